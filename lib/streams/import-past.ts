import { linkClipsSince } from "@/lib/clips";
import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import type { JobContext } from "@/lib/jobs/schema";
import { chunk } from "@/lib/kernel/chunk";
import { cleanText } from "@/lib/kernel/clean-text";
import { inParallel } from "@/lib/kernel/in-parallel";
import type { Logger } from "@/lib/log";
import { type Twitch, TwitchError } from "@/lib/twitch";
import { pastStreams } from "./core/past-streams";
import { insertPastStreams, listWithoutPast, putPastImportedAt } from "./repository-past";
import { becomeOnlySessionWriter } from "./repository-sessions";

export interface PastDeps {
  pool: Pool;
  twitch: Pick<Twitch, "getArchivedVideos"> & {
    /** Helix points of this instance, now. */
    budget(): Promise<{ capacity: number; left: number }>;
  };
  /** The share of the Helix points that ticks leave to everyone else (HELIX_HEADROOM). */
  headroom: number;
  log: Pick<Logger, "warn">;
}

export interface PastImport {
  /** Channels whose past is known now, as far as Twitch still has it. */
  imported: number;
  /** Channels that Twitch has nothing to say about; they are not asked about again. */
  refused: number;
  /** Channels left for the next run: points are short, Twitch is away, or the run was told to stop. */
  deferred: number;
  /** Streams that were added. */
  streams: number;
}

/** At most so many channels in one run. */
const MOST_CHANNELS = 500;
/** The points are looked at before each batch. */
const BATCH = 20;
const AT_ONCE = 4;

/**
 * Fills the history of channels that were never imported with the streams that Twitch has recordings of, so that
 * a channel's page says something on its first day. Takes Helix points only while half of what ticks leave to
 * others is still there. Each channel is written and noted in one transaction: killed, or run twice at once, it
 * goes on or repeats without harm. `now` is the instance's.
 */
export async function importPastStreams(
  deps: PastDeps,
  { now, signal, progress }: JobContext,
): Promise<PastImport> {
  const channels = await listWithoutPast(deps.pool, MOST_CHANNELS);
  const result: PastImport = { imported: 0, refused: 0, deferred: 0, streams: 0 };
  let twitchIsAway = false;
  for (const batch of chunk(channels, BATCH)) {
    if (twitchIsAway || signal.aborted || (await sparePoints(deps)) < batch.length) break;
    await inParallel(batch, AT_ONCE, async (id) => {
      if (twitchIsAway || signal.aborted) return;
      twitchIsAway = !(await importChannel(deps, id, { now, signal, result }));
    });
    progress({ done: result.imported + result.refused, total: channels.length });
  }
  result.deferred = channels.length - result.imported - result.refused;
  return result;
}

async function sparePoints(deps: PastDeps): Promise<number> {
  const { left, capacity } = await deps.twitch.budget();
  return Math.floor(left - (deps.headroom * capacity) / 2);
}

/** False when Twitch could not be asked. */
async function importChannel(
  deps: PastDeps,
  id: string,
  { now, signal, result }: Pick<JobContext, "now" | "signal"> & { result: PastImport },
): Promise<boolean> {
  try {
    const videos = await deps.twitch.getArchivedVideos(id, { signal });
    const streams = pastStreams(videos, now).map((stream) => ({ ...stream, title: cleanText(stream.title) }));
    const added = await withTransaction(async (tx) => {
      await putPastImportedAt(tx, id, now);
      await becomeOnlySessionWriter(tx);
      return insertPastStreams(tx, id, streams);
    }, deps.pool);
    const [oldest] = streams;
    // Not with them: ticks would wait for it.
    if (added > 0 && oldest) await linkClipsSince(deps.pool, id, oldest.startedAt);
    // Added only now: others add to the same figures meanwhile.
    result.streams += added;
    result.imported += 1;
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    if (!(error instanceof TwitchError)) throw error;
    deps.log.warn({ broadcasterId: id, err: error }, "past streams not imported");
    if (error.kind !== "rejected" && error.kind !== "not_found") return false;
    await putPastImportedAt(deps.pool, id, now);
    result.refused += 1;
    return true;
  }
}
