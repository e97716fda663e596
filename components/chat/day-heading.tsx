"use client";
import { useNow } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";

/** "Today", "Thursday 19 November": stands over what was said on that day. `at` in ms since the epoch. */
export function DayHeading({ at }: { at: number }) {
  const formats = useFormats();
  const now = useNow(60_000);
  return <h2 className="px-2 pt-4 pb-1 font-medium text-ink-3 text-xs">{formats.day(at, now)}</h2>;
}
