import { v7 as uuidv7 } from "uuid";
import type { Db } from "@/lib/db/client";
import { lockTimers, timersOf } from "./repository";
import * as repository from "./repository-import";
import type { NewTimer } from "./schema";

/** A timer of a channel, as an import looks at it. */
export interface HeldTimer {
  id: string;
  version: number;
  value: NewTimer;
}

/** A timer as an import left it; `before`: what it was, null when it is new. */
export interface TimerLeft {
  id: string;
  name: string;
  version: number;
  before: NewTimer | null;
}

/** All timers of a channel, to be planned with. To the end of the transaction nobody else changes them. */
export async function holdTimers(tx: Db, channelId: string): Promise<HeldTimer[]> {
  await lockTimers(tx, channelId);
  const rows = await timersOf(tx, [channelId]);
  return rows.map(({ id, version, name, message, enabled, everyMinutes, minLines, onlineOnly }) => ({
    id,
    version,
    value: { name, message, enabled, everyMinutes, minLines, onlineOnly },
  }));
}

/**
 * Writes many timers at once. The caller holds them (`holdTimers`) since it looked at what is there, has seen to it that
 * names are unique, and appends commands.changed at the end.
 */
export async function importTimers(
  tx: Db,
  channelId: string,
  held: readonly HeldTimer[],
  writes: readonly { target: { id: string; version: number } | null; value: NewTimer }[],
): Promise<TimerLeft[]> {
  const before = new Map(held.map(({ id, value }) => [id, value]));
  const made = writes.flatMap(({ target, value }) => (target ? [] : [{ ...value, id: uuidv7() }]));
  const changed = writes.flatMap(({ target, value }) => (target ? [{ ...value, ...target }] : []));
  const updated = await repository.updateMany(tx, channelId, changed);
  await repository.insertMany(tx, channelId, made);
  return [
    ...made.map(({ id, name }) => ({ id, name, version: 1, before: null })),
    ...updated.map((each) => ({ ...each, before: before.get(each.id) ?? null })),
  ];
}

/** Makes undone what an import left, where nobody changed it since; gives back the ids of what was left alone. */
export async function undoTimers(tx: Db, channelId: string, left: readonly TimerLeft[]): Promise<string[]> {
  await lockTimers(tx, channelId);
  const deleted = await repository.deleteMany(
    tx,
    channelId,
    left.filter(({ before }) => before === null),
  );
  const changed = left.flatMap(({ id, version, before }) => (before ? [{ ...before, id, version }] : []));
  // A timer that is replaced keeps its name, so the name it had is still its own.
  const updated = await repository.updateMany(tx, channelId, changed);
  const undone = new Set([...deleted, ...updated.map(({ id }) => id)]);
  return left.flatMap(({ id }) => (undone.has(id) ? [] : [id]));
}
