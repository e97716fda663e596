import type { ZoneClock } from "@/lib/kernel/zone-clock";
import type { Preferences } from "../schema";
import { minutesOf } from "./time-of-day";
import { DAY_MS, MINUTE_MS, wallOf } from "./wall";

/** A span of each day on the wall, in ms from midnight: from the first up to the second, maybe of the next day. */
export interface QuietSpan {
  fromMs: number;
  toMs: number;
}

/** The quiet hours of these preferences; null: none. */
export function quietSpan({ quietHours }: Pick<Preferences, "quietHours">): QuietSpan | null {
  return quietHours && { fromMs: ofDay(quietHours.from), toMs: ofDay(quietHours.to) };
}

/** Whether the wall shows a quiet hour. What it shows twice, when clocks are put back, is quiet both times. */
export function isQuiet(preferences: Pick<Preferences, "quietHours" | "zone">, now: Date): boolean {
  const span = quietSpan(preferences);
  return span !== null && isWithin(span, wallOf(preferences.zone, now).local(now.getTime()));
}

/** When the quiet hours that are on at `now` end: the first moment behind them. `now` itself when none are. */
export function quietUntil(preferences: Pick<Preferences, "quietHours" | "zone">, now: Date): Date {
  return new Date(quietEnd(quietSpan(preferences), wallOf(preferences.zone, now), now.getTime()));
}

/**
 * The first moment from `ms` on that is not quiet. Goes stretch by stretch: where clocks are put forward over the end
 * it comes with the change, and where they are put back into the span it comes at the second time.
 */
export function quietEnd(span: QuietSpan | null, wall: ZoneClock, ms: number): number {
  if (!span) return ms;
  let at = ms;
  for (const { toMs, offsetMs } of wall.stretches) {
    if (at >= toMs) continue;
    const local = at + offsetMs;
    if (!isWithin(span, local)) return at;
    const end = at + after(timeOfDay(local), span.toMs);
    if (end < toMs) return end;
    at = toMs;
  }
  return at;
}

function isWithin({ fromMs, toMs }: QuietSpan, local: number): boolean {
  const time = timeOfDay(local);
  return fromMs < toMs ? time >= fromMs && time < toMs : time >= fromMs || time < toMs;
}

/** How long after one time of the day the other comes. */
const after = (time: number, next: number): number => (next > time ? next - time : next - time + DAY_MS);

const timeOfDay = (local: number): number => local - Math.floor(local / DAY_MS) * DAY_MS;

const ofDay = (time: string): number => minutesOf(time) * MINUTE_MS;
