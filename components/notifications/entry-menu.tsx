"use client";
import {
  ArrowRight,
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
import { actionsOf } from "./entry-actions";

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
  const actions = actionsOf(item);
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="quiet" size="small" className="w-8 px-0" aria-label={t("actions.more", { title })}>
          <Ellipsis aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {actions.notice !== null && (
          <MenuItem asChild>
            <Link href={actions.notice} onClick={onRead}>
              <ArrowRight aria-hidden />
              {t("actions.open")}
            </Link>
          </MenuItem>
        )}
        {actions.watch !== null && (
          <MenuItem asChild>
            <a href={actions.watch} target="_blank" rel="noopener noreferrer" onClick={onRead}>
              <ExternalLink aria-hidden />
              {t("actions.watch")}
            </a>
          </MenuItem>
        )}
        {actions.stream !== null && (
          <MenuItem asChild>
            <Link href={actions.stream} onClick={onRead}>
              <ChartNoAxesColumn aria-hidden />
              {t("actions.stream")}
            </Link>
          </MenuItem>
        )}
        {actions.why && (
          <MenuItem asChild>
            <Link href={`/notifications/${item.id}`}>
              <CircleHelp aria-hidden />
              {t("actions.why")}
            </Link>
          </MenuItem>
        )}
        {item.readAt === null && (
          <MenuItem onSelect={onRead}>
            <MailOpen aria-hidden />
            {t("markRead")}
          </MenuItem>
        )}
        {actions.mute && (
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
