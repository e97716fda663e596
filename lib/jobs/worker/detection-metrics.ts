import { Histogram, type Registry } from "prom-client";
import type { RecordedEvent } from "@/lib/events/schema";

/**
 * How soon streams are seen (F6a), from what the outbox tells: every worker hears of all of them, whoever saw
 * them. Add up over one worker only. What happens from the commit to the browser the sidecar measures.
 */
export function createDetectionMetrics(registry: Registry): (events: readonly RecordedEvent[]) => void {
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({
      name: `tallylight_worker_${name}`,
      help,
      labelNames: ["source"] as const,
      buckets,
      registers: [registry],
    });
  const seen = histogram(
    "detection_delay_ms",
    "Milliseconds from a stream's own start to when it was seen, by who told",
    [1_000, 5_000, 10_000, 20_000, 30_000, 45_000, 60_000, 90_000, 120_000, 300_000, 600_000, 1_800_000],
  );
  const recorded = histogram(
    "detection_commit_delay_ms",
    "Milliseconds from seeing a change to recording it, by who told",
    [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 30_000],
  );
  return (events) => {
    for (const event of events) {
      if (!isDetection(event)) continue;
      const { source, delayMs, observedAt } = event.payload.detection;
      if (event.kind === "stream.online" && delayMs !== null) seen.observe({ source }, Math.max(0, delayMs));
      // The database's clock may be behind ours.
      recorded.observe({ source }, Math.max(0, Date.parse(event.at) - Date.parse(observedAt)));
    }
  };
}

type Detection = Extract<RecordedEvent, { payload: { detection: unknown } }>;

const isDetection = (event: RecordedEvent): event is Detection => "detection" in event.payload;
