import { z } from "zod";

export const runStatus = z.enum(["queued", "running", "succeeded", "failed", "abandoned"]);
export type RunStatus = z.infer<typeof runStatus>;

/** One run of a job, as it is recorded. */
export interface JobRun {
  id: string;
  jobId: string;
  /** The moment of the schedule that it does, or when it was asked for by hand. */
  slot: Date;
  status: RunStatus;
  startedAt: Date;
  endedAt: Date | null;
  /** The person who asked for it; null when it was the clock. */
  requestedBy: string | null;
  error: string | null;
  result: unknown;
}

/** How far a long run has come. */
export interface Progress {
  done: number;
  /** Null: not known. */
  total: number | null;
}

/** What a job is handed when it runs. */
export interface JobContext {
  now: Date;
  /** Aborts when the worker stops or the run takes too long; the job then ends within seconds. */
  signal: AbortSignal;
  progress(progress: Progress): void;
}
