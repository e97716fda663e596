import { recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { managedChannel, managedCommand } from "./access";
import { ensureBuiltins } from "./builtins";
import { present } from "./core/present";
import { type AskUsers, resolvePeople } from "./people";
import { lockCommands } from "./repository-write";
import type { Command, CommandChange, NewCommand } from "./schema";
import { commandsChanged, createIn, deleteIn, restoreIn, updateIn } from "./write";

export interface ChangeDeps {
  pool: Pool;
  /** Whom to ask who people are; the process's Twitch when left out. */
  twitch?: () => AskUsers;
}

const processDeps = (): ChangeDeps => ({ pool: db() });

/**
 * Makes a command in a channel that the person manages.
 * @throws TallyError not_found; unprocessable when the response or a person cannot be understood; conflict when a name
 *   is taken
 */
export async function createCommand(
  person: Person,
  login: string,
  { people, ...settings }: NewCommand,
  { pool, twitch }: ChangeDeps = processDeps(),
): Promise<Command> {
  const { id: channelId } = await managedChannel(pool, person, login);
  await ensureBuiltins(channelId, pool);
  const resolved = await resolvePeople(people, twitch);
  return changing(pool, channelId, (tx) => createIn(tx, channelId, { ...settings, people: resolved }));
}

/**
 * Changes a command; what is left out stays.
 * @throws TallyError as `createCommand` does, and conflict when it was changed since the version that was edited
 */
export async function updateCommand(
  person: Person,
  id: string,
  { people, ...changes }: CommandChange,
  { pool, twitch }: ChangeDeps = processDeps(),
): Promise<Command> {
  const { channelId } = await managedCommand(pool, person, id);
  const resolved = people && { people: await resolvePeople(people, twitch) };
  return changing(pool, channelId, (tx) => updateIn(tx, id, { ...present(changes), ...resolved }));
}

/**
 * Deletes a command; its names are free from then on. Deleted already is fine.
 * @throws TallyError not_found, conflict for one of our own
 */
export async function deleteCommand(person: Person, id: string, pool: Pool = db()): Promise<void> {
  const row = await managedCommand(pool, person, id);
  if (row.builtin !== null) throw builtinStays(row.name);
  await changing(pool, row.channelId, (tx) => deleteIn(tx, row));
}

/** Brings a deleted command back. @throws TallyError not_found, conflict naming who has its name by now */
export async function restoreCommand(person: Person, id: string, pool: Pool = db()): Promise<Command> {
  const { channelId } = await managedCommand(pool, person, id);
  return changing(pool, channelId, async (tx) => {
    const { command, isBack } = await restoreIn(tx, id);
    const target = { kind: "command", id, name: command.name } as const;
    if (isBack) await recordAudit(tx, { action: "command.restore", target, channelId });
    return command;
  });
}

/** Changes commands of one channel in one transaction, while nobody else does, and tells the bots and the pages. */
export function changing<T>(pool: Pool, channelId: string, work: (tx: Db) => Promise<T>): Promise<T> {
  return withTransaction(async (tx) => {
    await lockCommands(tx, channelId);
    const result = await work(tx);
    await appendEvents(tx, [commandsChanged(channelId)]);
    return result;
  }, pool);
}

export const builtinStays = (name: string) =>
  new TallyError("conflict", `Tallylight's own !${name} can be switched off, but not deleted.`);
