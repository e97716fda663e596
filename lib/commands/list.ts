import { z } from "zod";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { decodeCursor, encodeCursor } from "@/lib/kernel/cursor";
import { TallyError } from "@/lib/kernel/errors";
import { managedChannel, managedCommand } from "./access";
import { ensureBuiltins } from "./builtins";
import * as repository from "./repository-read";
import { type CommandRow, commandOfRow } from "./repository-rows";
import type { Command, CommandList, CommandSort, CommandsQuery, PublicCommand } from "./schema";

/**
 * A page of a channel's commands, with how many match. Our own are there from the first look on.
 * @throws TallyError not_found when the channel is not theirs to manage, bad_request for a cursor that is not ours
 */
export async function listCommands(
  person: Person,
  login: string,
  { sort, limit, cursor, ...filter }: CommandsQuery,
  pool: Pool = db(),
): Promise<CommandList> {
  const { id: channelId } = await managedChannel(pool, person, login);
  const after = cursor === undefined ? null : placeOf(cursor, sort);
  await ensureBuiltins(channelId, pool);
  const wanted = { ...filter, channelId };
  const [rows, total] = await Promise.all([
    repository.listCommands(pool, wanted, { sort, after, limit: limit + 1 }),
    repository.countCommands(pool, wanted),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(commandOfRow),
    next_cursor: last ? encodeCursor([sort, sortedBy(last, sort), last.id]) : null,
    total,
  };
}

/** A command, deleted or not. @throws TallyError not_found when there is none, or it is not theirs */
export const getCommand = async (person: Person, id: string, pool: Pool = db()): Promise<Command> =>
  commandOfRow(await managedCommand(pool, person, id));

/** What answers to a name or an alias. @throws TallyError not_found when nothing does, or it is not theirs */
export async function getCommandByName(
  person: Person,
  login: string,
  name: string,
  pool: Pool = db(),
): Promise<Command> {
  const { id } = await managedChannel(pool, person, login);
  const row = await repository.findByName(pool, id, name);
  if (!row) throw new TallyError("not_found", `Nothing answers to !${name} here.`);
  return commandOfRow(row);
}

/**
 * What a channel's bot answers, by name, for anybody: without what is switched off, and without who is named.
 * @throws TallyError not_found when the channel was never connected
 */
export async function listPublicCommands(
  login: string,
  pool: Pool = db(),
): Promise<{ channel: BroadcasterRef; items: PublicCommand[] }> {
  const channel = await repository.channelByLogin(pool, login.toLowerCase());
  if (!channel) throw new TallyError("not_found", `No bot answers in the channel of ${login}.`);
  await ensureBuiltins(channel.id, pool);
  return { channel, items: (await repository.listAnswered(pool, channel.id)).map(publicOf) };
}

/** Whether `listPublicCommands` has something to list: a bot was in the channel of that login once. */
export const hasCommands = async (login: string, from: Db = db()): Promise<boolean> =>
  (await repository.channelByLogin(from, login)) !== undefined;

const publicOf = (row: CommandRow): PublicCommand => ({
  name: row.name,
  aliases: row.aliases,
  builtin: row.builtin,
  response: row.response,
  permission: row.permission,
  streamState: row.streamState,
  categories: row.categories.map(({ name }) => name),
  cooldownSeconds: row.cooldownSeconds,
  personCooldownSeconds: row.personCooldownSeconds,
});

function sortedBy(row: CommandRow, sort: CommandSort): string | number {
  switch (sort) {
    case "name":
      return row.name;
    case "uses":
      return row.uses;
    case "last_used":
      return row.lastUsedAt?.getTime() ?? 0;
    case "created":
      return row.createdAt.getTime();
  }
}

function placeOf(cursor: string, sort: CommandSort): repository.Place {
  const value = sort === "name" ? z.string().max(50) : z.int().min(0);
  const read = z.tuple([z.literal(sort), value, z.uuid()]).safeParse(decodeCursor(cursor));
  if (read.success) return { value: read.data[1], id: read.data[2] };
  throw new TallyError("bad_request", "This page link is not valid. Start again from the first page.", {
    fields: [{ field: "cursor", message: "must be the next_cursor of an answer in the same order" }],
  });
}
