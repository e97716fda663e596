import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import type { JobContext } from "@/lib/jobs/schema";
import type { Logger } from "@/lib/log";
import { type Twitch, type TwitchClip, TwitchError } from "@/lib/twitch";
import { nameCategories } from "./archive-categories";
import { createPurse, type PointsOfTwitch, type Purse } from "./archive-run";
import { changedEvents, storeClips } from "./archive-store";
import { type Absence, judgeAbsence, lacksMost, nextLookForGone } from "./core/refresh-plan";
import { lockKnown } from "./repository-clips-write";
import {
  claimDueClips,
  type DueClip,
  listWitnesses,
  putGone,
  putMissing,
  putRefreshDue,
} from "./repository-refresh";

export interface RefreshDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getClips" | "getCategories"> & PointsOfTwitch;
  /** The share of the Helix points that ticks leave to everyone else (HELIX_HEADROOM). */
  headroom: number;
  /** The instance's time. */
  clock: () => Date;
  log: Pick<Logger, "warn">;
}

export interface RefreshResult {
  /** Clips that Twitch told of. */
  refreshed: number;
  /** Clips that Twitch has no longer, as of now. */
  gone: number;
  /** Requests to Twitch. */
  requests: number;
}

/** A run begins no more requests than this; what is left is due in the next run. */
const MOST_REQUESTS = 200;
/** Ids that one request takes. */
const AT_ONCE = 100;
const CLAIM_MS = 10 * 60_000;
const OFF_MS = 24 * 3_600_000;
const UNREAD_MS = 6 * 3_600_000;
const WITNESSES = 20;

/**
 * Asks Twitch about clips that are due, 100 a request: how often they were watched (see `nextRefresh` for how often
 * that is asked), and whether they are still there. One that is missing is gone when it has been for long enough;
 * where most of an answer is missing, Twitch is asked about clips that it told of lately before any is noted. Takes
 * Helix points only while half of what ticks leave to others is still there.
 */
export async function refreshClips(
  deps: RefreshDeps,
  { signal, progress }: Pick<JobContext, "signal" | "progress">,
  { mostRequests = MOST_REQUESTS } = {},
): Promise<RefreshResult> {
  const purse = createPurse({ ...deps, signal }, mostRequests);
  const result = { refreshed: 0, gone: 0 };
  try {
    while (!purse.isSpent()) {
      const batch = await claim(deps);
      if (batch.due.length > 0) {
        const done = await refresh({ ...deps, signal, purse }, batch.due);
        if (!done) break;
        result.refreshed += done.refreshed;
        result.gone += done.gone;
        progress({ done: result.refreshed, total: null });
      }
      if (!batch.more) break;
    }
    await nameCategories({ ...deps, signal, purse });
  } catch (error) {
    if (signal.aborted) return { ...result, requests: purse.spent() };
    if (!(error instanceof TwitchError)) throw error;
    deps.log.warn({ err: error }, "clips not refreshed");
  }
  return { ...result, requests: purse.spent() };
}

function claim({ pool, clock }: RefreshDeps): ReturnType<typeof claimDueClips> {
  const now = clock();
  const after = (ms: number) => new Date(now.getTime() + ms);
  return claimDueClips(pool, { now, until: after(CLAIM_MS), off: after(OFF_MS), limit: AT_ONCE });
}

type Run = RefreshDeps & { signal: AbortSignal; purse: Purse };

/** Null when nothing was learned, and the run must end. */
async function refresh(
  run: Run,
  due: readonly DueClip[],
): Promise<{ refreshed: number; gone: number } | null> {
  // What was claimed is due again in minutes.
  if (!(await run.purse.take())) return null;
  const asked = due.map(({ twitchId }) => twitchId);
  const { clips, unread } = await run.twitch.getClips(asked, { signal: run.signal });
  const told = new Set(clips.map(({ id }) => id));
  if (lacksMost(due, told) && !(await isTrusted(run, due))) {
    run.log.warn({ asked: due.length, told: told.size }, "Twitch leaves out most clips: nothing is noted");
    return null;
  }
  const now = run.clock();
  const absence = unread === 0 ? judgeAbsence(due, told, now) : passOver(due, told, now);
  return { refreshed: told.size, gone: await write(run.pool, due, clips, absence, now) };
}

/** Where rows made no sense, one that is missing may be one of those: they are asked about later, and nothing is noted. */
function passOver(due: readonly DueClip[], told: ReadonlySet<string>, now: Date): Absence {
  const at = new Date(now.getTime() + UNREAD_MS);
  const later = due.filter(({ twitchId }) => !told.has(twitchId)).map(({ twitchId }) => ({ twitchId, at }));
  return { missing: [], gone: [], later };
}

/** Writes what an answer says of clips; says how many are gone as of now. */
async function write(
  pool: Pool,
  due: readonly DueClip[],
  clips: readonly TwitchClip[],
  absence: Absence,
  now: Date,
): Promise<number> {
  return withTransaction(async (tx) => {
    // All of them first, in the order in which everybody locks clips.
    const ids = due.map(({ twitchId }) => twitchId);
    await lockKnown(tx, ids);
    const { events } = await storeClips(tx, clips, { now, backfill: true });
    await putMissing(tx, absence.missing, now);
    await putRefreshDue(tx, absence.later);
    const gone = await putGone(tx, absence.gone, nextLookForGone(now, now));
    await appendEvents(tx, [...events, ...goneEvents(gone)]);
    return gone.length;
  }, pool);
}

function goneEvents(gone: readonly { id: string; channelId: string }[]): DomainEvent[] {
  return [...new Set(gone.map(({ channelId }) => channelId))].flatMap((channelId) => {
    const ids = gone.filter((clip) => clip.channelId === channelId).map(({ id }) => id);
    return changedEvents(channelId, "gone", ids);
  });
}

/**
 * Whether Twitch still tells of clips that it told of lately: if not, it has trouble, and what it leaves out says
 * nothing. With nobody to witness it is not trusted either way; what is missing then takes longer to count as gone.
 */
async function isTrusted({ pool, twitch, signal, purse }: Run, due: readonly DueClip[]): Promise<boolean> {
  const witnesses = await listWitnesses(
    pool,
    due.map(({ channelId }) => channelId),
    due.map(({ twitchId }) => twitchId),
    WITNESSES,
  );
  if (witnesses.length === 0) return true;
  if (!(await purse.take())) return false;
  const { clips } = await twitch.getClips(witnesses, { signal });
  return clips.length * 2 > witnesses.length;
}
