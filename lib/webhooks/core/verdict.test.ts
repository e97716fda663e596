import { describe, expect, it, test } from "vitest";
import { verdictOf } from "./verdict";

const NOW = Date.parse("2026-11-22T12:00:00Z");

describe("verdictOf", () => {
  it.each([
    [200, "taken"],
    [204, "taken"],
    [299, "taken"],
    [301, "failed"],
    [302, "failed"],
    [400, "unwanted"],
    [401, "failed"],
    [404, "failed"],
    [410, "over"],
    [413, "unwanted"],
    [422, "unwanted"],
    [429, "failed"],
    [500, "failed"],
    [503, "failed"],
    [101, "failed"],
  ])("takes %i as %s", (status, is) => {
    expect(verdictOf(status, undefined, NOW)).toMatchObject({ is });
  });

  it.each([
    ["7", 7_000],
    [" 0 ", 0],
    ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
    ["999999999", 3_600_000],
  ])("waits as long as it is asked to: %s", (retryAfter, retryAfterMs) => {
    expect(verdictOf(503, retryAfter, NOW)).toMatchObject({ is: "failed", retryAfterMs });
    expect(verdictOf(429, retryAfter, NOW)).toMatchObject({ retryAfterMs });
  });

  test("does not heed what is no time, or not said with a status that asks to wait", () => {
    expect(verdictOf(429, "soon", NOW)).not.toHaveProperty("retryAfterMs");
    expect(verdictOf(500, "7", NOW)).not.toHaveProperty("retryAfterMs");
  });
});
