import { durationText } from "@/components/ui/duration-text";
import type { Tick } from "@/lib/live/schema";

/** A tick's state in a word or two. */
export const TICK_STATES: Record<Tick["status"], string> = {
  queued: "waiting for a worker",
  running: "running",
  succeeded: "succeeded",
  failed: "failed",
  cancelled: "called off",
  expired: "not begun in time",
  abandoned: "abandoned",
};

/** Whether a tick is still to end. */
export const isUnderWay = ({ status }: Pick<Tick, "status">): boolean =>
  status === "queued" || status === "running";

/** How long a tick took, in ms; null while it is under way, or when it never ended. */
export function tookMs({ startedAt, endedAt, result }: Tick): number | null {
  if (result) return result.durationMs;
  return endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
}

/** How many changes a tick found. */
export const changesOf = ({ result }: Tick): number =>
  result ? Object.values(result.changes).reduce((sum, count) => sum + count, 0) : 0;

/** What became of a tick, in one line: "succeeded in 1.2 s: 40 checked, 3 changes, 1 of 5 batches failed". */
export function tickLine(tick: Tick): string {
  const took = tookMs(tick);
  const head =
    took === null ? TICK_STATES[tick.status] : `${TICK_STATES[tick.status]} in ${durationText(took)}`;
  const { result, error } = tick;
  if (error) return `${head}: ${error}`;
  if (!result) return head;
  const changes = changesOf(tick);
  const parts = [
    `${result.checked.toLocaleString("en")} checked`,
    `${changes.toLocaleString("en")} ${changes === 1 ? "change" : "changes"}`,
    ...(result.failedBatches > 0 ? [`${result.failedBatches} of ${result.batches} batches failed`] : []),
    ...(result.deferred > 0 ? [`${result.deferred.toLocaleString("en")} left for the next tick`] : []),
  ];
  return `${head}: ${parts.join(", ")}`;
}
