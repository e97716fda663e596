import { setTimeout as sleep } from "node:timers/promises";
import { forgetInAudit } from "@/lib/audit";
import { askErasure } from "@/lib/chat";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents, emptyHeard } from "@/lib/events";
import type { Logger } from "@/lib/log";
import { endPresence } from "@/lib/viewers";
import * as channels from "./repository-channel";
import * as repository from "./repository-deletion";
import { removeTrace, TRACES } from "./repository-traces";

export interface DeleteDeps {
  pool: Pool;
  /** The instance's time. */
  clock: () => Date;
  /** How old an event is at least before it is emptied: a reader that has lost its connection has it again by then. */
  settleMs?: number;
  log: Pick<Logger, "warn">;
  /** Has Twitch revoke all tokens of somebody, and removes them; false: Twitch could not be asked, and they are there. */
  revokeAllTokens(twitchId: string): Promise<boolean>;
  /** Removes them, whatever Twitch says. */
  removeTokens(twitchId: string): Promise<void>;
  endSessionsOf(twitchIds: readonly string[]): Promise<number>;
  /** Carries out the erasures that were asked for. */
  eraseChat(context: DeleteContext): Promise<unknown>;
}

export interface DeleteContext {
  now: Date;
  signal: AbortSignal;
  progress(latest: { done: number; total: number | null }): void;
}

/** How often Twitch is asked, once in a run; then the tokens go without it, and die there by themselves. */
const MOST_REVOKES = 5;
const BATCH = 5_000;
/** A bot that is told to leave does so within seconds; the lease of one that died runs out as soon. */
const LEAVE_MS = 60_000;
const LOOK_MS = 250;
const SETTLE_MS = 10_000;
/** Readers are through with an event within moments; one that is not does not hold up the other deletions. */
const HEAR_MS = 60_000;

/**
 * Deletes the accounts whose days of grace are over. May stop anywhere, and run twice at once: each step finds what is
 * left to do, and is counted in the transaction that does it.
 * @throws the first failure, after all that could be done was done
 */
