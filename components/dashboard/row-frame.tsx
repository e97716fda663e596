import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { channelUrl } from "@/components/following/channel-url";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { LiveLamp } from "@/components/ui/live-lamp";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { RowMenu } from "./row-menu";

/**
 * The columns: two lines on a phone, one from 768 px, all of them from 1,024 px, with room for a sparkline from 1,280 px.
 * lamp and picture · name · title · category · viewers · uptime · language · menu
 */
export const COLUMNS =
  "grid grid-cols-[auto_minmax(0,1fr)_auto_2rem] items-center gap-x-2.5 pr-1 pl-4 md:gap-x-3 md:grid-cols-[3.75rem_minmax(8rem,11rem)_minmax(0,1fr)_5rem_6rem_2rem] md:px-4 lg:grid-cols-[3.75rem_minmax(8rem,11rem)_minmax(0,1fr)_minmax(6rem,11rem)_5rem_6rem_2.5rem_2rem] xl:grid-cols-[3.75rem_minmax(8rem,11rem)_minmax(0,1fr)_minmax(6rem,10rem)_7.75rem_6rem_2.5rem_2rem]";

interface RowFrameProps {
  row: FollowedBroadcaster;
  /** Title, category and figures, each placing itself. */
  children: ReactNode;
}

/** A row of the dashboard: whose it is, and the whole of it a link to Twitch, with its menu on top. */
export function RowFrame({ row, children }: RowFrameProps) {
  const t = useTranslations("dashboard.row");
  const live = row.live !== null;
  return (
    <div
      className={cn(
        COLUMNS,
        "group relative h-full content-center border-line border-b bg-surface hover:bg-raised",
        "has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:-outline-offset-2",
      )}
    >
      <span className="flex items-center gap-2.5 max-md:row-span-2 md:gap-3">
        <LiveLamp lit={live} />
        <Avatar
          name={row.displayName}
          src={row.avatarUrl}
          size={live ? 36 : 28}
          className={live ? "" : "mx-1 opacity-80"}
        />
      </span>
      <span className="flex min-w-0 items-center gap-1.5 max-md:col-start-2 max-md:row-start-1">
        <a
          data-row=""
          href={channelUrl(row.login)}
          target="_blank"
          rel="noopener noreferrer"
          className={cn(
            "truncate outline-none after:absolute after:inset-0",
            live ? "font-semibold" : "text-ink-2",
          )}
        >
          {row.displayName}
          <span className="sr-only">{live ? t("isLive") : t("isOffline")}</span>
        </a>
        {row.muted && (
          <>
            <BellOff aria-hidden className="size-3.5 shrink-0 text-ink-3" />
            <span className="sr-only">{t("muted")}</span>
          </>
        )}
      </span>
      {children}
      <span className="relative z-1 max-md:col-start-4 max-md:row-span-2 max-md:row-start-1 lg:col-start-8 md:max-lg:col-start-6">
        <RowMenu row={row} />
      </span>
    </div>
  );
}
