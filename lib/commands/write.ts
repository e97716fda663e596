import { changed, recordAudit } from "@/lib/audit";
import type { Db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/events/schema";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { checkResponse, refuseLoop } from "./check-response";
import { commandOfRow } from "./repository-rows";
import * as repository from "./repository-write";
import { type Command, MOST_COMMANDS } from "./schema";

/** What is changed of a command; what is left out stays. */
export type Changes = Partial<repository.Settings> & { version?: number | undefined };

/**
 * Makes a command. The caller holds `lockCommands` and appends `commandsChanged` to the outbox at the end.
 * @throws TallyError unprocessable when the response cannot be understood or calls itself, conflict when a name is
 *   taken or the channel has as many commands as it may
 */
export async function createIn(
  tx: Db,
  channelId: string,
  given: repository.Settings,
  chatterId?: string,
): Promise<Command> {
  const settings = { ...given, aliases: aliasesOf(given) };
  if ((await repository.countAll(tx, channelId)) >= MOST_COMMANDS)
    throw new TallyError("conflict", `A channel has at most ${MOST_COMMANDS} commands. Delete one first.`);
  await check(tx, { ...settings, channelId, id: null });
  const row = await repository.insertCommand(tx, channelId, settings);
  await repository.putNames(tx, row);
  const target = { kind: "command", id: row.id, name: row.name } as const;
  const after = { ...settings, people: idsOf(settings.people) };
  await recordAudit(tx, { action: "command.create", target, channelId, after, chatterId });
  return commandOfRow(row);
}

/**
 * Changes a command that is not deleted; see `createIn`.
 * @throws TallyError as `createIn` does, not_found when it was deleted, conflict when it was changed since `version`
 */
export async function updateIn(
  tx: Db,
  id: string,
  { version, ...changes }: Changes,
  chatterId?: string,
): Promise<Command> {
  const row = await repository.lockCommand(tx, id);
  if (!row || row.deletedAt) throw new TallyError("not_found", "This command was deleted.");
  await assertUnchanged(() => row.version);
  if (version !== undefined && version !== row.version) throw changedMeanwhile(row.name);
  const merged = { ...row, ...changes };
  const settings = { ...merged, aliases: aliasesOf(merged) };
  if (row.builtin === null && settings.response.trim() === "")
    throw new TallyError("unprocessable", "Something in the request does not fit.", {
      fields: [{ field: "response", message: "A response says something." }],
    });
  await check(tx, settings);
  const written = await repository.updateCommand(tx, id, settings);
  await repository.putNames(tx, written);
  const differs = changed(
    { ...row, people: idsOf(row.people) },
    { ...settings, people: idsOf(settings.people) },
  );
  const { channelId } = row;
  const target = { kind: "command", id, name: written.name } as const;
  await recordAudit(tx, { action: "command.update", target, channelId, ...differs, chatterId });
  return commandOfRow(written);
}

/** Takes a command away; gone already is fine. See `createIn`. */
export async function deleteIn(
  tx: Db,
  { id, channelId, name }: Pick<Command, "id" | "channelId" | "name">,
  chatterId?: string,
): Promise<void> {
  await assertUnchanged(async () => (await repository.lockCommand(tx, id))?.version);
  if ((await repository.markDeleted(tx, channelId, [id])).length === 0) return;
  const target = { kind: "command", id, name } as const;
  await recordAudit(tx, { action: "command.delete", target, channelId, chatterId });
}

/**
 * Brings a deleted command back under the names it had; one that is there already stays as it is. See `createIn`.
 * @throws TallyError conflict when somebody has one of its names, unprocessable when its response calls itself by now
 */
export async function restoreIn(tx: Db, id: string): Promise<{ command: Command; isBack: boolean }> {
  const row = await repository.lockCommand(tx, id);
  if (!row) throw new TallyError("not_found", "There is nothing here.");
  if (!row.deletedAt) return { command: commandOfRow(row), isBack: false };
  if ((await repository.countAll(tx, row.channelId)) >= MOST_COMMANDS)
    throw new TallyError("conflict", `A channel has at most ${MOST_COMMANDS} commands. Delete one first.`);
  await check(tx, row);
  await repository.unmarkDeleted(tx, id);
  await repository.putNames(tx, row);
  return { command: commandOfRow((await repository.lockCommand(tx, id)) ?? row), isBack: true };
}

/** What they are called is none of the record's business. */
const idsOf = (people: Command["people"]) => people.map(({ id }) => id);

/** What the outbox is told at the end of whatever changes commands. */
export const commandsChanged = (channelId: string): DomainEvent => ({
  kind: "commands.changed",
  payload: { channelId, what: "commands" },
});

/** Each once, and none that is the name itself. */
const aliasesOf = ({ name, aliases }: Pick<Command, "name" | "aliases">) => [
  ...new Set(aliases.filter((alias) => alias !== name)),
];

type Checked = Pick<Command, "channelId" | "name" | "aliases" | "response"> & { id: string | null };

async function check(tx: Db, command: Checked): Promise<void> {
  checkResponse(command.response);
  const { channelId, id, name, aliases } = command;
  const taken = await repository.takenNames(tx, channelId, [name, ...aliases], id);
  if (taken.length > 0) throw nameTaken(command, taken);
  await refuseLoop(tx, command);
}

function nameTaken({ name, aliases }: Checked, taken: readonly { name: string; by: string }[]): TallyError {
  const fields = taken.map((one) => ({
    field: one.name === name ? "name" : `aliases.${aliases.indexOf(one.name)}`,
    message:
      one.by === one.name ? `!${one.name} is there already.` : `!${one.name} is an alias of !${one.by}.`,
  }));
  return new TallyError("conflict", `The name is taken: ${fields.map(({ message }) => message).join(" ")}`, {
    fields,
  });
}

const changedMeanwhile = (name: string) =>
  new TallyError("conflict", `!${name} was changed meanwhile. Look at it again before you change it.`, {
    fields: [{ field: "version", message: "must be that of the command as it is now" }],
  });
