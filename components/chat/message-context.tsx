"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link2, MessageSquareOff, MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { channelPath } from "@/components/history/links";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { MeasuredList } from "@/components/ui/measured-list";
import { NotYet } from "@/components/ui/not-yet";
import { Page } from "@/components/ui/page";
import { toast } from "@/components/ui/toast-store";
import { contextQuery } from "@/lib/chat/queries";
import type { ChatMessage, ChatPage } from "@/lib/chat/schema";
import { ChatLines } from "./chat-lines";
import { DayHeading } from "./day-heading";
import { searchPath } from "./links";
import { LogLine } from "./log-line";
import { type LogRow, logRows } from "./log-rows";
import { TakeOut } from "./take-out";

/** One message with what was said around it, going on in both directions as one scrolls. `viewerId`: who looks, at Twitch. */
export function MessageContext({ id, viewerId }: { id: string; viewerId: string }) {
  const t = useTranslations("chat");
  const query = useInfiniteQuery(contextQuery(id));
  // Both ends may be near at once: one that is being loaded is not called off for the other.
  const { fetchPreviousPage, fetchNextPage } = query;
  const showOlder = useCallback(() => fetchPreviousPage({ cancelRefetch: false }), [fetchPreviousPage]);
  const showNewer = useCallback(() => fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const timeZone = useTimeZone();
  const pages = query.data?.pages;
  const rows = useMemo(
    () => logRows(pages?.flatMap(({ lines }) => lines) ?? [], timeZone),
    [pages, timeZone],
  );
  const message = useMemo(() => messageIn(pages ?? [], id), [pages, id]);
  const channel = pages?.[0]?.channel;
  if (!channel)
    return (
      <Page title={t("context.chat")}>
        {query.error?.status === 404 ? (
          <NoMessage />
        ) : (
          <NotYet query={query} loading={t("context.loading")}>
            <ChatLines />
          </NotYet>
        )}
      </Page>
    );
  return (
    <Page
      title={t("context.title", { name: channel.displayName })}
      picture={<Avatar name={channel.displayName} src={channel.avatarUrl} size={40} />}
      summary={
        <Link href={channelPath(channel.login)} className="hover:text-accent">
          {t("context.toChannel")}
        </Link>
      }
      actions={
        <>
          {pages[0]?.removable && message && <TakeOut message={message} own={channel.id === viewerId} />}
          <Actions login={channel.login} />
        </>
      }
    >
      <Card className="p-2 max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <LoadMore
          label={t("live.older")}
          end={t("live.noneOlder")}
          hasMore={query.hasPreviousPage}
          loading={query.isFetchingPreviousPage}
          waiting={query.isFetching}
          failed={query.isFetchPreviousPageError}
          onLoad={showOlder}
        />
        <MeasuredList
          label={t("context.label", { name: channel.displayName })}
          items={rows}
          keyOf={({ key }) => key}
          estimateOf={heightOf}
          isRow={(row) => row.kind === "line" && row.line.type === "message"}
          startAt={id}
        >
          {(row) =>
            row.kind === "day" ? (
              <DayHeading at={row.at} />
            ) : (
              <LogLine line={row.line} current={row.key === id} />
            )
          }
        </MeasuredList>
        <LoadMore
          label={t("context.newer")}
          end={t("context.latest")}
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          waiting={query.isFetching}
          failed={query.isFetchNextPageError}
          onLoad={showNewer}
        />
      </Card>
    </Page>
  );
}

/** Alike for a message that never was and for one that somebody else may read. */
function NoMessage() {
  const t = useTranslations("chat");
  return (
    <EmptyState
      icon={<MessageSquareOff />}
      title={t("context.none")}
      action={
        <Button asChild>
          <Link href="/chat">{t("context.toSearch")}</Link>
        </Button>
      }
    >
      {t("context.noneText")}
    </EmptyState>
  );
}

function messageIn(pages: readonly ChatPage[], id: string): ChatMessage | undefined {
  for (const { lines } of pages)
    for (const line of lines) if (line.type === "message" && line.message.id === id) return line.message;
  return undefined;
}

const heightOf = (row: LogRow): number => (row.kind === "day" ? 40 : 28);

function Actions({ login }: { login: string }) {
  const t = useTranslations("chat");
  const copy = () =>
    navigator.clipboard.writeText(window.location.href).then(
      () => toast(t("context.copied")),
      () => toast(t("context.notCopied"), { tone: "danger" }),
    );
  return (
    <>
      <Button asChild>
        <Link href={searchPath(`in:${login} `)}>
          <MessagesSquare aria-hidden />
          {t("context.searchChat")}
        </Link>
      </Button>
      <Button onClick={() => void copy()}>
        <Link2 aria-hidden />
        {t("context.copy")}
      </Button>
    </>
  );
}
