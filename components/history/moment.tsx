"use client";
import { useNow } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";

interface MomentProps {
  /** ISO 8601 in UTC, or ms since the epoch. */
  at: string | number;
  className?: string;
}

const msOf = (at: string | number) => (typeof at === "number" ? at : Date.parse(at));
const isoOf = (at: string | number) => (typeof at === "number" ? new Date(at).toISOString() : at);

/** "20:14", with the exact time in a tooltip. */
export function ClockTime({ at, className }: MomentProps) {
  const formats = useFormats();
  return (
    <time dateTime={isoOf(at)} title={formats.exact(msOf(at))} className={className}>
      {formats.clock(msOf(at))}
    </time>
  );
}

/** "Fri 20 Nov, 20:14": when a stream was. */
export function StreamTime({ at, className }: MomentProps) {
  const now = useNow(60_000);
  const formats = useFormats();
  const time = msOf(at);
  return (
    <time dateTime={isoOf(at)} title={formats.exact(time)} className={className}>
      {formats.weekday(time)} {formats.date(time, now)}, {formats.clock(time)}
    </time>
  );
}
