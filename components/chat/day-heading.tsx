"use client";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { dayText } from "@/components/ui/time-text";

/** "Today", "Thursday 19 November": stands over what was said on that day. `at` in ms since the epoch. */
export function DayHeading({ at }: { at: number }) {
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  return <h2 className="px-2 pt-4 pb-1 font-medium text-ink-3 text-xs">{dayText(at, now, timeZone)}</h2>;
}
