"use client";
import { Bell, BellOff, ChartNoAxesColumn, Ellipsis, ExternalLink, UserMinus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { channelUrl } from "@/components/following/channel-url";
import { useSetMuted, useUnfollow } from "@/components/following/use-follow-edits";
import { channelPath } from "@/components/history/links";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";

/** What can be done with a followed channel. */
export function RowMenu({ row }: { row: FollowedBroadcaster }) {
  const t = useTranslations("dashboard.menu");
  const setMuted = useSetMuted();
  const unfollow = useUnfollow();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button
          look="quiet"
          size="small"
          className="w-8 px-0"
          aria-label={t("more", { name: row.displayName })}
        >
          <Ellipsis aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem asChild>
          <a href={channelUrl(row.login)} target="_blank" rel="noopener noreferrer">
            <ExternalLink aria-hidden />
            {t("twitch")}
          </a>
        </MenuItem>
        <MenuItem asChild>
          <Link href={channelPath(row.login)}>
            <ChartNoAxesColumn aria-hidden />
            {t("history")}
          </Link>
        </MenuItem>
        <MenuItem onSelect={() => setMuted(row, !row.muted)}>
          {row.muted ? <Bell aria-hidden /> : <BellOff aria-hidden />}
          {row.muted ? t("unmute") : t("mute")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => unfollow(row)}>
          <UserMinus aria-hidden />
          {t("unfollow")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
