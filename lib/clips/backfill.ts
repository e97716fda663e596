import type { Db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { TwitchError } from "@/lib/twitch";
import { type ArchiveRun, LeaseLost } from "./archive-run";
import { lackingError, progressEvent, readWindow, type WindowRead } from "./archive-window";
import { cutOff, halves, nextWidth, type Span } from "./core/windows";
import { type Claim, holdLease, putBackfilled } from "./repository-archive-lease";
import {
  countAttempt,
  type NextWindow,
  nextWindow,
  putWindowRead,
  replaceWindow,
} from "./repository-windows";

/** A window whose answers make no sense so often is read in halves: what is wrong may be in one of them only. */
const MOST_ATTEMPTS = 3;

/**
 * Reads on in a channel's past, the newest first, for about `slice` requests. False when the run must end.
 * @throws TwitchError, LeaseLost
 */
export async function readPast(run: ArchiveRun, claim: Claim, slice: number): Promise<boolean> {
  const begin = run.purse.spent();
  while (run.purse.spent() - begin < slice) {
    if (run.purse.isSpent()) return false;
    const next = await nextWindow(run.pool, claim.channelId);
    if (!next) return true;
    if (!(await readNext(run, claim, next))) return false;
  }
  return true;
}

async function readNext(run: ArchiveRun, claim: Claim, next: NextWindow): Promise<boolean> {
  const window = await takeNewest(run, claim, next);
  try {
    const read = await readWindow(run, claim, {
      span: window,
      backfill: true,
      conclude: (tx, what) => conclude(tx, run, claim, window, what),
    });
    if (read && isDoubted(read, window)) throw lackingError();
    return read !== null;
  } catch (error) {
    if (error instanceof TwitchError && error.kind === "malformed") await noteFailure(run, claim, window);
    throw error;
  }
}

type Tried = Span & { attempts: number };

/** Cuts off as much of the window as can be read at once; what is cut is one of its own from then on. */
async function takeNewest(run: ArchiveRun, claim: Claim, next: NextWindow): Promise<Tried> {
  const { from, to, attempts, newer } = next;
  const { now, rest } = cutOff({ from, to }, nextWidth(newer), "newest");
  if (!rest) return { from, to, attempts };
  await withTransaction(async (tx) => {
    if (!(await holdLease(tx, claim))) throw new LeaseLost();
    await replaceWindow(tx, claim.channelId, { from, to }, [rest, now]);
  }, run.pool);
  return { ...now, attempts: 0 };
}

/** Read again later. Where Twitch goes on to contradict itself, it is said in the end that it may know more. */
const isDoubted = ({ verdict }: Pick<WindowRead, "verdict">, { attempts }: Tried): boolean =>
  verdict === "lacking" && attempts + 1 < MOST_ATTEMPTS;

async function conclude(
  tx: Db,
  run: ArchiveRun,
  { channelId }: Claim,
  window: Tried,
  { verdict, parts, found }: WindowRead,
): Promise<DomainEvent[]> {
  if (isDoubted({ verdict }, window)) return [];
  const state = verdict === "whole" ? "done" : "capped";
  if (parts) await replaceWindow(tx, channelId, window, parts);
  else await putWindowRead(tx, channelId, window, { state, found, now: run.clock() });
  await putBackfilled(tx, channelId, run.clock());
  return [progressEvent(channelId)];
}

/** Counts a window's failure. After some, its halves take its place; of a second that has none, no more is asked. */
async function noteFailure(run: ArchiveRun, claim: Claim, window: Tried): Promise<void> {
  const { channelId } = claim;
  await withTransaction(async (tx) => {
    if (!(await holdLease(tx, claim))) return;
    await countAttempt(tx, channelId, window);
    if (window.attempts + 1 < MOST_ATTEMPTS) return;
    const parts = halves(window);
    if (parts) await replaceWindow(tx, channelId, window, parts);
    else await putWindowRead(tx, channelId, window, { state: "capped", found: 0, now: run.clock() });
    await putBackfilled(tx, channelId, run.clock());
    await appendEvents(tx, [progressEvent(channelId)]);
  }, run.pool);
}
