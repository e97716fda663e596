import { randomUUID } from "node:crypto";
import type { JobContext } from "@/lib/jobs/schema";
import { TwitchError } from "@/lib/twitch";
import { nameCategories } from "./archive-categories";
import { layOutPast, readLatest } from "./archive-latest";
import { type ArchiveDeps, type ArchiveRun, CHANNELS_OWN, createPurse, LeaseLost } from "./archive-run";
import { readPast } from "./backfill";
import { nextTry } from "./core/read-times";
import { linkRecent } from "./link";
import { ensureArchives } from "./repository-archive";
import { type Claim, claimBackfill, claimLatest, putFailure, releaseLease } from "./repository-archive-lease";

export interface ArchiveResult {
  /** Channels whose latest clips were read. */
  read: number;
  /** Channels that could not be read; why is said in their archive. */
  failed: number;
  /** Clips that were not known before. */
  found: number;
  /** Windows that were read to their end. */
  windows: number;
  /** Requests to Twitch, repeats not counted. */
  requests: number;
}

/** A run begins no more requests than this; what is left is the next run's, minutes later. */
const MOST_REQUESTS = 300;
/** Of the past of one channel, before it is another's turn. */
const SLICE = 40;

/**
 * Archives the clips of connected channels: first the latest of those that are due, then the past, by turns, the
 * newest first. It is told by time and in windows, because Twitch gives about 1,000 clips of one and says that there
 * are no more; docs/decisions/027 tells how none is missed. Takes Helix points only while half of what ticks leave to
 * others is still there. Each page is one transaction under the lease of its channel: killed, or run twice at once, it
 * goes on or repeats without harm.
 */
export async function archiveClips(
  deps: ArchiveDeps,
  { signal, progress }: Pick<JobContext, "signal" | "progress">,
  { mostRequests = MOST_REQUESTS, slice = SLICE } = {},
): Promise<ArchiveResult> {
  const run: ArchiveRun = {
    ...deps,
    signal,
    worker: randomUUID(),
    purse: createPurse({ ...deps, signal }, mostRequests),
    found: 0,
    windows: 0,
    onPage: () => progress({ done: run.found, total: null }),
    toldAt: new Map(),
    twitchIsAway: false,
  };
  await ensureArchives(deps.pool, { now: deps.clock(), quotaMb: deps.quotaMb });
  const failed = new Set<string>();
  const read = await readAllLatest(run, failed);
  await readPasts(run, failed, slice);
  if (run.found > 0 && !isOver(run)) await attempt(run, () => nameCategories(run));
  return {
    ...{ read, failed: failed.size, found: run.found, windows: run.windows },
    requests: run.purse.spent(),
  };
}

const isOver = ({ purse, twitchIsAway }: ArchiveRun): boolean => twitchIsAway || purse.isSpent();

async function readAllLatest(run: ArchiveRun, failed: Set<string>): Promise<number> {
  const seen = new Set<string>();
  let read = 0;
  while (!isOver(run)) {
    const claim = await claimLatest(run.pool, { worker: run.worker, now: run.clock(), except: seen });
    if (!claim) break;
    seen.add(claim.channelId);
    const isRead = await onLease(run, claim, failed, async () => {
      if (!claim.readUntil) await layOutPast(run, claim);
      else if (await readLatest(run, claim, claim.readUntil)) await linkRecent(run, claim);
      else return false;
      return true;
    });
    if (isRead) read += 1;
  }
  return read;
}

async function readPasts(run: ArchiveRun, failed: Set<string>, slice: number): Promise<void> {
  const except = new Set<string>();
  while (!isOver(run)) {
    const claim = await claimBackfill(run.pool, { worker: run.worker, now: run.clock(), except });
    if (!claim) return;
    const goesOn = await onLease(run, claim, failed, async () => {
      const isRead = await readPast(run, claim, slice);
      await linkRecent(run, claim);
      return isRead;
    });
    // Another worker has it, or it failed: it is not to be claimed again and again.
    if (!goesOn) except.add(claim.channelId);
  }
}

/** Works on a claimed channel and gives it back. False when that came to nothing, or not to its end. */
async function onLease(
  run: ArchiveRun,
  claim: Claim,
  failed: Set<string>,
  work: () => Promise<boolean>,
): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    if (run.signal.aborted) return false;
    if (!(error instanceof TwitchError)) throw error;
    run.log.warn({ channelId: claim.channelId, err: error }, "clips not archived");
    failed.add(claim.channelId);
    run.twitchIsAway = !CHANNELS_OWN.has(error.kind);
    const now = run.clock();
    await putFailure(run.pool, claim, { error: error.message, now, dueAt: nextTry(now) });
    return false;
  } finally {
    await releaseLease(run.pool, claim);
  }
}

/** What is no channel's: Twitch's failure to tell it is logged, and the next run asks again. */
async function attempt(run: ArchiveRun, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (run.signal.aborted) return;
    if (!(error instanceof TwitchError)) throw error;
    run.log.warn({ err: error }, "categories not named");
  }
}
