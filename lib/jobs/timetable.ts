import type { Schedule } from "./core/schedule";

/**
 * When a job runs. "clock": once a slot, whichever worker is first. "work": whenever there is something to
 * do, looked for so often and whenever an event of the kind named is written; several may run at once.
 */
export type Trigger =
  | { on: "clock"; schedule: Schedule }
  | { on: "work"; everySeconds: number; wokenBy: "stream.online" };

export interface TimetableEntry {
  trigger: Trigger;
  /** A run that takes longer is told to end and counts as failed. */
  maxDurationMs: number;
}

const MINUTE_MS = 60_000;

/**
 * Every recurring job: data only, so that pages, the embedded worker and any other scheduler read the same
 * table. The work itself is in the worker's job list; the compiler holds the two together.
 */
export function timetable(liveSyncSeconds: number) {
  return {
    "sync-live-status": {
      trigger: { on: "clock", schedule: { everySeconds: liveSyncSeconds } },
      maxDurationMs: 5 * MINUTE_MS,
    },
    "deliver-notifications": {
      trigger: { on: "work", everySeconds: 2, wokenBy: "stream.online" },
      maxDurationMs: 30 * MINUTE_MS,
    },
    // Looks every five minutes for people whose last import is a day old: each is imported daily, the load is
    // spread, and an import that failed at sign-in is soon made good.
    "sync-follows": {
      trigger: { on: "clock", schedule: { everySeconds: 300 } },
      maxDurationMs: 60 * MINUTE_MS,
    },
    "refresh-tokens": {
      trigger: { on: "clock", schedule: { cron: "0 * * * *" } },
      maxDurationMs: 30 * MINUTE_MS,
    },
    "prune-old-rows": {
      trigger: { on: "clock", schedule: { cron: "20 4 * * *" } },
      maxDurationMs: 60 * MINUTE_MS,
    },
  } as const satisfies Record<string, TimetableEntry>;
}

export type JobId = keyof ReturnType<typeof timetable>;
