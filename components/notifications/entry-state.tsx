"use client";
import { useTranslations } from "next-intl";
import { LiveLamp } from "@/components/ui/live-lamp";
import { Elapsed } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { NotificationItem } from "@/lib/notifications/schema";

/** What has become of the stream: since when it is on air and what it shows now, or how long it was. */
export function EntryState({ item }: { item: NotificationItem }) {
  const t = useTranslations("notifications");
  const { span } = useFormats();
  if (item.onAir) {
    const { title } = item.showing;
    return (
      <span className="flex items-center gap-1.5 text-xs">
        <LiveLamp lit />
        <span className="shrink-0 text-live-ink tabular-nums">
          {t.rich("row.onAir", { time: () => <Elapsed since={item.startedAt} /> })}
        </span>
        {title && title !== item.streamTitle && (
          <span className="min-w-0 truncate text-ink-3 before:content-['·_']">{t("row.now", { title })}</span>
        )}
      </span>
    );
  }
  if (item.durationMs === null) return null;
  return (
    <span className="block truncate text-ink-3 text-xs">
      {t("row.ended", { span: span(item.durationMs) })}
    </span>
  );
}
