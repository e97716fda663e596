"use client";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { clockText, dateText, exactText } from "@/components/ui/time-text";

interface ChatTimeProps {
  at: string;
  /** Says the day too: where the line does not stand under its day. */
  withDay?: boolean;
}

/** "20:14" by the clock of whoever looks, the exact time in a tooltip. */
export function ChatTime({ at, withDay = false }: ChatTimeProps) {
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const time = Date.parse(at);
  return (
    <time
      dateTime={at}
      title={exactText(time, timeZone)}
      className="whitespace-nowrap text-ink-3 text-xs tabular-nums"
    >
      {withDay && `${dateText(time, now, timeZone)}, `}
      {clockText(time, timeZone)}
    </time>
  );
}
