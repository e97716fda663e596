import { describe, expect, test } from "vitest";
import { readReplay, replayClock, replayWords } from "./replay";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 18);

describe("readReplay", () => {
  test.each([
    [{}, undefined],
    [{ speed: "60" }, { speed: 60, backMs: 10 * HOUR }],
    [
      { speed: "20.5", from: "90m" },
      { speed: 20.5, backMs: 1.5 * HOUR },
    ],
    [
      { speed: "60", from: "2d" },
      { speed: 60, backMs: 48 * HOUR },
    ],
  ])("%j", (options, expected) => {
    expect(readReplay(options)).toEqual(expected);
  });

  test.each([
    [{ from: "10h" }, "--from needs --speed"],
    [{ speed: "1" }, "--speed must be"],
    [{ speed: "fast" }, "--speed must be"],
    [{ speed: "600" }, "--speed must be"],
    [{ speed: "60", from: "10" }, "--from must be"],
    [{ speed: "60", from: "0h" }, "--from must be"],
    [{ speed: "60", from: "30d" }, "--from must be"],
  ])("%j is refused", (options, words) => {
    expect(() => readReplay(options)).toThrow(words);
  });
});

describe("replayClock", () => {
  const replay = { speed: 60, backMs: 10 * HOUR };

  test.each([
    ["a fresh instance plays all of it", null, 10],
    ["one that slept for days too", NOW - 72 * HOUR, 10],
    ["one that ran three hours ago goes on from there", NOW - 3 * HOUR, 3],
    ["one that ran just now has nothing to play", NOW, 0],
    ["as one whose clock was ahead", NOW + HOUR, 0],
  ])("%s", (_name, lastLook, hours) => {
    const { fromMs, atMs, speed } = replayClock(replay, NOW, lastLook);
    expect(speed).toBe(60);
    expect(atMs).toBe(NOW);
    expect(Math.round((NOW - fromMs) / 1000)).toBe(hours * 3600);
    expect(fromMs).toBeLessThanOrEqual(atMs);
    if (lastLook !== null && lastLook < NOW) expect(fromMs).toBeGreaterThan(lastLook);
  });
});

test.each([
  [10 * HOUR, "Playing the last 10 hours at 60 times the speed, for 10 minutes; then in real time."],
  [90 * 60_000, "Playing the last 90 minutes at 60 times the speed, for 92 seconds; then in real time."],
  [20_000, "There is nothing to catch up with: the time is the real one."],
])("says what is played: %i ms", (backMs, words) => {
  expect(replayWords({ fromMs: NOW - backMs, atMs: NOW, speed: 60 })).toBe(words);
});
