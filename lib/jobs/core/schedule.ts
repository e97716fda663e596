import { Cron } from "croner";

/**
 * When a job is due: every so many seconds, counted from the epoch so that all workers agree, or by cron in a
 * zone (IANA name, UTC if none), whose daylight saving is kept: 04:20 stays 04:20.
 */
export type Schedule = { everySeconds: number } | { cron: string; timezone?: string };

/** The moment of the schedule that is being served at `now`: the last one that has come. */
export function slotOf(schedule: Schedule, now: Date): Date {
  if ("everySeconds" in schedule) {
    const everyMs = schedule.everySeconds * 1000;
    return new Date(Math.floor(now.getTime() / everyMs) * everyMs);
  }
  // Asked one second ahead, because "previous" leaves out the second that has just begun.
  const [slot] = cronOf(schedule).previousRuns(1, new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000));
  if (!slot) throw new RangeError(`the schedule "${schedule.cron}" has never been due`);
  return slot;
}

/** The first moment of the schedule after `now`. */
export function nextSlot(schedule: Schedule, now: Date): Date {
  if ("everySeconds" in schedule) {
    return new Date(slotOf(schedule, now).getTime() + schedule.everySeconds * 1000);
  }
  const next = cronOf(schedule).nextRun(now);
  if (!next) throw new RangeError(`the schedule "${schedule.cron}" will never be due`);
  return next;
}

/**
 * Makes sure that a job's schedule can be followed.
 * @throws RangeError naming the job and what is wrong
 */
export function checkSchedule(jobId: string, schedule: Schedule, now: Date): void {
  if ("everySeconds" in schedule) {
    if (Number.isInteger(schedule.everySeconds) && schedule.everySeconds > 0) return;
    throw new RangeError(`The job "${jobId}" cannot run every ${schedule.everySeconds} seconds.`);
  }
  if (schedule.cron.trim().split(/\s+/).length !== 5) {
    throw new RangeError(`The cron "${schedule.cron}" of the job "${jobId}" must have five fields.`);
  }
  try {
    nextSlot(schedule, now);
    slotOf(schedule, now);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(`The cron "${schedule.cron}" of the job "${jobId}" cannot be followed: ${reason}`, {
      cause: error,
    });
  }
}

const cronOf = ({ cron, timezone }: { cron: string; timezone?: string }) =>
  new Cron(cron, { timezone: timezone ?? "UTC" });
