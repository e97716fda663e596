"use client";
import { BellOff, Trash2 } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { dayText } from "@/components/ui/time-text";
import { useRowKeys } from "@/components/ui/use-row-keys";
import type { NotificationItem } from "@/lib/notifications/schema";
import { groupByDay } from "./group-by-day";
import { InboxSkeleton } from "./inbox-skeleton";
import { NotificationLink } from "./notification-row";
import { useDelete, useInbox, useMarkRead } from "./use-inbox";

/** All notifications by day, loading more as one scrolls. */
export function Inbox() {
  const { query, items } = useInbox();
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  if (query.isError && !items)
    return (
      <ErrorState
        message={query.error.detail}
        requestId={query.error.requestId}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  if (!items) return <InboxSkeleton />;
  if (items.length === 0 && !query.hasNextPage)
    return (
      <EmptyState
        icon={<BellOff />}
        title="Nothing yet"
        action={
          <Button asChild look="primary">
            <Link href="/following">See whom you follow</Link>
          </Button>
        }
      >
        When someone you follow goes live, it appears here and in the bell, on every device.
      </EmptyState>
    );
  return (
    <div ref={list}>
      <Days items={items} />
      <More query={query} />
    </div>
  );
}

function Days({ items }: { items: NotificationItem[] }) {
  const zone = useTimeZone();
  const now = useNow(60_000);
  const { mutate: read } = useMarkRead();
  const remove = useDelete();
  return groupByDay(items, zone).map((day) => (
    <section key={day.key} aria-labelledby={`day-${day.key}`} className="mb-6">
      <h2 id={`day-${day.key}`} className="mb-2 font-medium text-ink-3 text-xs">
        {dayText(Date.parse(day.items[0]?.createdAt ?? ""), now, zone)}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {day.items.map((item) => (
          <li key={item.id} className="group flex items-center">
            <NotificationLink item={item} onOpen={() => item.readAt === null && read([item.id])} />
            <RowActions item={item} onRead={() => read([item.id])} onDelete={() => remove(item)} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

interface RowActionsProps {
  item: NotificationItem;
  onRead: () => void;
  onDelete: () => void;
}

function RowActions({ item, onRead, onDelete }: RowActionsProps) {
  return (
    <span className="flex shrink-0 items-center pr-2">
      <Button
        look="quiet"
        size="small"
        className={item.readAt === null ? "max-sm:hidden" : "invisible max-sm:hidden"}
        aria-label={`Mark as read: ${item.title}`}
        onClick={onRead}
      >
        Mark read
      </Button>
      <IconButton label={`Delete: ${item.title}`} size="small" onClick={onDelete}>
        <Trash2 aria-hidden />
      </IconButton>
    </span>
  );
}

/** Loads the next page when it comes near the view; the button says how it goes, and works without that. */
function More({ query }: { query: ReturnType<typeof useInbox>["query"] }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    const element = end.current;
    if (!element || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: "600px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <div ref={end} className="flex h-12 flex-col items-center justify-center gap-2">
      {hasNextPage ? (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchNextPageError ? "That did not work. Try again" : "Show older"}
        </Button>
      ) : (
        <p className="text-ink-3 text-xs">That was all.</p>
      )}
    </div>
  );
}
