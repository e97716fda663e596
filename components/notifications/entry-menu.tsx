"use client";
import {
  BellOff,
  ChartNoAxesColumn,
  CircleHelp,
  Ellipsis,
  ExternalLink,
  MailOpen,
  Trash2,
} from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMute } from "@/components/providers/use-muted";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { NotificationItem } from "@/lib/notifications/schema";

interface EntryMenuProps {
  item: NotificationItem;
  title: string;
  onRead: () => void;
  onDelete: () => void;
}

/** What can be done with an entry, besides opening it. */
export function EntryMenu({ item, title, onRead, onDelete }: EntryMenuProps) {
  const t = useTranslations("notifications");
  const mute = useMute();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="quiet" size="small" className="w-8 px-0" aria-label={t("actions.more", { title })}>
          <Ellipsis aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuItem asChild>
          <a href={item.link} target="_blank" rel="noopener noreferrer" onClick={onRead}>
            <ExternalLink aria-hidden />
            {t("actions.watch")}
          </a>
        </MenuItem>
        {item.streamPath !== null && (
          <MenuItem asChild>
            <Link href={item.streamPath} onClick={onRead}>
              <ChartNoAxesColumn aria-hidden />
              {t("actions.stream")}
            </Link>
          </MenuItem>
        )}
        <MenuItem asChild>
          <Link href={`/notifications/${item.id}`}>
            <CircleHelp aria-hidden />
            {t("actions.why")}
          </Link>
        </MenuItem>
        {item.readAt === null && (
          <MenuItem onSelect={onRead}>
            <MailOpen aria-hidden />
            {t("markRead")}
          </MenuItem>
        )}
        {/* Only whom one follows can be muted. */}
        {item.watched === null && (
          <MenuItem onSelect={() => mute(item.broadcaster)}>
            <BellOff aria-hidden />
            {t("actions.mute", { name: item.broadcaster.displayName })}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem onSelect={onDelete}>
          <Trash2 aria-hidden />
          {t("actions.delete")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
