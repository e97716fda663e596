"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useMemo } from "react";
import { Card } from "@/components/ui/card";
import { useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { MeasuredList } from "@/components/ui/measured-list";
import { type ChatSearch, searchQuery } from "@/lib/chat/queries";
import type { SearchOrder } from "@/lib/chat/schema";
import type { BroadcasterRef } from "@/lib/events/schema";
import { ChatProblem, ChatSkeleton } from "./chat-states";
import { DayHeading } from "./day-heading";
import { GapLine } from "./gap-line";
import { LoadMore } from "./load-more";
import { ChannelHeading, FoundMessage } from "./result-row";
import { type ResultRow, resultRows } from "./result-rows";

/** What a search found, more as one scrolls. */
export function SearchFound({ search }: { search: ChatSearch }) {
  const query = useInfiniteQuery(searchQuery(search));
  const timeZone = useTimeZone();
  const pages = query.data?.pages;
  const rows = useMemo(
    () => resultRows(pages?.flatMap(({ hits }) => hits) ?? [], search.order, timeZone),
    [pages, search.order, timeZone],
  );
  const channels = useMemo(
    () => new Map(pages?.flatMap((page) => page.channels.map((channel) => [channel.id, channel]))),
    [pages],
  );
  if (!pages) {
    if (query.isError)
      return query.error.status === 422 ? (
        <EmptyState icon={<SearchX />} title="This cannot be searched">
          {query.error.detail}
        </EmptyState>
      ) : (
        <ChatProblem query={query} />
      );
    return (
      <Card className="p-2">
        <ChatSkeleton label="Searching" />
      </Card>
    );
  }
  const messages = rows.filter(({ kind }) => kind === "message").length;
  return (
    <>
      <p role="status" className="sr-only">
        {messages === 0
          ? "Nothing found"
          : `${messages}${query.hasNextPage ? " or more" : ""} messages found`}
      </p>
      {messages === 0 && <NothingFound more={query.hasNextPage} />}
      {rows.length > 0 && (
        <Card className="p-2 max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
          <MeasuredList
            label={search.order === "newest" ? "Messages found, newest first" : "Messages found, best first"}
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
        <LoadMore
          label="Show more"
          end="That was all."
          hasMore={query.hasNextPage}
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={query.fetchNextPage}
        />
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
  return (
    <EmptyState icon={<SearchX />} title={more ? "Nothing found yet" : "Nothing found"}>
      {more
        ? "The search has looked through a part of the log. It goes on with the older one."
        : "No message that you may read is like this. Try fewer words, or a longer time."}
    </EmptyState>
  );
}
