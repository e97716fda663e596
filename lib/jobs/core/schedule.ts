import { Cron } from "croner";

/** When a job is due: every so many seconds (from the epoch, so that all workers agree), or by cron in UTC. */
export type Schedule = { everySeconds: number } | { cron: string };

/** The moment of the schedule that is being served at `now`: the last one that has come. */
export function slotOf(schedule: Schedule, now: Date): Date {
  if ("everySeconds" in schedule) {
    const everyMs = schedule.everySeconds * 1000;
    return new Date(Math.floor(now.getTime() / everyMs) * everyMs);
  }
  const cron = new Cron(schedule.cron, { timezone: "UTC" });
  // Asked one second ahead, because "previous" leaves out the second that has just begun.
  const [slot] = cron.previousRuns(1, new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000));
  if (!slot) throw new RangeError(`the schedule "${schedule.cron}" has never been due`);
  return slot;
}

/** The first moment of the schedule after `now`. */
export function nextSlot(schedule: Schedule, now: Date): Date {
  if ("everySeconds" in schedule) {
    return new Date(slotOf(schedule, now).getTime() + schedule.everySeconds * 1000);
  }
  const next = new Cron(schedule.cron, { timezone: "UTC" }).nextRun(now);
  if (!next) throw new RangeError(`the schedule "${schedule.cron}" will never be due`);
  return next;
}
