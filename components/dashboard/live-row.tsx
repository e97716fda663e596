import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { Count } from "@/components/ui/count";
import { Elapsed } from "@/components/ui/relative-time";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import type { LiveStream } from "@/lib/events/schema";
import { Preview } from "./preview";
import { RowFrame } from "./row-frame";
import { RowSparkline } from "./row-sparkline";
import { useLanguageName } from "./use-language-name";

/** In CSS px. */
export const LIVE_ROW_HEIGHT = 52;

/** A channel that is on air. */
export function LiveRow({ row, live }: { row: FollowedBroadcaster; live: LiveStream }) {
  const t = useTranslations("dashboard.row");
  const language = useLanguageName()(live.language);
  const category = live.categoryName || t("noCategory");
  return (
    <RowFrame row={row}>
      <span className="flex min-w-0 items-center gap-3 max-md:col-start-2 max-md:row-start-2 max-md:text-ink-2">
        <Preview template={live.thumbnailUrl} />
        <span className="truncate md:max-lg:line-clamp-2 md:max-lg:whitespace-normal" title={live.title}>
          <span className="text-ink-2 lg:hidden">{category} · </span>
          <span className="max-md:text-ink-3">{live.title}</span>
        </span>
      </span>
      <span className="truncate text-ink-2 max-lg:hidden" title={category}>
        {category}
      </span>
      <span className="flex items-center justify-end gap-1.5 max-md:col-start-3 max-md:row-start-1">
        <RowSparkline broadcasterId={row.id} />
        <Eye aria-hidden className="size-3.5 text-ink-3 md:hidden" />
        <Count value={live.viewerCount} className="xl:min-w-12 xl:text-right" />
        <span className="sr-only">{t("viewers")}</span>
      </span>
      <span className="text-right text-ink-2 tabular-nums max-md:col-start-3 max-md:row-start-2 max-md:text-ink-3 max-md:text-xs">
        <span className="sr-only">{t("liveFor")} </span>
        <Elapsed since={live.startedAt} />
      </span>
      <span className="text-right text-ink-3 text-xs uppercase max-lg:hidden" title={language}>
        <span aria-hidden>{live.language === "other" ? "–" : live.language}</span>
        <span className="sr-only">{language}</span>
      </span>
    </RowFrame>
  );
}
