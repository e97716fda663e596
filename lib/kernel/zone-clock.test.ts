import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zoneClock } from "./zone-clock";

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(time);
const clockOf = (zone: string) => zoneClock(zone, at("2025-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
const wall = (ms: number) => new Date(ms).toISOString().slice(0, 16);
const utc = (ms: number) => new Date(ms).toISOString().slice(0, 19);

describe("what the wall shows", () => {
  test.each([
    ["UTC", "2026-06-01T12:00:00Z", "2026-06-01T12:00"],
    ["Europe/Berlin", "2026-03-29T00:59:00Z", "2026-03-29T01:59"],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00"],
    ["Europe/Berlin", "2026-10-25T00:59:00Z", "2026-10-25T02:59"],
    ["Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25T02:00"],
    ["America/St_Johns", "2026-01-01T12:00:00Z", "2026-01-01T08:30"],
    ["Asia/Kathmandu", "2026-01-01T12:00:00Z", "2026-01-01T17:45"],
    ["Australia/Lord_Howe", "2026-07-01T12:00:00Z", "2026-07-01T22:30"],
    ["Europe/Berlin", "2031-01-01T12:00:00Z", "2031-01-01T13:00"],
  ])("in %s at %s: %s", (zone, time, shown) => {
    expect(wall(clockOf(zone).local(at(time)))).toBe(shown);
  });
});

describe("when the wall shows it first", () => {
  test.each([
    ["Europe/Berlin", "2026-06-01T00:00", "2026-05-31T22:00:00"],
    // Skipped: the moment after. Shown twice: the first time.
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00:00"],
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00"],
    // Cairo skips midnight itself.
    ["Africa/Cairo", "2026-04-24T00:00", "2026-04-23T22:00:00"],
    ["Africa/Cairo", "2026-04-24T01:00", "2026-04-23T22:00:00"],
    // Havana has the hour after midnight twice.
    ["America/Havana", "2026-11-01T00:00", "2026-11-01T04:00:00"],
  ])("in %s, %s: %s", (zone, local, moment) => {
    expect(utc(clockOf(zone).moment(at(`${local}:00Z`)))).toBe(moment);
  });
});

test("a zone that there is not", () => {
  expect(() => clockOf("Mars/Olympus")).toThrow(RangeError);
});

const zones = fc.constantFrom(
  ...["UTC", "Europe/Berlin", "America/New_York", "America/Havana", "Africa/Cairo", "Africa/Casablanca"],
  ...["Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham", "Pacific/Kiritimati", "Asia/Tehran"],
);

test("agrees with Intl at any moment, and finds the way back", () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }), (zone, minutes) => {
      const ms = at("2025-01-01T00:00:00Z") + minutes * 60_000;
      const clock = clockOf(zone);
      const shown = new Intl.DateTimeFormat("sv", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "short",
      }).format(ms);
      expect(wall(clock.local(ms))).toBe(shown.replace(" ", "T"));
      const back = clock.moment(clock.local(ms));
      expect(back).toBeLessThanOrEqual(ms);
      expect(ms - back).toBeLessThanOrEqual(HOUR);
      expect(clock.local(back)).toBe(clock.local(ms));
    }),
    { numRuns: 200 },
  );
});
