import { offsetAt } from "@/components/ui/zoned-day";
import type { Formats } from "@/lib/i18n/format";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What people count time in, shortest first, in ms. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((minutes) => minutes * MINUTE);

/** A mark on an axis of time. `at` is in ms. */
export interface TimeTick {
  at: number;
  label: string;
}

/** The shortest step that leaves at most `most` marks on a span. */
const stepFor = (span: number, most: number): number =>
  STEPS.find((step) => span / step <= most) ?? Math.ceil(span / most / (24 * HOUR)) * 24 * HOUR;

/**
 * Round times of the zone's clock between two moments, at most `most`, each with what the clock says then.
 * Over more than a day, midnight says which day begins.
 * Where clocks change on the way, later marks say true times that are less round.
 */
export function clockTicks(from: number, to: number, formats: Formats, most: number): TimeTick[] {
  const step = stepFor(Math.max(1, to - from), most);
  const offset = offsetAt(from, formats.zone);
  const first = Math.ceil((from + offset) / step) * step - offset;
  const long = to - from > 24 * HOUR;
  return ticksFrom(first, to, step, (at) => {
    const clock = formats.clock(at);
    return long && clock === "00:00" ? formats.weekday(at) : clock;
  });
}

/** Round spans since a start: "0:30", "1:00", up to `lengthMs`. */
export function elapsedTicks(lengthMs: number, most: number): TimeTick[] {
  return ticksFrom(0, lengthMs, stepFor(Math.max(1, lengthMs), most), elapsedText);
}

/** "1:05" for an hour and five minutes in. */
export function elapsedText(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function ticksFrom(first: number, to: number, step: number, labelOf: (at: number) => string): TimeTick[] {
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => first + index * step).map((at) => ({
    at,
    label: labelOf(at),
  }));
}
