"use client";
import { Unplug } from "lucide-react";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { exactText } from "@/components/ui/time-text";
import type { ChatGap } from "@/lib/chat/schema";
import { gapText } from "./gap-text";

/** A time in which nothing was recorded, so that nobody takes silence for absence. */
export function GapLine({ gap }: { gap: ChatGap }) {
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const from = Date.parse(gap.from);
  return (
    <p className="flex min-h-7 items-center gap-2 text-warn text-xs" title={exactText(from, timeZone)}>
      <Unplug aria-hidden className="size-3.5 shrink-0" />
      {gapText(gap, now, timeZone)}
    </p>
  );
}
