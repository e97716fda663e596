import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { planSamples } from "./core/plan-samples";
import { recordSessions } from "./record-sessions";
import { makeDay } from "./repository-days";
import { endStale, endUnshown, loadUnrecorded } from "./repository-repairs";
import { becomeOnlyCounter, loadSampleCandidates, writeSamples } from "./repository-samples";
import { becomeOnlySessionWriter } from "./repository-sessions";
import type { ViewerCountResult } from "./schema";

export interface SampleSettings {
  pool: Pool;
  /** The time between two runs. */
  everyMs: number;
  /** Every stream is counted at least this often. */
  guaranteedMs: number;
  /** Counts a run may write besides those that are guaranteed. */
  budget: number;
}

/**
 * Takes viewer counts from what the live ticks have just seen, so that no Helix points are spent. What is counted
 * at a slot is counted once, whoever runs it and how often. Sessions that live status contradicts are put right
 * first: on air without one, or open though the channel is off air.
 */
export async function syncViewerCounts(
  { pool, everyMs, guaranteedMs, budget }: SampleSettings,
  { now }: { now: Date },
): Promise<ViewerCountResult> {
  const at = new Date(Math.floor(now.getTime() / everyMs) * everyMs);
  // Older than this, a count says nothing about the moment.
  const widestGapMs = 2 * guaranteedMs;
  const seenAfter = new Date(now.getTime() - widestGapMs);
  // Each in a transaction of its own: ticks wait for whoever writes sessions.
  await withTransaction((tx) => makeDay(tx, at), pool);
  await withTransaction((tx) => repairSessions(tx, seenAfter), pool);
  return withTransaction(async (tx) => {
    await becomeOnlyCounter(tx);
    const candidates = await loadSampleCandidates(tx, seenAfter);
    const due = planSamples(candidates, { everyMs, guaranteedMs, budget }, at.getTime());
    await becomeOnlySessionWriter(tx);
    const updated = await writeSamples(tx, due, { at, widestGapMs });
    return {
      success: true,
      total_streams: candidates.length,
      updated,
      errors: [],
      timestamp: now.toISOString(),
    };
  }, pool);
}

async function repairSessions(tx: Db, seenAfter: Date): Promise<void> {
  await becomeOnlySessionWriter(tx);
  await endUnshown(tx);
  await recordSessions(tx, await loadUnrecorded(tx, seenAfter));
}

/** Ends sessions without a sign of life for `staleMs`: a stream nobody looks at any more, not one that is long. */
export async function closeStaleStreams(
  { pool, staleMs }: { pool: Pool; staleMs: number },
  { now }: { now: Date },
): Promise<{ closed: number }> {
  return withTransaction(async (tx) => {
    await becomeOnlySessionWriter(tx);
    return { closed: await endStale(tx, new Date(now.getTime() - staleMs)) };
  }, pool);
}
