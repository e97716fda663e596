import { expect, test } from "vitest";
import { rateStep } from "./rate-step";

const HOUR = 3_600_000;

test.each([
  ["a stream that has just begun", 0, 60],
  ["eight hours", 8 * HOUR, 60],
  ["a little more", 8 * HOUR + 1, 120],
  ["a day", 24 * HOUR, 300],
  ["two days, as long as Twitch allows", 48 * HOUR, 600],
  ["a year", 365 * 24 * HOUR, 1_800],
])("%s", (_name, ms, seconds) => {
  expect(rateStep(ms)).toBe(seconds);
});
