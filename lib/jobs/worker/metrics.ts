import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { RecordedEvent } from "@/lib/events/schema";
import { viewerCountResult } from "@/lib/streams/schema";
import type { RunEnd } from "../ledger";
import { createDetectionMetrics } from "./detection-metrics";

export interface WorkerMetrics {
  registry: Registry;
  runEnded(jobId: string, end: RunEnd, durationMs: number): void;
  /** What happened in the instance, in whichever process. */
  heard(events: readonly RecordedEvent[]): void;
}

/** The worker's figures for Prometheus, in a registry of their own so that several can run in one test. */
export function createMetrics(running: () => number): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const runs = new Counter({
    name: "tallylight_worker_runs_total",
    help: "Runs that ended here, by job and how",
    labelNames: ["job", "status"] as const,
    registers,
  });
  const durations = new Histogram({
    name: "tallylight_worker_run_duration_ms",
    help: "Milliseconds a run took",
    labelNames: ["job"] as const,
    buckets: [10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 120_000, 600_000],
    registers,
  });
  const lastSuccess = new Gauge({
    name: "tallylight_worker_last_success_timestamp_seconds",
    help: "When a run last succeeded here",
    labelNames: ["job"] as const,
    registers,
  });
  const samples = new Counter({
    name: "tallylight_worker_viewer_samples_total",
    help: "Viewer counts noted by runs that ended here",
    registers,
  });
  new Gauge({
    name: "tallylight_worker_running",
    help: "Jobs under way",
    registers,
    collect() {
      this.set(running());
    },
  });
  return {
    registry,
    runEnded(job, end, durationMs) {
      runs.inc({ job, status: end.status });
      durations.observe({ job }, durationMs);
      if (end.status !== "succeeded") return;
      lastSuccess.setToCurrentTime({ job });
      const counted = job === "sync-viewer-counts" ? viewerCountResult.safeParse(end.result) : undefined;
      if (counted?.success) samples.inc(counted.data.updated);
    },
    heard: createDetectionMetrics(registry),
  };
}
