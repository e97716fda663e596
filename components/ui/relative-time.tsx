"use client";
import { useNow, useTimeZone } from "./clock";
import { agoText, dateText, exactText, spanText, untilText } from "./time-text";

interface TimeProps {
  /** ISO 8601 in UTC. */
  at: string;
  className?: string;
}

/** "3 min ago", ticking, with the exact time in a tooltip. */
export function RelativeTime({ at, className }: TimeProps) {
  const now = useNow(10_000);
  const timeZone = useTimeZone();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exactText(time, timeZone)} className={className}>
      {agoText(time, now, timeZone)}
    </time>
  );
}

/** "in 25 s", ticking, with the exact time in a tooltip. */
export function TimeUntil({ at, className }: TimeProps) {
  const now = useNow(1_000);
  const timeZone = useTimeZone();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exactText(time, timeZone)} className={className}>
      {untilText(time, now)}
    </time>
  );
}

/** "1 h 12 min" since then, ticking each second while it shows seconds and lazily after. */
export function Elapsed({ since, className }: { since: string; className?: string }) {
  const time = Date.parse(since);
  const minute = useNow(10_000);
  return minute - time < 60_000 ? (
    <ElapsedSeconds since={since} {...(className ? { className } : {})} />
  ) : (
    <ElapsedTime since={since} now={minute} {...(className ? { className } : {})} />
  );
}

function ElapsedSeconds({ since, className }: { since: string; className?: string }) {
  const now = useNow(1_000);
  return <ElapsedTime since={since} now={now} {...(className ? { className } : {})} />;
}

function ElapsedTime({ since, now, className }: { since: string; now: number; className?: string }) {
  const timeZone = useTimeZone();
  const time = Date.parse(since);
  return (
    <time dateTime={since} title={`Since ${exactText(time, timeZone)}`} className={className}>
      {spanText(now - time)}
    </time>
  );
}

/** "14 Nov", with the year when it is not this one, and the exact time in a tooltip. */
export function CalendarDate({ at, className }: TimeProps) {
  const now = useNow(60_000);
  const timeZone = useTimeZone();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exactText(time, timeZone)} className={className}>
      {dateText(time, now, timeZone)}
    </time>
  );
}
