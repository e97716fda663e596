import type { Schedule } from "./schedule";

/** What a task must know of a job. */
export interface PlannedJob {
  id: string;
  /** Null: only when asked for. */
  schedule: Schedule | null;
  /** Most runs at once, over all workers. */
  concurrency: number;
  /** A run that has not begun by then never begins. */
  ttlSeconds: number;
  maxDurationMs: number;
}

interface Limits {
  id: string;
  /** Shared by the tasks of a job, so that its limit holds over all of them. */
  queue: { name: string; concurrencyLimit: number };
  ttlSeconds: number;
  maxDurationSeconds: number;
}

interface Clock {
  pattern: string;
  timezone: string;
  /** No spread. Left out, the platform would choose a moment within the hour. */
  window: "0m";
}

/** A task of Trigger.dev as data. */
export type TaskPlan =
  /** Does a run that was asked for, or the slot its chain has come to. */
  | (Limits & { kind: "job"; jobId: string })
  /** Does the slots of a job's cron. */
  | (Limits & { kind: "clock"; jobId: string; cron: Clock })
  /** Begins chains that broke. */
  | (Limits & { kind: "watchdog"; cron: Clock });

export const WATCHDOG_ID = "watchdog";
const WATCHDOG_SECONDS = 60;
/**
 * A run that takes too long is told so by its own clock first, in better words, and has time to end. Also keeps
 * every limit above the 5 seconds that Trigger.dev asks for at least.
 */
const GRACE_SECONDS = 15;

/**
 * The tasks that do a list of jobs. Every job has one under its own id. A cron adds one that the platform's clock
 * starts. "Every so many seconds" has no cron there (minutes are its shortest step, hours on the free plan):
 * such a job is a chain, in which each run asks for the next, and one watchdog looks after all chains.
 */
export function planTriggerTasks(jobs: readonly PlannedJob[], watchdogCron: string): TaskPlan[] {
  const tasks = jobs.flatMap((job): TaskPlan[] => {
    const limits = {
      jobId: job.id,
      queue: { name: job.id, concurrencyLimit: job.concurrency },
      ttlSeconds: job.ttlSeconds,
      maxDurationSeconds: Math.ceil(job.maxDurationMs / 1000) + GRACE_SECONDS,
    };
    const own: TaskPlan = { ...limits, id: job.id, kind: "job" };
    if (!job.schedule || "everySeconds" in job.schedule) return [own];
    const { cron, timezone = "UTC" }: { cron: string; timezone?: string } = job.schedule;
    return [own, { ...limits, id: `${job.id}.clock`, kind: "clock", cron: clock(cron, timezone) }];
  });
  return chainsOf(jobs).length > 0 ? [...tasks, watchdog(watchdogCron)] : tasks;
}

/** The jobs whose runs ask for the next one. */
export function chainsOf<J extends Pick<PlannedJob, "schedule">>(jobs: readonly J[]): J[] {
  return jobs.filter(({ schedule }) => schedule && "everySeconds" in schedule);
}

function watchdog(pattern: string): TaskPlan {
  return {
    id: WATCHDOG_ID,
    kind: "watchdog",
    cron: clock(pattern, "UTC"),
    queue: { name: WATCHDOG_ID, concurrencyLimit: 1 },
    ttlSeconds: WATCHDOG_SECONDS,
    maxDurationSeconds: WATCHDOG_SECONDS,
  };
}

const clock = (pattern: string, timezone: string): Clock => ({ pattern, timezone, window: "0m" });
