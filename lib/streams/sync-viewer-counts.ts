import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { planSamples } from "./core/plan-samples";
import { recordSessions } from "./record-sessions";
import { makeDay } from "./repository-days";
import * as repository from "./repository-samples";
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
  const seenAfter = new Date(now.getTime() - 2 * guaranteedMs);
  return withTransaction(async (tx) => {
    await makeDay(tx, at);
    await repository.endUnshown(tx);
    await recordSessions(tx, await repository.loadUnrecorded(tx));
    const candidates = await repository.loadSampleCandidates(tx, seenAfter);
    const due = new Set(planSamples(candidates, { guaranteedMs, budget }, at.getTime()));
    const samples = candidates.filter(({ id }) => due.has(id));
    const updated = await repository.writeSamples(tx, samples, {
      at,
      widestGapSeconds: (2 * guaranteedMs) / 1000,
    });
    return {
      success: true,
      total_streams: candidates.length,
      updated,
      errors: [],
      timestamp: now.toISOString(),
    };
  }, pool);
}

/** Ends sessions without a sign of life for `staleMs`: a stream nobody looks at any more, not one that is long. */
export async function closeStaleStreams(
  { pool, staleMs }: { pool: Pool; staleMs: number },
  { now }: { now: Date },
): Promise<{ closed: number }> {
  return { closed: await repository.endStale(pool, new Date(now.getTime() - staleMs)) };
}
