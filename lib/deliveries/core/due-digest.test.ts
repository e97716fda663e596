import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextDigest } from "@/lib/preferences";
import { digestFrom, latestSlot, type Period } from "./due-digest";

const wish = (digest: Period, zone: string, digestHour = 9) => ({
  digest,
  zone,
  digestHour,
  digestWeekday: 1,
});
const slotOf = (wanted: ReturnType<typeof wish>, now: string) =>
  latestSlot(wanted.digest, (after) => nextDigest(wanted, after), new Date(now))?.toISOString();

describe("latestSlot", () => {
  test.each([
    ["the minute that it is due", "daily", "2026-11-21T08:00:00Z", "2026-11-21T08:00:00.000Z"],
    ["a minute before", "daily", "2026-11-21T07:59:00Z", "2026-11-20T08:00:00.000Z"],
    ["late in the day", "daily", "2026-11-21T22:59:00Z", "2026-11-21T08:00:00.000Z"],
    ["before the clocks go back", "daily", "2026-10-25T07:59:00Z", "2026-10-24T07:00:00.000Z"],
    ["after it", "daily", "2026-10-25T08:00:00Z", "2026-10-25T08:00:00.000Z"],
    ["the days after the clocks went on", "daily", "2026-03-29T07:00:00Z", "2026-03-29T07:00:00.000Z"],
    ["on Monday", "weekly", "2026-11-16T08:00:00Z", "2026-11-16T08:00:00.000Z"],
    ["on Sunday", "weekly", "2026-11-22T23:00:00Z", "2026-11-16T08:00:00.000Z"],
  ] as const)("%s (%s)", (_, period, now, slot) => {
    expect(slotOf(wish(period, "Europe/Berlin"), now)).toBe(slot);
  });

  test("it has come, the one after it has not, and none is passed over from look to look", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");
    const period = fc.constantFrom<Period>("daily", "weekly");
    const instants = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2027-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, period, fc.integer({ min: 0, max: 23 }), instants, (zone, digest, hour, now) => {
        const next = (after: Date) => nextDigest(wish(digest, zone, hour), after);
        const slot = latestSlot(digest, next, now);
        expect(slot).not.toBeNull();
        if (!slot) return;
        expect(slot.getTime()).toBeLessThanOrEqual(now.getTime());
        const after = next(slot);
        expect(after?.getTime()).toBeGreaterThan(now.getTime());
        expect(latestSlot(digest, next, after ?? now)).toEqual(after);
      }),
    );
  });

  test("none for who wants none", () => {
    expect(latestSlot("daily", () => null, new Date())).toBeNull();
  });
});

describe("digestFrom", () => {
  const slot = new Date("2026-11-21T09:00:00Z");
  test.each([
    ["daily", null, "2026-11-20T09:00:00.000Z"],
    ["weekly", null, "2026-11-14T09:00:00.000Z"],
    ["daily", "2026-11-20T18:00:00Z", "2026-11-20T18:00:00.000Z"],
    ["daily", "2026-11-19T09:00:00Z", "2026-11-19T09:00:00.000Z"],
    ["daily", "2026-08-01T09:00:00Z", "2026-11-18T09:00:00.000Z"],
    ["weekly", "2026-08-01T09:00:00Z", "2026-10-31T09:00:00.000Z"],
  ] as const)("%s, the last %s: from %s", (period, last, from) => {
    expect(digestFrom(period, slot, last === null ? null : new Date(last)).toISOString()).toBe(from);
  });
});
