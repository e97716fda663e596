import type { ZoneClock } from "@/lib/kernel/zone-clock";
import type { ChannelOverview, Totals } from "../../schema";
import { type CalendarDays, calendarDays, DAY_MS, localDay, mondayFrom } from "./calendar-days";
import { type Airing, type Figures, figuresOf } from "./figures";

/** The calendar has a year, whatever span the rest is for. */
export const CALENDAR_DAYS = 365;

type ChannelFigures = Pick<ChannelOverview, "totals" | "before" | "calendar" | "trend">;

/**
 * What a channel did in the last `days` days up to `nowMs`, by the zone's calendar, and in as many before.
 * `airings` are in order of their starts.
 */
export function channelFigures(
  airings: readonly Airing[],
  clock: ZoneClock,
  { nowMs, days }: { nowMs: number; days: number },
): ChannelFigures {
  const tomorrow = localDay(clock, nowMs) + DAY_MS;
  const last = (count: number, ends = tomorrow) => calendarDays(clock, ends - count * DAY_MS, count);
  const before = totalsOf(airings, last(days, tomorrow - days * DAY_MS));
  return {
    totals: totalsOf(airings, last(days)),
    before: before.streams > 0 ? before : null,
    calendar: calendarOf(airings, last(CALENDAR_DAYS)),
    trend: trendOf(airings, days < 365 ? last(days) : wholeWeeks(clock, tomorrow, days)),
  };
}

/** The weeks from Monday on that begin in the last `days` days: the first is whole, the last goes on. */
function wholeWeeks(clock: ZoneClock, tomorrow: number, days: number): CalendarDays {
  const first = mondayFrom(tomorrow - days * DAY_MS);
  return calendarDays(clock, first, Math.ceil((tomorrow - first) / (7 * DAY_MS)), 7);
}

function totalsOf(airings: readonly Airing[], { edges }: CalendarDays): Totals {
  const [whole] = figuresOf(airings, [edges[0] ?? 0, edges.at(-1) ?? 0]);
  return {
    streams: whole?.streams ?? 0,
    activeDays: figuresOf(airings, edges).filter(({ streams }) => streams > 0).length,
    hours: hours(whole?.onAirMs ?? 0),
    hoursWatched: hours((whole?.watchedSeconds ?? 0) * 1000),
    averageViewers: whole ? average(whole) : null,
    peakViewers: whole?.peakViewers ?? null,
  };
}

function calendarOf(airings: readonly Airing[], { names, edges }: CalendarDays): ChannelFigures["calendar"] {
  return figuresOf(airings, edges).flatMap((figures, place) => {
    if (figures.streams === 0) return [];
    const seconds = Math.round(figures.onAirMs / 1000);
    return [
      {
        day: names[place] ?? "",
        seconds,
        streams: figures.streams,
        averageViewers: average(figures),
      },
    ];
  });
}

function trendOf(airings: readonly Airing[], { names, edges }: CalendarDays): ChannelFigures["trend"] {
  return figuresOf(airings, edges).map((figures, place) => ({
    from: names[place] ?? "",
    hours: hours(figures.onAirMs),
    averageViewers: average(figures),
    peakViewers: figures.peakViewers,
  }));
}

/** To the hundredth. */
const hours = (ms: number): number => Math.round(ms / 36_000) / 100;

const average = ({ watchedSeconds, sampledSeconds }: Figures): number | null =>
  sampledSeconds > 0 ? Math.round(watchedSeconds / sampledSeconds) : null;
