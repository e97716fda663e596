"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import { useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { NextPage } from "@/components/ui/load-more";
import { MeasuredList } from "@/components/ui/measured-list";
import { NotYet } from "@/components/ui/not-yet";
import { type ChatSearch, searchQuery } from "@/lib/chat/queries";
import type { SearchOrder } from "@/lib/chat/schema";
import type { BroadcasterRef } from "@/lib/events/schema";
import { ChatLines } from "./chat-lines";
import { DayHeading } from "./day-heading";
import { GapLine } from "./gap-line";
import { ChannelHeading, FoundMessage } from "./result-row";
import { type ResultRow, resultRows } from "./result-rows";

/** What a search found, more as one scrolls. */
export function SearchFound({ search }: { search: ChatSearch }) {
  const t = useTranslations("chat");
  const query = useInfiniteQuery(searchQuery(search));
  const timeZone = useTimeZone();
  const pages = query.data?.pages;
  const rows = useMemo(
    () => resultRows(pages?.flatMap(({ items }) => items) ?? [], search.order, timeZone),
    [pages, search.order, timeZone],
  );
  const channels = useMemo(
    () => new Map(pages?.flatMap((page) => page.channels.map((channel) => [channel.id, channel]))),
    [pages],
  );
  if (!pages && query.error?.status === 422)
    return (
      <EmptyState icon={<SearchX />} title={t("search.found.impossible")}>
        {query.error.detail}
      </EmptyState>
    );
  if (!pages)
    return (
      <Card className="p-2">
        <NotYet query={query} loading={t("search.found.searching")}>
          <ChatLines />
        </NotYet>
      </Card>
    );
  const messages = rows.filter(({ kind }) => kind === "message").length;
  return (
    <>
      <p role="status" className="sr-only">
        {messages === 0
          ? t("search.found.nothing")
          : t("search.found.count", { count: messages, more: String(query.hasNextPage) })}
      </p>
      {messages === 0 && <NothingFound more={query.hasNextPage} />}
      {rows.length > 0 && (
        <Card className="p-2 max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
          <MeasuredList
            label={search.order === "newest" ? t("search.found.newest") : t("search.found.best")}
            items={rows}
            keyOf={({ key }) => key}
            estimateOf={heightOf}
            isRow={({ kind }) => kind === "message"}
          >
            {(row) => <Row row={row} order={search.order} channels={channels} />}
          </MeasuredList>
        </Card>
      )}
      {(rows.length > 0 || query.hasNextPage) && (
        <NextPage query={query} label={t("search.found.more")} end={t("search.found.end")} />
      )}
    </>
  );
}

const HEIGHTS: Record<ResultRow["kind"], number> = { day: 40, channel: 36, message: 28, gap: 28 };
const heightOf = ({ kind }: ResultRow): number => HEIGHTS[kind];

interface RowProps {
  row: ResultRow;
  order: SearchOrder;
  channels: ReadonlyMap<string, BroadcasterRef>;
}

function Row({ row, order, channels }: RowProps) {
  switch (row.kind) {
    case "day":
      return <DayHeading at={row.at} />;
    case "channel":
      return <ChannelHeading channel={channels.get(row.channelId)} />;
    case "gap":
      return (
        <div className="px-2 pl-16">
          <GapLine gap={row.gap} />
        </div>
      );
    case "message":
      return <FoundMessage message={row.message} highlights={row.highlights} order={order} />;
  }
}

/** Silence may be a gap: gaps are shown below where there are any. */
function NothingFound({ more }: { more: boolean }) {
  const t = useTranslations("chat");
  return (
    <EmptyState icon={<SearchX />} title={more ? t("search.found.nothingYet") : t("search.found.nothing")}>
      {more ? t("search.found.goesOn") : t("search.found.noMessage")}
    </EmptyState>
  );
}
