"use client";
import { Bell as BellIcon, BellOff, CheckCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NotYet } from "@/components/ui/not-yet";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { NotificationLink } from "./notification-row";
import { UnreadCount } from "./unread-count";
import { useInbox, useMarkRead, useUnread } from "./use-inbox";

/** How many the bell shows; the rest is on its page. */
const LATEST = 8;

/** The latest notifications, one press away from every page. */
export function Bell() {
  const t = useTranslations("notifications");
  const [open, setOpen] = useState(false);
  const unread = useUnread();
  const { mutate: read } = useMarkRead();
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          look="quiet"
          className="relative w-9 px-0 max-md:hidden"
          aria-label={t("bell.label", { count: unread })}
        >
          <BellIcon aria-hidden className="size-[1.125rem]" />
          <span aria-hidden className="absolute top-0.5 right-0.5 flex">
            <UnreadCount />
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t("heading")}>
        <div className="flex h-12 items-center justify-between border-line border-b pr-2 pl-4">
          <h2 className="font-semibold">{t("heading")}</h2>
          <Button look="quiet" size="small" disabled={unread === 0} onClick={() => read(undefined)}>
            <CheckCheck aria-hidden />
            {t("markAllRead")}
          </Button>
        </div>
        <Latest onOpen={() => setOpen(false)} />
        <div className="border-line border-t p-1.5">
          <Button asChild look="quiet" className="w-full" onClick={() => setOpen(false)}>
            <Link href="/notifications">{t("bell.all")}</Link>
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}

function Latest({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations("notifications");
  const { query, items } = useInbox();
  const { mutate: read } = useMarkRead();
  if (!items)
    return (
      <NotYet query={query} loading={t("loading")}>
        {[1, 2, 3].map((row) => (
          <span key={row} className="flex items-center gap-3 py-2.5 pr-4 pl-8.5">
            <Skeleton className="size-9 rounded-full" />
            <span className="flex-1 space-y-1.5">
              <Skeleton className="h-3.5 w-40" />
              <Skeleton className="h-3.5 w-56" />
            </span>
          </span>
        ))}
      </NotYet>
    );
  if (items.length === 0)
    return (
      <p className="flex flex-col items-center gap-2 px-6 py-10 text-center text-ink-2">
        <BellOff aria-hidden className="size-5 text-ink-3" />
        {t("bell.empty")}
      </p>
    );
  return (
    <ul className="max-h-[min(31rem,60dvh)] overflow-y-auto py-1">
      {items.slice(0, LATEST).map((item) => (
        <li key={item.id} className="flex">
          <NotificationLink
            item={item}
            onOpen={() => {
              if (item.readAt === null) read([item.id]);
              onOpen();
            }}
          />
        </li>
      ))}
    </ul>
  );
}
