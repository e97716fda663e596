import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zoneClock } from "@/lib/kernel/zone-clock";
import type { Airing } from "./figures";
import { usualHours } from "./usual-hours";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const [SUNDAY, FRIDAY, SATURDAY] = [6, 4, 5];
/** A Saturday. */
const now = Date.parse("2026-11-21T12:30:00Z");

const airing = (fromMs: number, hours: number): Airing => ({
  ...{ fromMs, toMs: fromMs + hours * HOUR, watchedSeconds: 0, sampledSeconds: 0 },
  ...{ peakViewers: 0, peakMs: null, continues: false },
});
const clockOf = (zone: string) => zoneClock(zone, now - 800 * DAY, now + 9 * DAY);
const hours = (airings: readonly Airing[], zone = "UTC", nowMs = now) =>
  usualHours(airings, clockOf(zone), nowMs);
/** The hours of the week that are above nothing, as "weekday/hour". */
const used = (shares: number[][]) =>
  shares.flatMap((day, weekday) => day.flatMap((share, hour) => (share > 0 ? [`${weekday}/${hour}`] : [])));

describe("usual hours", () => {
  test("of a channel without streams are none", () => {
    const shares = hours([]);
    expect(shares.map((day) => day.length)).toEqual(Array.from({ length: 7 }, () => 24));
    expect(used(shares)).toEqual([]);
  });

  test("are a share of the weeks looked at", () => {
    // Fridays at 18:00, of the last twelve weeks the last three; and one long ago.
    const friday = Date.parse("2026-11-20T18:00:00Z");
    const starts = [friday - 30 * WEEK, friday - 2 * WEEK, friday - WEEK, friday];
    const shares = hours(starts.map((start) => airing(start, 2)));
    expect(used(shares)).toEqual([`${FRIDAY}/18`, `${FRIDAY}/19`]);
    expect(shares[FRIDAY]?.[18]).toBe(3 / 12);
  });

  test("of a young channel are a share of the weeks since its first stream", () => {
    const friday = Date.parse("2026-11-20T18:00:00Z");
    const shares = hours([airing(friday - 2 * WEEK, 1), airing(friday, 1)]);
    expect(shares[FRIDAY]?.[18]).toBe(2 / 3);
  });

  test("count a part of an hour, and a stream over midnight on both days", () => {
    const shares = hours([airing(Date.parse("2026-11-20T23:50:00Z"), 0.5)]);
    expect(used(shares)).toEqual([`${FRIDAY}/23`, `${SATURDAY}/0`]);
  });

  test("leave out the hour that is not over", () => {
    expect(used(hours([airing(Date.parse("2026-11-21T11:30:00Z"), 1)]))).toEqual([`${SATURDAY}/11`]);
  });

  test("follow the clock on the wall through daylight saving", () => {
    const before = Date.parse("2026-10-24T18:00:00Z");
    const after = Date.parse("2026-10-31T19:00:00Z");
    const shares = hours([airing(before, 1), airing(after, 1)], "Europe/Berlin");
    expect(used(shares)).toEqual([`${SATURDAY}/20`]);
  });

  test("know that daylight saving skips an hour: live around the clock is live each week", () => {
    const spring = Date.parse("2026-04-10T12:00:00Z");
    const shares = hours([airing(spring - 300 * DAY, 300 * 24)], "Europe/Berlin", spring);
    expect(shares.flat().every((share) => share === 1)).toBe(true);
    expect(shares[SUNDAY]?.[2]).toBe(1);
  });
});

const past = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 150 * 24 * 60 }), fc.integer({ min: 1, max: 600 })), {
    maxLength: 30,
  })
  .map((rows) =>
    rows
      .map(([ago, length]) => airing(now - ago * 60_000, Math.min(ago, length) / 60))
      .sort((a, b) => a.fromMs - b.fromMs),
  );

test("shares are shares, and more streams never make one smaller", () => {
  fc.assert(
    fc.property(past, past, fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kathmandu"), (some, more, zone) => {
      // Both known since the same day.
      const oldest = airing(now - 160 * DAY, 1);
      const few = hours([oldest, ...some], zone).flat();
      const many = hours([oldest, ...[...some, ...more].sort((a, b) => a.fromMs - b.fromMs)], zone).flat();
      for (const [slot, share] of few.entries()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(many[slot]).toBeGreaterThanOrEqual(share);
        expect(many[slot]).toBeLessThanOrEqual(1);
      }
    }),
  );
});
