import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { type ArchiveRun, LeaseLost } from "./archive-run";
import { lackingError, progressEvent, readWindow } from "./archive-window";
import { latestFrom, nextRead } from "./core/read-times";
import { CLIPS_BEGAN, cutOff, nextWidth, type Span, wholeSecond } from "./core/windows";
import { type Claim, holdLease, putBackfillBegun, putDue, putReadUntil } from "./repository-archive-lease";
import { addWindows } from "./repository-windows";

/**
 * Lays out the past of a channel that was never read: one window from the day clips began until now, of which pieces
 * are cut off as they are read. What is made from now on is the latest.
 * @throws LeaseLost
 */
export async function layOutPast(run: ArchiveRun, claim: Claim): Promise<void> {
  const now = run.clock();
  await withTransaction(async (tx) => {
    if (!(await holdLease(tx, claim))) throw new LeaseLost();
    const to = wholeSecond(now);
    if (await putBackfillBegun(tx, claim.channelId, now)) {
      await addWindows(tx, claim.channelId, [{ from: CLIPS_BEGAN, to }]);
    }
    await putReadUntil(tx, claim.channelId, to);
    await putDue(tx, claim.channelId, { begunAt: now, dueAt: nextRead(now) });
    await appendEvents(tx, [progressEvent(claim.channelId)]);
  }, run.pool);
}

/**
 * Reads what was made since a channel was read last, and some time before: the oldest first, so that whatever ends
 * this, all before `read_until` is known, however long nothing was read and however much was made meanwhile. False
 * when the run must end first.
 * @throws TwitchError, LeaseLost
 */
export async function readLatest(run: ArchiveRun, claim: Claim, readUntil: Date): Promise<boolean> {
  const begunAt = run.clock();
  const to = wholeSecond(begunAt);
  let from = wholeSecond(latestFrom(readUntil < to ? readUntil : to));
  let next = cutOff({ from, to }, nextWidth(null), "oldest").now;
  while (from < to) {
    if (run.purse.isSpent()) return false;
    const read = await readPiece(run, claim, next, next.to >= to ? begunAt : null);
    if (!read) return false;
    if (read.verdict === "lacking") throw lackingError();
    if (read.parts) {
      [next] = read.parts;
      continue;
    }
    from = next.to;
    next = cutOff({ from, to }, nextWidth({ ...next, found: read.found }), "oldest").now;
  }
  return true;
}

/** `lastOf`: when the reading began of which it is the last piece. */
async function readPiece(run: ArchiveRun, claim: Claim, span: Span, lastOf: Date | null) {
  const { channelId } = claim;
  return readWindow(run, claim, {
    span,
    backfill: false,
    conclude: async (tx, { verdict, parts }) => {
      // What was told is kept, but nothing may say that this time was read.
      if (parts || verdict === "lacking") return [];
      if (verdict === "capped") await addWindows(tx, channelId, [span], "capped");
      await putReadUntil(tx, channelId, span.to);
      if (lastOf) await putDue(tx, channelId, { begunAt: lastOf, dueAt: nextRead(run.clock()) });
      return [progressEvent(channelId)];
    },
  });
}
