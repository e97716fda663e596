"use client";
import { useTimeZone } from "@/components/ui/clock";
import { clockText, exactText } from "@/components/ui/time-text";

/** "20:14" by the clock of whoever looks, the exact time in a tooltip. For lines that stand under their day. */
export function ChatTime({ at }: { at: string }) {
  const timeZone = useTimeZone();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exactText(time, timeZone)} className="text-ink-3 text-xs tabular-nums">
      {clockText(time, timeZone)}
    </time>
  );
}