export async function deleteAccounts(
  deps: DeleteDeps,
  context: DeleteContext,
): Promise<{ deleted: number; waiting: number }> {
  const failures: unknown[] = [];
  const result = { deleted: 0, waiting: 0 };
  const due = await repository.dueDeletions(deps.pool, context.now);
  for (const [index, deletion] of due.entries()) {
    if (context.signal.aborted) break;
    context.progress({ done: index, total: due.length });
    try {
      const isDone = await deleteOne(deps, deletion, context);
      result[isDone ? "deleted" : "waiting"] += 1;
    } catch (error) {
      // One that cannot be done must not keep the others waiting.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return result;
}

async function deleteOne(
  deps: DeleteDeps,
  deletion: repository.DueDeletion,
  context: DeleteContext,
): Promise<boolean> {
  const { pool } = deps;
  const { userId, twitchId, receiptId } = deletion;
  const { now, signal } = context;
  const begunAt = await repository.beginDeletion(pool, userId, deps.clock());
  if (!begunAt) return false;
  await deps.endSessionsOf([twitchId]);
  const isRevoked = await revoke(deps, deletion);
  await leave(pool, deletion);
  if (deletion.deleteChannel && !(await deleteChannel(pool, deletion, signal))) return false;
  if (deletion.eraseChat && !(await erase(deps, { ...deletion, begunAt }, context))) return false;
  for (const trace of TRACES) {
    if (signal.aborted) return false;
    await step(pool, deletion, trace.name, (tx) => removeTrace(tx, trace, deletion));
  }
  const person = { personId: userId, twitchId };
  await step(pool, deletion, "audit_entry", (tx) => forgetInAudit(tx, person));
  if (!(await emptyOutbox(deps, deletion, signal))) return false;
  // Nothing of theirs is left but the tokens, and who they belong to.
  if (!isRevoked) return false;
  return withTransaction(async (tx) => {
    if (!(await repository.holdDeletion(tx, userId))) return false;
    // Whoever came back meanwhile has a token that Twitch must hear of first: the next run begins anew.
    if (await repository.isBack(tx, { userId, twitchId })) return false;
    await repository.deletePerson(tx, { userId, receiptId, twitchId }, now);
    return true;
  }, pool);
}

/** Whether the tokens are gone: told to Twitch or, after too many tries, without it. */
async function revoke(deps: DeleteDeps, { userId, twitchId }: repository.DueDeletion): Promise<boolean> {
  if (await deps.revokeAllTokens(twitchId)) return true;
  const attempts = await repository.countRevoke(deps.pool, userId);
  if (attempts < MOST_REVOKES) return false;
  deps.log.warn({ attempts }, "Twitch was not told that an account is gone");
  await deps.removeTokens(twitchId);
  return true;
}

/** The bot leaves their own channel, whatever becomes of what is kept of it. */
async function leave(pool: Pool, { twitchId, userId }: repository.DueDeletion): Promise<void> {
  const isLeft = await withTransaction(async (tx) => {
    if (!(await repository.holdDeletion(tx, userId))) return false;
    if (!(await channels.leaveOwn(tx, twitchId))) return false;
    await appendEvents(tx, [{ kind: "channel.changed", payload: { channelId: twitchId, change: "left" } }]);
    return true;
  }, pool);
  if (isLeft) await endPresence(twitchId, Date.now(), pool);
}

/** False: a bot still writes what is said there, or the run ends; the next one goes on. */
async function deleteChannel(
  pool: Pool,
  deletion: repository.DueDeletion,
  signal: AbortSignal,
): Promise<boolean> {
  const { twitchId } = deletion;
  for (const begun = performance.now(); await channels.isRead(pool, twitchId); ) {
    if (signal.aborted || performance.now() - begun > LEAVE_MS) return false;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
  for (let more = true; more; ) {
    if (signal.aborted) return false;
    await withTransaction(async (tx) => {
      const part = await channels.deleteOfChannel(tx, twitchId, BATCH);
      more = part !== null;
      if (part) await repository.addToReceipt(tx, deletion.receiptId, part.table, part.deleted);
    }, pool);
  }
  await step(pool, deletion, "channel", (tx) => channels.deleteChannel(tx, twitchId));
  return true;
}

/** What they wrote in chats, by the way that everybody may have it erased. */
async function erase(
  deps: DeleteDeps,
  { userId, twitchId, receiptId, begunAt: since }: repository.DueDeletion & { begunAt: Date },
  context: DeleteContext,
): Promise<boolean> {
  const { pool } = deps;
  if (!(await repository.erasureSince(pool, twitchId, since))) await askErasure({ twitchId }, pool);
  await deps.eraseChat(context);
  const erasure = await repository.erasureSince(pool, twitchId, since);
  if (!erasure?.done) return false;
  await withTransaction(async (tx) => {
    if (await repository.holdDeletion(tx, userId))
      await repository.putIntoReceipt(tx, receiptId, "chat_erasure", erasure.entries);
  }, pool);
  return true;
}

/**
 * Empties what the outbox says of them, each event once all who follow it have heard it: what stays unheard is asked of
 * the database, so that a run that dies here, or two at once, change nothing about it. False: somebody has not heard all
 * of it; the next run goes on.
 */
async function emptyOutbox(
  { pool, settleMs = SETTLE_MS }: DeleteDeps,
  deletion: repository.DueDeletion,
  signal: AbortSignal,
): Promise<boolean> {
  for (const begun = performance.now(); ; ) {
    let left = 0;
    await step(pool, deletion, "outbox", async (tx) => {
      const part = await emptyHeard(tx, deletion, settleMs);
      left = part.left;
      return part.emptied;
    });
    if (left === 0) return true;
    if (signal.aborted || performance.now() - begun > HEAR_MS) return false;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Does a part and writes it into the receipt, both or neither. */
function step(
  pool: Pool,
  { userId, receiptId }: repository.DueDeletion,
  name: string,
  work: (tx: Db) => Promise<number>,
): Promise<void> {
  return withTransaction(async (tx) => {
    if (!(await repository.holdDeletion(tx, userId))) return;
    await repository.addToReceipt(tx, receiptId, name, await work(tx));
  }, pool);
}
