import { expect, test } from "vitest";
import { dayBounds, offsetAt } from "./zoned-day";

const HOUR = 3_600_000;

test.each([
  ["UTC", "2026-11-20T12:00:00Z", 0],
  ["Asia/Kolkata", "2026-11-20T12:00:00Z", 5.5],
  ["America/New_York", "2026-07-01T12:00:00Z", -4],
])("%s is ahead of UTC by %s: %d h", (zone, at, hours) => {
  expect(offsetAt(Date.parse(at), zone)).toBe(hours * HOUR);
});

test.each([
  ["2026-11-20", "Europe/Berlin", "2026-11-19T23:00:00.000Z", 24],
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z", 23],
  ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z", 25],
  ["2026-11-20", "Pacific/Auckland", "2026-11-19T11:00:00.000Z", 24],
])("%s in %s begins at %s and has %d hours", (day, zone, from, hours) => {
  const bounds = dayBounds(day, zone);
  expect(new Date(bounds.from).toISOString()).toBe(from);
  expect((bounds.to - bounds.from) / HOUR).toBe(hours);
});
