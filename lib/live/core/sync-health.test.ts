import { describe, expect, test } from "vitest";
import { syncHealth, type TickMark } from "./sync-health";

const NOW = new Date("2026-03-01T12:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

/** Ticks every 30 s, the newest first, the newest ended `seconds` ago. */
function ticks(statuses: TickMark["status"][], seconds = 10): TickMark[] {
  return statuses.map((status, index) => ({
    status,
    startedAt: ago(seconds + index * 30 + 1),
    endedAt: status === "running" || status === "queued" ? null : ago(seconds + index * 30),
    error: status === "failed" ? "Twitch did not answer within 10 s" : null,
  }));
}
const health = (marks: TickMark[], lastGoodAt: Date | null) =>
  syncHealth({ ticks: marks, lastGoodAt, everySeconds: 30, now: NOW });

describe("the sync's health", () => {
  test.each<[string, TickMark[], Date | null, string, Date | null]>([
    ["before any tick", [], null, "never", null],
    ["during the first tick", ticks(["running"]), null, "never", null],
    ["after a good tick", ticks(["succeeded"]), ago(10), "healthy", null],
    ["a run asked for that nobody took yet", ticks(["queued", "succeeded"]), ago(40), "healthy", null],
    ["two failures", ticks(["failed", "failed", "succeeded"]), ago(70), "healthy", null],
    ["three failures", ticks(["failed", "abandoned", "failed", "succeeded"]), ago(100), "failing", ago(100)],
    [
      "three failures and one under way",
      ticks(["running", "failed", "failed", "failed"]),
      ago(119),
      "failing",
      ago(119),
    ],
    [
      "three failures, then a good one",
      ticks(["succeeded", "failed", "failed", "failed"]),
      ago(10),
      "healthy",
      null,
    ],
    ["two minutes since a good one", ticks(["succeeded"], 120), ago(120), "healthy", null],
    ["more than two minutes", ticks(["succeeded"], 121), ago(121), "late", ago(121)],
    [
      "never a good one, since the oldest known",
      ticks(["failed", "failed", "failed"]),
      null,
      "failing",
      ago(71),
    ],
    [
      "two failures and one called off",
      ticks(["failed", "cancelled", "failed", "succeeded"]),
      ago(100),
      "healthy",
      null,
    ],
    [
      "three failures and one called off",
      ticks(["cancelled", "failed", "expired", "failed", "succeeded"]),
      ago(110),
      "failing",
      ago(110),
    ],
    ["a first tick that hangs", ticks(["running"], 130), null, "late", ago(131)],
  ])("%s", (_name, marks, lastGoodAt, expected, since) => {
    expect(health(marks, lastGoodAt)).toMatchObject({ health: expected, since });
  });

  test.each([
    [900, "healthy"],
    [901, "late"],
  ])("ticks every five minutes are late after three: %d s", (seconds, expected) => {
    const seldom = syncHealth({ ticks: [], lastGoodAt: ago(seconds), everySeconds: 300, now: NOW });
    expect(seldom.health).toBe(expected);
    if (expected === "late") expect(seldom.summary).toContain("for over 15 minutes");
  });

  test("says what is wrong, what is late, what is safe and what happens next", () => {
    const { summary } = health(ticks(["failed", "failed", "failed"]), null);
    expect(summary).toContain(
      "The last 3 ticks failed. The last one said: Twitch did not answer within 10 s.",
    );
    expect(summary).toContain("Who went live or ended since then is not known yet.");
    expect(summary).toContain("Nobody is marked offline");
    expect(summary).toContain("Every 30 s it is tried again");
  });

  test("asks for the worker only when no tick is under way", () => {
    expect(health(ticks(["succeeded"], 200), ago(200)).summary).toContain("Is a worker running?");
    expect(health(ticks(["running", "succeeded"], 200), ago(230)).summary).toContain("under way");
  });
});
