import { describe, expect, test } from "vitest";
import { zoneClock } from "@/lib/kernel/zone-clock";
import { channelFigures } from "./channel-figures";
import type { Airing } from "./figures";

const DAY = 86_400_000;
/** A Saturday. */
const now = Date.parse("2026-11-21T12:00:00Z");

const airing = (from: string, to: string, change: Partial<Airing> = {}): Airing => ({
  ...{ fromMs: Date.parse(from), toMs: Date.parse(to), watchedSeconds: 0, sampledSeconds: 0 },
  ...{ peakViewers: 0, peakMs: null, continues: false },
  ...change,
});
const figures = (airings: readonly Airing[], days: number, zone = "UTC", nowMs = now) =>
  channelFigures(airings, zoneClock(zone, nowMs - 740 * DAY, nowMs + 9 * DAY), { nowMs, days });

const evening = (day: string) =>
  airing(`${day}T18:00:00Z`, `${day}T20:00:00Z`, {
    ...{ watchedSeconds: 720_000, sampledSeconds: 7_200, peakViewers: 150 },
    peakMs: Date.parse(`${day}T19:00:00Z`),
  });

describe("a channel's figures", () => {
  test("without streams", () => {
    const { totals, before, calendar, trend } = figures([], 7);
    expect(totals).toEqual({
      ...{ streams: 0, activeDays: 0, hours: 0, hoursWatched: 0, averageViewers: null, peakViewers: null },
    });
    expect(before).toBeNull();
    expect(calendar).toEqual([]);
    expect(trend.map(({ from }) => from)).toEqual(
      Array.from({ length: 7 }, (_, day) => `2026-11-${15 + day}`),
    );
  });

  test("are of the span that ends today, beside the span before it", () => {
    const { totals, before } = figures(
      [evening("2026-11-08"), evening("2026-11-14"), evening("2026-11-15"), evening("2026-11-20")],
      7,
    );
    expect(totals).toEqual({
      ...{ streams: 2, activeDays: 2, hours: 4, hoursWatched: 400, averageViewers: 100, peakViewers: 150 },
    });
    expect(before).toMatchObject({ streams: 2, hours: 4 });
    expect(figures([evening("2026-11-15")], 7).before).toBeNull();
  });

  test("a stream over midnight is on both days of the zone", () => {
    const night = airing("2026-11-19T22:00:00Z", "2026-11-20T02:30:00Z", {
      ...{ watchedSeconds: 1_620_000, sampledSeconds: 16_200 },
    });
    const seconds = (zone: string) =>
      figures([night], 7, zone).calendar.map(({ day, ...rest }) => [day, rest.seconds, rest.streams]);
    expect(seconds("UTC")).toEqual([
      ["2026-11-19", 7_200, 1],
      ["2026-11-20", 9_000, 1],
    ]);
    expect(seconds("Europe/Berlin")).toEqual([
      ["2026-11-19", 3_600, 1],
      ["2026-11-20", 12_600, 1],
    ]);
    expect(seconds("Asia/Tokyo")).toEqual([["2026-11-20", 16_200, 1]]);
    expect(figures([night], 7).totals).toMatchObject({ streams: 1, activeDays: 2, averageViewers: 100 });
  });

  test("a day of daylight saving has 25 hours, and its end belongs to it", () => {
    const whole = airing("2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z");
    const { calendar } = figures([whole], 30, "Europe/Berlin");
    expect(calendar.find(({ day }) => day === "2026-10-25")?.seconds).toBe(25 * 3600);
    expect(calendar.reduce((sum, day) => sum + day.seconds, 0)).toBe(72 * 3600);
  });

  test("the calendar has 365 days, whatever the span", () => {
    const old = [evening("2025-11-20"), evening("2025-11-21"), evening("2025-11-22")];
    expect(figures(old, 7).calendar).toEqual([
      { day: "2025-11-22", seconds: 7_200, streams: 1, averageViewers: 100 },
    ]);
  });

  test("the trend has a point a day", () => {
    const { trend } = figures([evening("2026-11-20")], 7);
    expect(trend.at(-2)).toEqual({ from: "2026-11-20", hours: 2, averageViewers: 100, peakViewers: 150 });
    expect(trend.at(-1)).toEqual({ from: "2026-11-21", hours: 0, averageViewers: null, peakViewers: null });
  });

  test("the trend of a year has a point a week, from Monday on, within the year", () => {
    const { trend } = figures([evening("2026-11-15"), evening("2026-11-16"), evening("2026-11-20")], 365);
    expect(trend).toHaveLength(52);
    expect(trend[0]?.from).toBe("2025-11-24");
    expect(trend.slice(-2).map(({ from, hours }) => [from, hours])).toEqual([
      ["2026-11-09", 2],
      ["2026-11-16", 4],
    ]);
  });

  test("where today began depends on the zone", () => {
    const nowMs = Date.parse("2026-11-21T12:00:00Z");
    const last = (zone: string) => figures([], 7, zone, nowMs).trend.at(-1)?.from;
    expect(last("Pacific/Kiritimati")).toBe("2026-11-22");
    expect(last("Pacific/Pago_Pago")).toBe("2026-11-21");
    expect(last("America/Los_Angeles")).toBe("2026-11-21");
  });
});
