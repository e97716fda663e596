"use client";
import { Bell, BellOff, ChartNoAxesColumn, Ellipsis, ExternalLink, UserMinus } from "lucide-react";
import Link from "next/link";
import { channelUrl } from "@/components/following/channel-url";
import { useSetMuted, useUnfollow } from "@/components/following/use-follow-edits";
import { channelPath } from "@/components/history/links";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { FollowedBroadcaster } from "@/lib/broadcasters/schema";

/** What can be done with a followed channel. */
export function RowMenu({ row }: { row: FollowedBroadcaster }) {
  const setMuted = useSetMuted();
  const unfollow = useUnfollow();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="quiet" size="small" className="w-8 px-0" aria-label={`More for ${row.displayName}`}>
          <Ellipsis aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem asChild>
          <a href={channelUrl(row.login)} target="_blank" rel="noopener noreferrer">
            <ExternalLink aria-hidden />
            Open on Twitch
          </a>
        </MenuItem>
        <MenuItem asChild>
          <Link href={channelPath(row.login)}>
            <ChartNoAxesColumn aria-hidden />
            History
          </Link>
        </MenuItem>
        <MenuItem onSelect={() => setMuted(row, !row.muted)}>
          {row.muted ? <Bell aria-hidden /> : <BellOff aria-hidden />}
          {row.muted ? "Unmute" : "Mute: no banner, no notification"}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => unfollow(row)}>
          <UserMinus aria-hidden />
          Unfollow here, not on Twitch
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
