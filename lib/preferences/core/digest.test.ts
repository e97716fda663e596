import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Preferences } from "../schema";
import { nextDigest } from "./digest";

const plan = (digest: Preferences["digest"], digestHour: number, zone: string | null, digestWeekday = 1) => ({
  ...{ digest, digestHour, digestWeekday, zone },
});

describe("when the next digest is due", () => {
  test.each([
    ["today", plan("daily", 9, "UTC"), "2026-06-01T08:59:59Z", "2026-06-01T09:00:00.000Z"],
    ["never the moment itself", plan("daily", 9, "UTC"), "2026-06-01T09:00:00Z", "2026-06-02T09:00:00.000Z"],
    ["by the wall", plan("daily", 9, "Europe/Berlin"), "2026-06-01T08:00:00Z", "2026-06-02T07:00:00.000Z"],
    [
      "the day there",
      plan("daily", 0, "Pacific/Auckland"),
      "2026-06-01T11:00:00Z",
      "2026-06-01T12:00:00.000Z",
    ],
    [
      "over a change of clocks",
      plan("daily", 9, "Europe/Berlin"),
      "2026-10-24T08:00:00Z",
      "2026-10-25T08:00:00.000Z",
    ],
    [
      "an hour that is skipped",
      plan("daily", 2, "Europe/Berlin"),
      "2026-03-28T12:00:00Z",
      "2026-03-29T01:00:00.000Z",
    ],
    [
      "an hour that comes twice",
      plan("daily", 2, "Europe/Berlin"),
      "2026-10-25T00:30:00Z",
      "2026-10-26T01:00:00.000Z",
    ],
    // 1 June 2026 is a Monday.
    ["this Monday", plan("weekly", 9, "UTC", 1), "2026-06-01T08:00:00Z", "2026-06-01T09:00:00.000Z"],
    ["next Monday", plan("weekly", 9, "UTC", 1), "2026-06-01T10:00:00Z", "2026-06-08T09:00:00.000Z"],
    [
      "on Sunday",
      plan("weekly", 18, "America/New_York", 7),
      "2026-06-01T10:00:00Z",
      "2026-06-07T22:00:00.000Z",
    ],
    [
      "a zone that there is not",
      plan("daily", 9, "Mars/Olympus"),
      "2026-06-01T08:00:00Z",
      "2026-06-01T09:00:00.000Z",
    ],
  ])("%s", (_what, preferences, after, due) => {
    expect(nextDigest(preferences, new Date(after))?.toISOString()).toBe(due);
  });

  test("off", () => expect(nextDigest(plan("off", 9, "UTC"), new Date())).toBeNull());
});

test("a year has as many digests as days, or as weeks, each at its hour", () => {
  const zones = fc.constantFrom(
    "UTC",
    "Europe/Berlin",
    "America/Havana",
    "Africa/Cairo",
    "Australia/Lord_Howe",
  );
  const kinds = fc.constantFrom("daily" as const, "weekly" as const);
  fc.assert(
    fc.property(zones, kinds, fc.integer({ min: 0, max: 23 }), (zone, digest, hour) => {
      const preferences = plan(digest, hour, zone, 3);
      const end = Date.UTC(2027, 0, 1, 12);
      const wall = new Intl.DateTimeFormat("sv", { timeZone: zone, hour: "2-digit" });
      let [count, odd] = [0, 0];
      let due = nextDigest(preferences, new Date(Date.UTC(2026, 0, 1, 12)));
      while (due && due.getTime() <= end) {
        count += 1;
        const shown = wall.format(due);
        if (Number(shown) !== hour) odd += 1;
        const next = nextDigest(preferences, due);
        expect(next && next > due).toBe(true);
        due = next;
      }
      expect(count).toBe(digest === "daily" ? 365 : 52);
      // Only an hour that the clocks skip comes as another.
      expect(odd).toBeLessThanOrEqual(1);
    }),
    { numRuns: 10 },
  );
});
