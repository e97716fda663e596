"use client";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { clockText, dateText, exactText } from "@/components/ui/time-text";

interface MomentProps {
  /** ISO 8601 in UTC, or ms since the epoch. */
  at: string | number;
  className?: string;
}

const msOf = (at: string | number) => (typeof at === "number" ? at : Date.parse(at));
const isoOf = (at: string | number) => (typeof at === "number" ? new Date(at).toISOString() : at);

/** "20:14", with the exact time in a tooltip. */
export function ClockTime({ at, className }: MomentProps) {
  const timeZone = useTimeZone();
  return (
    <time dateTime={isoOf(at)} title={exactText(msOf(at), timeZone)} className={className}>
      {clockText(msOf(at), timeZone)}
    </time>
  );
}

/** "Fri 20 Nov, 20:14": when a stream was. */
export function StreamTime({ at, className }: MomentProps) {
  const now = useNow(60_000);
  const timeZone = useTimeZone();
  const time = msOf(at);
  return (
    <time dateTime={isoOf(at)} title={exactText(time, timeZone)} className={className}>
      {weekday(time, timeZone)} {dateText(time, now, timeZone)}, {clockText(time, timeZone)}
    </time>
  );
}

const weekday = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone }).format(at);
