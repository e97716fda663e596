import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextSlot, type Schedule, slotOf } from "./schedule";

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
      fc.record({ cron: fc.constantFrom("*/5 * * * *", "0 4 * * *", "30 2 * * 1", "0 0 1 * *") }),
    );
    const moment = fc.date({
      min: new Date("2024-01-01T00:00:00Z"),
      max: new Date("2030-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
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
});
