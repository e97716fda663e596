import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkSchedule, nextSlot, type Schedule, slotOf } from "./schedule";

const BERLIN = "Europe/Berlin";
const moment = fc.date({
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2030-01-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("slots", () => {
  test.each<[Schedule, string, string, string]>([
    [{ everySeconds: 30 }, "12:00:29.999", "12:00:00.000", "12:00:30.000"],
    [{ everySeconds: 30 }, "12:00:30.000", "12:00:30.000", "12:01:00.000"],
    [{ everySeconds: 7 }, "00:00:00.000", "00:00:00.000", "00:00:07.000"],
    [{ cron: "0 * * * *" }, "12:59:59.999", "12:00:00.000", "13:00:00.000"],
    [{ cron: "0 * * * *" }, "13:00:00.000", "13:00:00.000", "14:00:00.000"],
    [{ cron: "0 * * * *" }, "13:00:00.001", "13:00:00.000", "14:00:00.000"],
    [{ cron: "15 3 * * *" }, "12:00:00.000", "03:15:00.000", "+03:15:00.000"],
  ])("%j at %s", (schedule, now, slot, next) => {
    const day = (time: string) =>
      new Date(time.startsWith("+") ? `1970-01-02T${time.slice(1)}Z` : `1970-01-01T${time}Z`);
    expect(slotOf(schedule, day(now))).toEqual(day(slot));
    expect(nextSlot(schedule, day(now))).toEqual(day(next));
  });

  test("now lies between its slot and the next, and whoever looks within a slot sees the same one", () => {
    const schedule = fc.oneof(
      fc.record({ everySeconds: fc.integer({ min: 1, max: 86_400 }) }),
      fc.record({
        cron: fc.constantFrom("*/5 * * * *", "0 4 * * *", "30 2 * * 1", "0 0 1 * *", "30 2 * * *"),
        timezone: fc.constantFrom("UTC", BERLIN, "America/New_York", "Asia/Kathmandu"),
      }),
    );
    fc.assert(
      fc.property(schedule, moment, (when, now) => {
        const slot = slotOf(when, now);
        const next = nextSlot(when, now);
        expect(slot.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(next.getTime()).toBeGreaterThan(now.getTime());
        expect(slotOf(when, slot)).toEqual(slot);
        expect(slotOf(when, new Date(next.getTime() - 1))).toEqual(slot);
        expect(slotOf(when, next)).toEqual(next);
      }),
    );
  });

  test("a clock that jumps, either way, comes to a slot of its new time and never to one ahead of it", () => {
    const jumps = fc.array(fc.integer({ min: -7_200, max: 7_200 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(moment, jumps, (start, seconds) => {
        let now = start;
        for (const jump of seconds) {
          now = new Date(now.getTime() + jump * 1000);
          const slot = slotOf({ everySeconds: 30 }, now);
          expect(now.getTime() - slot.getTime()).toBeLessThan(30_000);
          expect(slot.getTime()).toBeLessThanOrEqual(now.getTime());
        }
      }),
    );
  });
});

describe("daylight saving in Berlin", () => {
  const slotsFrom = (schedule: Schedule, from: string, count: number) => {
    const slots: string[] = [];
    for (let at = new Date(from); slots.length < count; ) {
      at = nextSlot(schedule, at);
      slots.push(at.toISOString().slice(0, 16));
    }
    return slots;
  };

  test("a daily time stays the same on the wall", () => {
    const daily = { cron: "20 4 * * *", timezone: BERLIN };
    expect(slotsFrom(daily, "2026-03-28T00:00:00Z", 3)).toEqual([
      "2026-03-28T03:20",
      "2026-03-29T02:20",
      "2026-03-30T02:20",
    ]);
    expect(slotsFrom(daily, "2026-10-24T00:00:00Z", 3)).toEqual([
      "2026-10-24T02:20",
      "2026-10-25T03:20",
      "2026-10-26T03:20",
    ]);
  });

  test("the hour that is left out and the one that comes twice have one slot each for a daily job", () => {
    const night = { cron: "30 2 * * *", timezone: BERLIN };
    const days = (from: string) => slotsFrom(night, from, 3).map((slot) => slot.slice(0, 10));
    expect(days("2026-03-28T00:00:00Z")).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
    expect(days("2026-10-24T00:00:00Z")).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
  });

  test("steps know nothing of it", () => {
    expect(slotsFrom({ everySeconds: 1800 }, "2026-03-29T00:30:00Z", 3)).toEqual([
      "2026-03-29T01:00",
      "2026-03-29T01:30",
      "2026-03-29T02:00",
    ]);
  });
});

describe("a schedule that cannot be followed", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  test.each<[Schedule, string]>([
    [{ cron: "61 * * * *" }, "cannot be followed"],
    [{ cron: "every day" }, "must have five fields"],
    [{ cron: "*/10 * * * * *" }, "must have five fields"],
    [{ cron: "0 0 30 2 *" }, "will never be due"],
    [{ cron: "0 4 * * *", timezone: "Europe/Atlantis" }, "cannot be followed"],
    [{ everySeconds: 0 }, "cannot run every 0 seconds"],
    [{ everySeconds: 0.5 }, "cannot run every 0.5 seconds"],
  ])("%j is refused, and the job named", (schedule, words) => {
    expect(() => checkSchedule("archive-clips", schedule, now)).toThrow(words);
    expect(() => checkSchedule("archive-clips", schedule, now)).toThrow("archive-clips");
  });

  test.each<Schedule>([{ everySeconds: 1 }, { cron: "0 * * * *" }, { cron: "20 4 * * *", timezone: BERLIN }])(
    "%j is fine",
    (schedule) => expect(() => checkSchedule("x", schedule, now)).not.toThrow(),
  );
});
