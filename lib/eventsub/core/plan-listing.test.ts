import { expect, test } from "vitest";
import { mustReadWhole } from "./plan-listing";

const MINUTE_MS = 60_000;

test.each([
  ["was never read", 10_000, null, 10_000, true],
  ["is short", 500, 0, 500, true],
  ["is long and as long as expected", 10_000, 9 * MINUTE_MS, 10_000, false],
  ["is long, as expected, and was read ten minutes ago", 10_000, 10 * MINUTE_MS, 10_000, true],
  ["is long, and one is missing", 1_999, MINUTE_MS, 2_000, true],
  ["is very long, one is missing, and it was read just now", 9_999, MINUTE_MS, 10_000, false],
  ["is very long, one is missing, and that was paid for", 9_999, 5 * MINUTE_MS, 10_000, true],
])("a list that %s", (_what, total, listedMs, expected, whole) => {
  expect(mustReadWhole(total, { listedMs, expected })).toBe(whole);
});
