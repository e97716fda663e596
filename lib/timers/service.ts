import { changed, recordAudit } from "@/lib/audit";
import type { Person } from "@/lib/auth/core/policy";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { assertUnchanged } from "@/lib/http/unchanged";
import { TallyError } from "@/lib/kernel/errors";
import { managedChannel, managedTimer } from "./access";
import { type TimerRow, timerOfRow } from "./core/timer-of-row";
import { checkMessage } from "./message";
import * as repository from "./repository";
import * as write from "./repository-write";
import { type ChatTimer, MOST_TIMERS, type NewTimer, type TimerChange, type TimerList } from "./schema";

/** A channel's timers by name. @throws TallyError not_found when the channel is not theirs to manage */
export async function listTimers(person: Person, login: string, from: Db = db()): Promise<TimerList> {
  const { id } = await managedChannel(from, person, login);
  const [rows, [channel]] = await Promise.all([
    repository.timersOf(from, [id]),
    repository.channelsNow(from, [id]),
  ]);
  return { items: channel ? rows.map((row) => timerOfRow(row, rows, channel)) : [] };
}

/** One timer, deleted or not. @throws TallyError not_found, also when it is none of the person's business */
export async function getTimer(person: Person, id: string, from: Db = db()): Promise<ChatTimer> {
  return view(from, await managedTimer(from, person, id));
}

/**
 * Makes a timer; it is said when its time and its lines have passed from now.
 * @throws TallyError not_found when the channel is not theirs to manage, unprocessable when the message cannot be
 *   understood, conflict when the name is taken or there are too many
 */
export async function createTimer(
  person: Person,
  login: string,
  input: NewTimer,
  pool: Pool = db(),
): Promise<ChatTimer> {
  const { id: channelId } = await managedChannel(pool, person, login);
  checkMessage(input.message);
  return changing(pool, { channelId, action: "timer.create", given: input }, async (tx) => {
    checkFits(await repository.timersOf(tx, [channelId]), input.name);
    return write.insertTimer(tx, channelId, input);
  });
}

/** Changes a timer. @throws TallyError as `createTimer`, and conflict when it was changed or deleted meanwhile */
export async function updateTimer(
  person: Person,
  id: string,
  change: TimerChange,
  pool: Pool = db(),
): Promise<ChatTimer> {
  const { channelId } = await managedTimer(pool, person, id);
  if (change.message !== undefined) checkMessage(change.message);
  const { version: _, ...given } = change;
  return changing(pool, { channelId, id, action: "timer.update", given }, async (tx) => {
    await assertUnchanged(() => versionNow(tx, id));
    if (change.name !== undefined) checkName(await repository.timersOf(tx, [channelId]), change.name, id);
    const row = await write.updateTimer(tx, id, change);
    if (row) return row;
    const now = await repository.findTimer(tx, id);
    throw new TallyError(
      "conflict",
      now?.deletedAt === null
        ? "Somebody changed this timer meanwhile. Look at it again before you change it."
        : "This timer is deleted. Restore it before you change it.",
    );
  });
}

/** Deletes a timer; deleted already is fine. @throws TallyError not_found */
export async function deleteTimer(person: Person, id: string, pool: Pool = db()): Promise<void> {
  const { channelId } = await managedTimer(pool, person, id);
  await changing(pool, { channelId, id, action: "timer.delete" }, async (tx) => {
    await assertUnchanged(() => versionNow(tx, id));
    return write.putDeleted(tx, id, true);
  });
}

/**
 * Brings a deleted timer back; there already is fine.
 * @throws TallyError not_found, conflict when its name is taken or there are too many
 */
export async function restoreTimer(person: Person, id: string, pool: Pool = db()): Promise<ChatTimer> {
  const { channelId, name } = await managedTimer(pool, person, id);
  return changing(pool, { channelId, id, action: "timer.restore" }, async (tx) => {
    const others = (await repository.timersOf(tx, [channelId])).filter((other) => other.id !== id);
    checkFits(others, name);
    return write.putDeleted(tx, id, false);
  });
}

interface Deed {
  channelId: string;
  /** Undefined: of a timer that is made. */
  id?: string;
  action: "timer.create" | "timer.update" | "timer.delete" | "timer.restore";
  /** What is set. */
  given?: object;
}

/**
 * Changes one timer of a channel while nobody else changes or says any of it, and tells of it. `work` gives undefined
 * when it is as it should be already; then the timer `id` is given as it is.
 */
function changing(
  pool: Pool,
  { channelId, id, action, given = {} }: Deed,
  work: (tx: Db) => Promise<TimerRow | undefined>,
): Promise<ChatTimer> {
  return withTransaction(async (tx) => {
    await repository.lockTimers(tx, channelId);
    const before = id === undefined ? undefined : await repository.findTimer(tx, id);
    const row = await work(tx);
    const timer = row ?? (id === undefined ? undefined : await repository.findTimer(tx, id));
    if (!timer) throw new TallyError("not_found", "There is nothing here.");
    const shown = await view(tx, timer);
    if (!row) return shown;
    const target = { kind: "timer", id: row.id, name: row.name } as const;
    await recordAudit(tx, { action, target, channelId, ...changed(before ?? {}, given) });
    await appendEvents(tx, [{ kind: "commands.changed", payload: { channelId, what: "timers" } }]);
    return shown;
  }, pool);
}

const versionNow = async (tx: Db, id: string) => (await repository.findTimer(tx, id))?.version;

async function view(from: Db, row: TimerRow): Promise<ChatTimer> {
  const rows = await repository.timersOf(from, [row.channelId]);
  const [channel] = await repository.channelsNow(from, [row.channelId]);
  if (!channel) throw new TallyError("not_found", "There is nothing here.");
  return timerOfRow(row, rows, channel);
}

/** Whether one more of this name fits in. */
function checkFits(others: readonly TimerRow[], name: string): void {
  if (others.length >= MOST_TIMERS)
    throw new TallyError("conflict", `A channel has at most ${MOST_TIMERS} timers. Delete one first.`);
  checkName(others, name);
}

function checkName(others: readonly TimerRow[], name: string, butNot?: string): void {
  const wanted = name.toLowerCase();
  if (!others.some((other) => other.id !== butNot && other.name.toLowerCase() === wanted)) return;
  throw new TallyError("conflict", `There is a timer “${name}” already.`, {
    fields: [{ field: "name", message: "must be another: this one is taken" }],
  });
}
