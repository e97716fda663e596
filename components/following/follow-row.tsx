"use client";
import { SlidersHorizontal, UserMinus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { LiveLamp } from "@/components/ui/live-lamp";
import { CalendarDate, RelativeTime } from "@/components/ui/relative-time";
import { Switch } from "@/components/ui/switch";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";
import { channelPreferencesPath } from "./channel-preferences-path";
import { channelUrl } from "./channel-url";
import { useSetMuted, useUnfollow } from "./use-follow-edits";

/** In CSS px. */
export const FOLLOW_ROW_HEIGHT = 52;

/** lamp and picture · name · last live · followed since · where from · notify · how · unfollow */
export const FOLLOW_COLUMNS =
  "grid grid-cols-[auto_minmax(0,1fr)_auto_auto_auto] items-center gap-x-3 pr-2 pl-4 md:grid-cols-[4rem_minmax(0,1fr)_8rem_4rem_2.25rem_2.25rem] md:gap-x-4 md:pr-4 lg:grid-cols-[4rem_minmax(0,1fr)_10rem_8rem_7rem_4rem_2.25rem_2.25rem]";

/** A followed channel, to be kept, muted or let go. */
export function FollowRow({ row }: { row: FollowedBroadcaster }) {
  const t = useTranslations("following.row");
  const setMuted = useSetMuted();
  const unfollow = useUnfollow();
  return (
    <div className={cn(FOLLOW_COLUMNS, "h-full border-line border-b bg-surface hover:bg-raised")}>
      <span className="flex items-center gap-3">
        <LiveLamp lit={row.live !== null} />
        <Avatar name={row.displayName} src={row.avatarUrl} size={36} />
      </span>
      <span className="min-w-0">
        <a
          data-row=""
          href={channelUrl(row.login)}
          target="_blank"
          rel="noopener noreferrer"
          className="block truncate rounded font-medium hover:text-accent"
        >
          {row.displayName}
        </a>
        {row.login !== row.displayName.toLowerCase() && (
          <span className="block truncate text-ink-3 text-xs max-md:hidden">{row.login}</span>
        )}
        <span className="block truncate text-ink-3 text-xs md:hidden">
          <LastLive row={row} />
        </span>
      </span>
      <span className="truncate text-ink-2 max-md:hidden">
        <LastLive row={row} />
      </span>
      <span className="text-ink-3 max-lg:hidden">
        <span className="sr-only">{t("followed")} </span>
        <CalendarDate at={row.followedAt} />
      </span>
      <span className="text-ink-3 max-lg:hidden">{row.source === "twitch" ? "Twitch" : t("byHand")}</span>
      <span className="flex md:justify-center">
        <Switch
          aria-label={t("notify", { name: row.displayName })}
          checked={!row.muted}
          onChange={(event) => setMuted(row, !event.target.checked)}
        />
      </span>
      <IconButton label={t("notifyHow", { name: row.displayName })} size="small" asChild>
        <Link href={channelPreferencesPath(row.id)}>
          <SlidersHorizontal aria-hidden />
        </Link>
      </IconButton>
      <IconButton label={t("unfollow", { name: row.displayName })} size="small" onClick={() => unfollow(row)}>
        <UserMinus aria-hidden />
      </IconButton>
    </div>
  );
}

function LastLive({ row }: { row: FollowedBroadcaster }) {
  const t = useTranslations("following.row");
  if (row.live) return <span className="text-live-ink">{t("liveNow")}</span>;
  if (!row.lastLiveAt) return <span className="text-ink-3">{t("neverLive")}</span>;
  return (
    <>
      <span className="md:sr-only">{t("lastLive")} </span>
      <RelativeTime at={row.lastLiveAt} />
    </>
  );
}
