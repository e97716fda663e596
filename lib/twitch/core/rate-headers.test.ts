import { describe, expect, test } from "vitest";
import { readRateHeaders, readRetryAfter } from "./rate-headers";

const NOW = Date.UTC(2026, 10, 21, 4, 0, 0);
const inSeconds = (n: number) => String(NOW / 1000 + n);
const headers = (limit?: string, remaining?: string, reset?: string) =>
  new Headers([
    ...(limit === undefined ? [] : [["Ratelimit-Limit", limit] as [string, string]]),
    ...(remaining === undefined ? [] : [["Ratelimit-Remaining", remaining] as [string, string]]),
    ...(reset === undefined ? [] : [["Ratelimit-Reset", reset] as [string, string]]),
  ]);

describe("readRateHeaders", () => {
  test.each([
    ["all three", headers("800", "799", inSeconds(1)), { limit: 800, remaining: 799, resetInMs: 1_000 }],
    ["an empty bucket", headers("800", "0", inSeconds(60)), { limit: 800, remaining: 0, resetInMs: 60_000 }],
    [
      "a reset in the past",
      headers("800", "800", inSeconds(-9)),
      { limit: 800, remaining: 800, resetInMs: 0 },
    ],
    ["more left than fits", headers("30", "800", inSeconds(0)), { limit: 30, remaining: 30, resetInMs: 0 }],
    ["none", headers(), null],
    ["no limit", headers(undefined, "5", inSeconds(1)), null],
    ["no reset", headers("800", "5"), null],
    ["a limit of nothing", headers("0", "0", inSeconds(1)), null],
    ["words", headers("many", "few", "soon"), null],
    ["less than nothing", headers("800", "-1", inSeconds(1)), null],
    ["a fraction", headers("800", "1.5", inSeconds(1)), null],
  ])("%s", (_, given, expected) => {
    expect(readRateHeaders(given, NOW)).toEqual(expected);
  });
});

describe("readRetryAfter", () => {
  test.each([
    ["30", 30_000],
    ["0", 0],
    ["Sat, 21 Nov 2026 04:00:05 GMT", 5_000],
    ["Sat, 21 Nov 2026 03:00:00 GMT", 0],
    ["later", null],
  ])("%s", (text, expected) => {
    expect(readRetryAfter(new Headers({ "Retry-After": text }), NOW)).toBe(expected);
  });

  test("absent", () => {
    expect(readRetryAfter(new Headers(), NOW)).toBeNull();
  });
});
