"use client";
import { Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";
import type { ChatGap } from "@/lib/chat/schema";
import { gapText } from "./gap-text";

/** A time in which nothing was recorded, so that nobody takes silence for absence. */
export function GapLine({ gap }: { gap: ChatGap }) {
  const t = useTranslations("chat");
  const formats = useFormats();
  const now = useNow(60_000);
  const from = Date.parse(gap.from);
  return (
    <p className="flex min-h-7 items-center gap-2 text-warn text-xs" title={formats.exact(from)}>
      <Unplug aria-hidden className="size-3.5 shrink-0" />
      {gapText(t, formats, gap, now)}
    </p>
  );
}
