import { v7 as uuidv7 } from "uuid";
import type { Db } from "@/lib/db/client";
import * as repository from "./repository-import";
import { namesOf } from "./repository-read";
import { commandOfRow } from "./repository-rows";
import { lockCommands, markDeleted, type Settings } from "./repository-write";
import type { Command } from "./schema";

/** A command that an import makes (no target), or changes. */
export interface ImportedCommand {
  target: { id: string; version: number } | null;
  value: Settings & { uses: number };
}

/** A command as an import left it; `before`: what it was, null when it is new. */
export interface CommandLeft {
  id: string;
  name: string;
  version: number;
  before: Settings | null;
}

/** All commands of a channel, to be planned with. To the end of the transaction nobody else changes them. */
export async function holdCommands(tx: Db, channelId: string): Promise<Command[]> {
  await lockCommands(tx, channelId);
  return (await repository.listAll(tx, channelId)).map(commandOfRow);
}

/**
 * Writes many commands at once. The caller holds them (`holdCommands`) since it looked at what is there, has seen to it
 * that names are unique and that nothing calls itself, and appends commands.changed at the end.
 */
export async function importCommands(
  tx: Db,
  channelId: string,
  held: readonly Command[],
  writes: readonly ImportedCommand[],
): Promise<CommandLeft[]> {
  const before = new Map(held.map((command) => [command.id, settingsOf(command)]));
  const made = writes.flatMap(({ target, value }) => (target ? [] : [{ ...value, id: uuidv7() }]));
  const changed = writes.flatMap(({ target, value }) => (target ? [{ ...value, ...target }] : []));
  const updated = await repository.updateMany(tx, channelId, changed);
  await repository.insertMany(tx, channelId, made);
  await repository.putAllNames(
    tx,
    [...updated, ...made].map(({ id }) => id),
  );
  return [
    ...made.map(({ id, name }) => ({ id, name, version: 1, before: null })),
    ...updated.map((each) => ({ ...each, before: before.get(each.id) ?? null })),
  ];
}

/**
 * Makes undone what an import left, where nobody changed it since: what was new is deleted, the rest is as it was.
 * Gives back the ids of what was left alone. Locks and events as in `importCommands`.
 */
export async function undoCommands(
  tx: Db,
  channelId: string,
  left: readonly CommandLeft[],
): Promise<string[]> {
  await lockCommands(tx, channelId);
  const ids = left.map(({ id }) => id);
  const versions = new Map(
    (await repository.versionsOf(tx, channelId, ids)).map(({ id, version }) => [id, version]),
  );
  const same = left.filter(({ id, version }) => versions.get(id) === version);
  await markDeleted(
    tx,
    channelId,
    same.flatMap(({ id, before }) => (before ? [] : [id])),
  );
  const changed = same.flatMap(({ id, version, before }) => (before ? [{ ...before, id, version }] : []));
  const restorable = withFreeNames(changed, await namesOf(tx, channelId));
  const updated = await repository.updateMany(tx, channelId, restorable);
  await repository.putAllNames(
    tx,
    updated.map(({ id }) => id),
  );
  const undone = new Set([
    ...same.flatMap(({ id, before }) => (before ? [] : [id])),
    ...updated.map(({ id }) => id),
  ]);
  return ids.filter((id) => !undone.has(id));
}

/** Those whose names are free once all of them give up the names that they have now. */
function withFreeNames<T extends Settings & { id: string }>(
  changed: readonly T[],
  names: readonly { name: string; id: string }[],
): T[] {
  let able = [...changed];
  for (;;) {
    const ids = new Set(able.map(({ id }) => id));
    const taken = new Set(names.flatMap(({ name, id }) => (ids.has(id) ? [] : [name])));
    const free = able.filter(({ name, aliases }) => ![name, ...aliases].some((each) => taken.has(each)));
    // What is left as it is keeps its names, which another may have wanted back.
    if (free.length === able.length) return able;
    able = free;
  }
}

/** What people decide of a command. */
const settingsOf = ({
  id: _id,
  channelId: _channelId,
  builtin: _builtin,
  uses: _uses,
  lastUsedAt: _lastUsedAt,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  deletedAt: _deletedAt,
  version: _version,
  ...settings
}: Command): Settings => settings;
