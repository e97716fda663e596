import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lateness } from "./lateness";
import { type Schedule, slotOf } from "./schedule";

const at = (time: string) => new Date(`2026-03-01T${time}Z`);
const TICK: Schedule = { everySeconds: 30 };
const HOURLY: Schedule = { cron: "0 * * * *" };
const DAILY: Schedule = { cron: "20 4 * * *" };

describe("lateness", () => {
  test.each<[string, Schedule | null, string | null, string | null, string, string | null, number]>([
    ["the slot of now has run", TICK, "12:00:00", "11:00:00", "12:00:29", null, 0],
    ["the next slot has just come", TICK, "12:00:00", "11:00:00", "12:00:31", null, 0],
    ["a whole step has passed", TICK, "12:00:00", "11:00:00", "12:01:00", "12:00:30", 2],
    ["an hourly job gets five minutes", HOURLY, "12:00:00", null, "13:04:59", null, 0],
    ["and no more", HOURLY, "12:00:00", null, "13:05:00", "13:00:00", 1],
    ["by hand in between counts as a run", HOURLY, "12:30:00.123", null, "13:04:00", null, 0],
    ["a job of another time of day", DAILY, null, "12:00:00", "23:00:00", null, 0],
    ["one that never ran is late after its first slot", HOURLY, null, "12:30:00", "13:05:00", "13:00:00", 1],
    ["in a system where nothing ever ran nothing is late", HOURLY, null, null, "13:05:00", null, 0],
    ["the clock has gone back", TICK, "13:00:00", "11:00:00", "12:00:00", null, 0],
    ["the clock has jumped ahead", TICK, "12:00:00", "11:00:00", "15:00:00", "12:00:30", 2],
    ["on demand is never late", null, null, "11:00:00", "15:00:00", null, 0],
  ])("%s", (_name, schedule, lastSlot, observedSince, now, since, missed) => {
    const late = lateness({
      schedule,
      lastSlot: lastSlot === null ? null : at(lastSlot),
      observedSince: observedSince === null ? null : at(observedSince),
      now: at(now),
    });
    expect(late).toEqual(since === null ? null : { since: at(since), missed });
  });

  test("a job that did the slot of now is never late, whatever clock and schedule", () => {
    const schedule = fc.oneof(
      fc.record({ everySeconds: fc.integer({ min: 1, max: 86_400 }) }),
      fc.record({
        cron: fc.constantFrom("*/5 * * * *", "0 4 * * *"),
        timezone: fc.constant("Europe/Berlin"),
      }),
    );
    const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(schedule, moment, (when, now) => {
        expect(
          lateness({ schedule: when, lastSlot: slotOf(when, now), observedSince: null, now }),
        ).toBeNull();
      }),
    );
  });
});
