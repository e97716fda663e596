"use client";
import { useNow } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";

interface ChatTimeProps {
  at: string;
  /** Says the day too: where the line does not stand under its day. */
  withDay?: boolean;
}

/** "20:14" by the clock of whoever looks, the exact time in a tooltip. */
export function ChatTime({ at, withDay = false }: ChatTimeProps) {
  const formats = useFormats();
  const now = useNow(60_000);
  const time = Date.parse(at);
  return (
    <time
      dateTime={at}
      title={formats.exact(time)}
      className="whitespace-nowrap text-ink-3 text-xs tabular-nums"
    >
      {withDay && `${formats.date(time, now)}, `}
      {formats.clock(time)}
    </time>
  );
}
