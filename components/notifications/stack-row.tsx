"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { LiveLamp } from "@/components/ui/live-lamp";
import { RelativeTime } from "@/components/ui/relative-time";
import type { NotificationItem } from "@/lib/notifications/schema";
import { EntryRow } from "./entry-row";
import { entryWords, stackWords } from "./entry-words";

/** Many entries of one broadcaster, shown as one until it is opened. The newest of them speaks for all. */
export function StackRow({ items }: { items: readonly NotificationItem[] }) {
  const t = useTranslations("notifications");
  const [open, setOpen] = useState(false);
  const list = useId();
  const [newest] = items;
  if (!newest) return null;
  const unread = items.filter((item) => item.readAt === null).length;
  const { displayName, avatarUrl } = newest.broadcaster;
  return (
    <li>
      <button
        type="button"
        data-row=""
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
        className="flex w-full min-w-0 items-center gap-2.5 px-3 py-2.5 text-left hover:bg-raised focus-visible:outline-offset-[-2px] sm:gap-3 sm:px-4"
      >
        <span aria-hidden className={cn("size-1.5 shrink-0 rounded-full", unread > 0 && "bg-accent")} />
        <Avatar name={displayName} src={avatarUrl} size={36} />
        <span className="min-w-0 flex-1">
          <span className={cn("flex items-center gap-2", unread > 0 ? "font-semibold" : "text-ink-2")}>
            {newest.onAir && <LiveLamp lit label={t("row.live", { name: displayName })} />}
            <span className="truncate">{stackWords(items, t)}</span>
          </span>
          <span className="block truncate text-ink-3">
            <RelativeTime at={newest.createdAt} className="after:content-['_·_']" />
            {unread > 0 ? t("stack.unread", { count: unread }) : entryWords(newest, t).message}
          </span>
        </span>
        <ChevronDown
          aria-hidden
          className={cn("mr-2 size-4 shrink-0 text-ink-3 transition-transform", open && "rotate-180")}
        />
      </button>
      <ul id={list} hidden={!open} className="divide-y divide-line border-line border-t sm:pl-6">
        {open && items.map((item) => <EntryRow key={item.id} item={item} />)}
      </ul>
    </li>
  );
}
