"use client";
import { useTranslations } from "next-intl";
import { cn } from "./class-names";
import { useNow } from "./clock";
import { useFormats } from "./use-formats";

/** A number stays with its unit, whatever the line. */
const look = (className?: string) => cn("whitespace-nowrap", className);

interface TimeProps {
  /** ISO 8601 in UTC. */
  at: string;
  className?: string;
}

/** "3 min ago", ticking, with the exact time in a tooltip. */
export function RelativeTime({ at, className }: TimeProps) {
  const now = useNow(10_000);
  const formats = useFormats();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={formats.exact(time)} className={look(className)}>
      {formats.ago(time, now)}
    </time>
  );
}

/** "in 25 s", ticking, with the exact time in a tooltip. */
export function TimeUntil({ at, className }: TimeProps) {
  const now = useNow(1_000);
  const formats = useFormats();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={formats.exact(time)} className={look(className)}>
      {formats.until(time, now)}
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
  const t = useTranslations("ui");
  const formats = useFormats();
  const time = Date.parse(since);
  return (
    <time dateTime={since} title={t("since", { time: formats.exact(time) })} className={look(className)}>
      {formats.span(now - time)}
    </time>
  );
}

/** "14 Nov", with the year when it is not this one, and the exact time in a tooltip. */
export function CalendarDate({ at, className }: TimeProps) {
  const now = useNow(60_000);
  const formats = useFormats();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={formats.exact(time)} className={look(className)}>
      {formats.date(time, now)}
    </time>
  );
}
