import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { RowFrame } from "./row-frame";

/** In CSS px. */
export const OFFLINE_ROW_HEIGHT = 44;

/** A channel that is off air: what it last showed and when. */
export function OfflineRow({ row }: { row: FollowedBroadcaster }) {
  const t = useTranslations("dashboard.row");
  return (
    <RowFrame row={row}>
      <span className="truncate text-ink-3 max-md:hidden" title={row.lastTitle}>
        {row.lastTitle}
      </span>
      <span className="truncate text-ink-3 max-lg:hidden" title={row.lastCategoryName}>
        {row.lastCategoryName}
      </span>
      <span className="truncate text-ink-3 max-md:col-span-2 max-md:col-start-2 max-md:row-start-2 max-md:text-xs md:col-span-2 md:text-right lg:col-span-3">
        {row.lastLiveAt ? (
          <>
            <span className="md:sr-only">{t("lastLive")} </span>
            <RelativeTime at={row.lastLiveAt} />
          </>
        ) : (
          t("neverLive")
        )}
        {row.lastCategoryName && <span className="md:hidden"> · {row.lastCategoryName}</span>}
      </span>
    </RowFrame>
  );
}
