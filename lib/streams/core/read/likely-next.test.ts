import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zoneClock } from "@/lib/kernel/zone-clock";
import type { Airing } from "./figures";
import { likelyNext } from "./likely-next";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** A Saturday. */
const now = Date.parse("2026-11-21T12:00:00Z");

const start = (time: string | number, continues = false): Airing => {
  const fromMs = typeof time === "number" ? time : Date.parse(`${time}:00Z`);
  return {
    ...{ fromMs, toMs: fromMs + HOUR, watchedSeconds: 0, sampledSeconds: 0 },
    ...{ peakViewers: 0, peakMs: null, continues },
  };
};
const next = (airings: readonly Airing[], { zone = "UTC", nowMs = now, onAir = false } = {}) =>
  likelyNext(
    airings.toSorted((a, b) => a.fromMs - b.fromMs),
    zoneClock(zone, nowMs - 400 * DAY, nowMs + 9 * DAY),
    { nowMs, onAir },
  );
const weekly = (time: string, weeks: readonly number[]) =>
  weeks.map((ago) => start(Date.parse(`${time}:00Z`) - ago * WEEK));

describe("likely live again", () => {
  test.each<[string, Airing[]]>([
    ["nothing", []],
    ["two weeks of eight", weekly("2026-11-20T18:00", [0, 3])],
    ["three weeks, of which one is too long ago", weekly("2026-11-20T18:00", [0, 3, 8])],
    ["three starts in one week", weekly("2026-11-20T18:00", [0, 0, 0])],
    [
      "times that are no habit",
      [start("2026-11-20T18:00"), start("2026-11-13T08:00"), start("2026-11-06T13:00")],
    ],
    ["what only goes on", weekly("2026-11-20T18:00", [0, 1, 2]).map(({ fromMs }) => start(fromMs, true))],
  ])("is not told from %s", (_, airings) => {
    expect(next(airings)).toBeNull();
  });

  test("comes a week after a habit, its time out to half hours", () => {
    const airings = [start("2026-11-20T18:10"), start("2026-11-13T18:40"), start("2026-11-06T19:20")];
    expect(next(airings)).toEqual({
      from: "2026-11-27T18:00:00.000Z",
      to: "2026-11-27T19:30:00.000Z",
      times: 3,
      weeks: 8,
    });
  });

  test("is the soonest of several habits", () => {
    const airings = [
      ...weekly("2026-11-20T18:00", [0, 1, 2, 3, 4, 5, 6, 7]),
      ...weekly("2026-11-16T09:00", [0, 2, 4]),
    ];
    expect(next(airings)).toMatchObject({ from: "2026-11-23T09:00:00.000Z", times: 3 });
  });

  test("takes the heart of a habit, not its edge", () => {
    const airings = [
      ...weekly("2026-11-20T18:00", [0, 1, 2, 3, 4]),
      ...weekly("2026-11-20T15:30", [5, 6, 7]),
    ];
    const later = Date.parse("2026-11-27T17:00:00Z");
    expect(next(airings, { nowMs: later })).toMatchObject({ from: "2026-11-27T18:00:00.000Z", times: 5 });
  });

  test("holds over the end of the week, wherever a week ends", () => {
    for (let shift = 0; shift < 7; shift += 1) {
      const airings = [
        start(Date.parse("2026-11-14T23:45:00Z") + shift * DAY - WEEK),
        start(Date.parse("2026-11-08T00:15:00Z") + shift * DAY - WEEK),
        start(Date.parse("2026-10-31T23:50:00Z") + shift * DAY - WEEK),
      ];
      const found = next(airings, { nowMs: now + shift * DAY - WEEK });
      expect(found).toMatchObject({
        from: new Date(Date.parse("2026-11-14T23:30:00Z") + shift * DAY).toISOString(),
        times: 3,
      });
    }
  });

  test("is now, as long as the channel has not come", () => {
    const habit = [start("2026-11-14T11:10"), start("2026-11-07T12:50"), start("2026-10-31T12:00")];
    expect(next(habit)).toMatchObject({ from: "2026-11-21T11:00:00.000Z", to: "2026-11-21T13:00:00.000Z" });
    expect(next(habit, { onAir: true })).toMatchObject({ from: "2026-11-28T11:00:00.000Z" });
    const came = [...habit, start("2026-11-21T11:30")];
    expect(next(came)).toMatchObject({ from: "2026-11-28T11:00:00.000Z", times: 4 });
  });

  test("stays at its time by the wall when the clocks change", () => {
    const berlin = { zone: "Europe/Berlin", nowMs: Date.parse("2026-10-24T20:00:00Z") };
    const saturdays = weekly("2026-10-24T18:00", [0, 1, 2]);
    expect(next(saturdays, berlin)).toMatchObject({ from: "2026-10-31T19:00:00.000Z" });
  });

  test("skips to the moment after, with daylight saving", () => {
    const berlin = { zone: "Europe/Berlin", nowMs: Date.parse("2026-03-27T12:00:00Z") };
    const nights = weekly("2026-03-22T01:00", [0, 1, 2]);
    expect(next(nights, berlin)).toEqual({
      from: "2026-03-29T01:00:00.000Z",
      to: "2026-03-29T01:30:00.000Z",
      times: 3,
      weeks: 8,
    });
  });
});

const past = fc
  .array(fc.integer({ min: 0, max: 70 * 24 * 12 }), { maxLength: 80 })
  .map((ago) => ago.map((fives) => start(now - fives * 300_000)));

test("is ahead, within a week, and of at least three weeks", () => {
  fc.assert(
    fc.property(past, fc.boolean(), (airings, onAir) => {
      const found = next(airings, { onAir });
      if (!found) return;
      const [from, to] = [Date.parse(found.from), Date.parse(found.to)];
      expect(to).toBeGreaterThan(now);
      expect(from).toBeLessThanOrEqual(now + WEEK);
      expect(to - from).toBeGreaterThanOrEqual(HOUR / 2);
      expect(to - from).toBeLessThanOrEqual(3 * HOUR);
      const weeks = new Set(
        airings.flatMap(({ fromMs }) => {
          const ago = Math.ceil((from - fromMs) / WEEK);
          const later = fromMs - (from - ago * WEEK);
          return later <= to - from && fromMs > now - 8 * WEEK ? [ago] : [];
        }),
      );
      expect(found.times).toBeGreaterThanOrEqual(3);
      expect(found.times).toBeLessThanOrEqual(8);
      expect(weeks.size).toBeGreaterThanOrEqual(found.times);
    }),
  );
});

test("moves with the past", () => {
  fc.assert(
    fc.property(past, fc.integer({ min: -7 * 48, max: 7 * 48 }), (airings, halfHours) => {
      const shift = halfHours * 1_800_000;
      const moved = next(
        airings.map(({ fromMs }) => start(fromMs + shift)),
        { nowMs: now + shift },
      );
      const found = next(airings);
      expect(moved?.times).toBe(found?.times);
      if (moved && found) expect(Date.parse(moved.from) - Date.parse(found.from)).toBe(shift);
    }),
  );
});
