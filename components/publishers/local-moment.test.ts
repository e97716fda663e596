import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldOf, momentOf, presetOf } from "./local-moment";

const BERLIN = "Europe/Berlin";

test.each([
  ["2026-11-20T20:14", BERLIN, "2026-11-20T19:14:00.000Z"],
  ["2026-07-01T00:00", BERLIN, "2026-06-30T22:00:00.000Z"],
  ["2026-11-20T20:14", "America/New_York", "2026-11-21T01:14:00.000Z"],
  // The hour that comes twice, and the one that does not come.
  ["2026-10-25T02:30", BERLIN, "2026-10-25T00:30:00.000Z"],
  ["2026-03-29T02:30", BERLIN, "2026-03-29T00:30:00.000Z"],
])("%s in %s is %s", (field, zone, moment) => {
  expect(new Date(momentOf(field, zone) ?? Number.NaN).toISOString()).toBe(moment);
});

test.each(["", "2026-11-20", "2026-13-20T20:14", "yesterday"])("%j is none", (field) => {
  expect(momentOf(field, BERLIN)).toBeNull();
});

test("what a field shows of a moment is the moment that it means, or the hour before where clocks go back", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 }),
      fc.constantFrom(BERLIN, "UTC", "Asia/Kathmandu", "America/St_Johns"),
      (minute, zone) => {
        const at = minute * 60_000;
        const read = momentOf(fieldOf(at, zone), zone);
        expect([at, at - 3_600_000]).toContain(read);
        expect(fieldOf(read ?? 0, zone)).toBe(fieldOf(at, zone));
      },
    ),
  );
});

test("a preset is an hour ago, or when the day began", () => {
  const now = Date.parse("2026-11-20T23:30:00Z");
  expect(presetOf("hour", now, BERLIN)).toBe("2026-11-20T23:30");
  expect(presetOf("today", now, BERLIN)).toBe("2026-11-21T00:00");
});
