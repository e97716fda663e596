import type { z } from "zod";
import type { EventKind } from "@/lib/events/schema";
import type { RetryPolicy } from "./core/retry-plan";
import type { Schedule } from "./core/schedule";
import type { JobContext } from "./schema";

/** What is known of a job without its work: data only, the same for every engine and for the pages. */
export interface JobDefinition<Input extends z.ZodType = z.ZodType> {
  id: string;
  /** What it does, for operators: one sentence. */
  summary: string;
  /** Null: runs only when asked for. */
  schedule: Schedule | null;
  /** Kinds of events after which it is asked to run at once, besides its schedule. */
  wokenBy: readonly EventKind[];
  /** What a run may be given. Must accept undefined (a default) if the job has a schedule or is woken. */
  input: Input;
  /** Most runs at once, over all workers and engines. */
  concurrency: number;
  retry: RetryPolicy;
  /** A slot, or a run asked for, that has not begun after so long never begins. */
  ttlSeconds: number;
  /** A run that takes longer is told to end and counts as failed. */
  maxDurationMs: number;
}

/** What a job's work is handed. */
export interface RunContext<Input = unknown> extends JobContext {
  input: Input;
  /** 1 for the first try. */
  attempt: number;
}

/** A job with its work, as engines know it. */
export interface Job extends JobDefinition {
  /** Safe to run twice, at the same time as itself, and to be stopped at any moment. Its answer is recorded. */
  handler(context: RunContext): Promise<unknown>;
}
