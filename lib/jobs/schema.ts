import { z } from "zod";
import { paging } from "@/lib/http/core/paging";

export const runStatus = z.enum([
  "queued",
  "running",
  "succeeded",
  "failed",
  "cancelled",
  "expired",
  "abandoned",
]);
export type RunStatus = z.infer<typeof runStatus>;

/** Which engine does a run. */
export const engineName = z.enum(["embedded", "trigger"]);
export type EngineName = z.infer<typeof engineName>;

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** How far a long run has come; a total of null is not known. */
export const progress = z.object({ done: count, total: count.nullable() });
export type Progress = z.infer<typeof progress>;

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

/** What a job is handed when it runs. */
export interface JobContext {
  /** The instance's time when the run began. */
  now: Date;
  /** Aborts when the run is called off or takes too long, or the worker stops; the job then ends within seconds. */
  signal: AbortSignal;
  progress(progress: Progress): void;
}

/** One run, as operators see it. */
export const runView = z.object({
  id: z.uuid(),
  jobId: z.string(),
  status: runStatus,
  /** The moment of the schedule that it does, or when it was asked for. */
  slot: instant,
  /** clock: its slot came; hand: a person asked; event: something happened that it waits for. */
  askedBy: z.enum(["clock", "hand", "event"]),
  /** The person who asked, while they are known. */
  requestedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  attempt: z.number().int().positive(),
  /** All attempts the job is given; null when this version does not have the job. */
  attempts: z.number().int().positive().nullable(),
  /** Who does it; null while queued. */
  engine: engineName.nullable(),
  worker: z.string().nullable(),
  /** Null while queued. */
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Of a run that ended, or so far. Null while queued. */
  durationMs: count.nullable(),
  /** A run that failed is tried again not before this moment. */
  retryAt: instant.nullable(),
  progress: progress.nullable(),
  /** Called off while under way; it ends within seconds. */
  cancelling: z.boolean(),
  input: z.unknown(),
  result: z.unknown(),
  /** Why it failed, or why the last attempt did. */
  error: z.string().nullable(),
});
export type RunView = z.infer<typeof runView>;

/** When a job is due. */
export const scheduleView = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("every"), seconds: z.number().int().positive() }),
  z.object({ kind: z.literal("cron"), cron: z.string(), timezone: z.string() }),
  z.object({ kind: z.literal("on-demand") }),
]);
export type ScheduleView = z.infer<typeof scheduleView>;

/** One job, as operators see it. */
export const jobView = z.object({
  id: z.string(),
  /** What it does: one sentence. */
  summary: z.string(),
  schedule: scheduleView,
  /** The schedule in words: "every 30 seconds", "daily at 04:20 UTC". */
  scheduleWords: z.string(),
  /** Kinds of events after which it runs at once. */
  wokenBy: z.array(z.string()),
  nextSlot: instant.nullable(),
  /** The latest that began, whatever became of it. */
  lastRun: runView.nullable(),
  lastSuccessAt: instant.nullable(),
  running: z.array(runView),
  /** Asked for and not begun. */
  queued: count,
  /** Since when it should have run, and how that is known; null while in time. */
  late: z.object({ since: instant, summary: z.string() }).nullable(),
  concurrency: z.number().int().positive(),
  attempts: z.number().int().positive(),
  ttlSeconds: z.number().int().positive(),
  maxDurationMs: z.number().int().positive(),
  /** Whether a run can be asked for without saying more. */
  runnable: z.boolean(),
});
export type JobView = z.infer<typeof jobView>;

export const jobList = z.object({ engine: engineName, items: z.array(jobView) });
export type JobList = z.infer<typeof jobList>;

export const runsQuery = z.object({
  jobId: z.string().optional(),
  status: runStatus.optional(),
  ...paging(),
});
export type RunsQuery = z.output<typeof runsQuery>;

/** Newest first. */
export const runPage = z.object({ items: z.array(runView), next_cursor: z.string().nullable() });
export type RunPage = z.infer<typeof runPage>;

/** What asking for a run is answered with. */
export const askedRun = z.object({
  runId: z.uuid(),
  /** One is queued or under way already: it is that one. */
  alreadyRunning: z.boolean(),
});
export type AskedRun = z.infer<typeof askedRun>;

/** What calling off a run is answered with: what became of it, or that it ends within seconds. */
export const cancelledRun = z.object({ status: runStatus, cancelling: z.boolean() });
export type CancelledRun = z.infer<typeof cancelledRun>;

/** What stands in the paths of jobs and runs. */
export const jobParams = z.object({ jobId: z.string().max(100) });
export const runParams = z.object({ runId: z.uuid("must be the id of a run") });

/** How many days each kind of row is kept; the privacy page says so too. */
export const KEPT_DAYS = {
  outbox: 7,
  deadLetters: 30,
  publisherMinutes: 2,
  runs: 30,
  log: 90,
  notifications: 90,
  deliveries: 90,
  alerts: 365,
  looks: 365,
  auditAddresses: 30,
  imports: 30,
  uses: 30,
  said: 30,
  offences: 90,
  roleRuns: 90,
  targetStarts: 7,
  eventSub: 2,
  helixUsage: 2,
  idempotencyKeys: 1,
  apiKeys: 90,
};
