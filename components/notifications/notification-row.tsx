"use client";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { NotificationItem } from "@/lib/notifications/schema";
import { EntryLink } from "./entry-link";
import { EntryState } from "./entry-state";
import { entryWords } from "./entry-words";

interface NotificationLinkProps {
  item: NotificationItem;
  onOpen: (item: NotificationItem) => void;
  className?: string;
}

/** One notification, a link to its stream. Unread is a dot, a heavier title and a word for screen readers. */
export function NotificationLink({ item, onOpen, className }: NotificationLinkProps) {
  const t = useTranslations("notifications");
  const unread = item.readAt === null;
  const { title, message } = entryWords(item, t);
  return (
    <EntryLink
      item={item}
      onOpen={() => onOpen(item)}
      className={cn(
        "flex min-w-0 flex-1 items-center gap-2.5 px-3 py-2.5 sm:gap-3 sm:px-4 hover:bg-raised focus-visible:outline-offset-[-2px]",
        className,
      )}
    >
      <span aria-hidden className={cn("size-1.5 shrink-0 rounded-full", unread && "bg-accent")} />
      <Avatar name={item.broadcaster.displayName} src={item.broadcaster.avatarUrl} size={36} />
      <span className="min-w-0 flex-1">
        <span className={cn("block truncate", unread ? "font-semibold" : "text-ink-2")}>
          {unread && <span className="sr-only">{t("row.unread")} </span>}
          {title}
        </span>
        <span className="block truncate text-ink-3">
          <RelativeTime at={item.createdAt} className="after:content-['_·_'] sm:hidden" />
          {message}
        </span>
        <EntryState item={item} />
      </span>
      <RelativeTime
        at={item.createdAt}
        className="shrink-0 self-start pt-0.5 text-ink-3 text-xs max-sm:hidden"
      />
    </EntryLink>
  );
}
