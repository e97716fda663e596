"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useTimeZone } from "@/components/ui/clock";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { BroadcasterRef } from "@/lib/events/schema";
import { overviewQuery, streamsQuery } from "@/lib/streams/queries";
import { CompareBar } from "./compare-bar";
import { ExportMenu } from "./export-menu";
import { channelPath, streamsExport } from "./links";
import { isOnDay, listFiltersFrom, NO_LIST_FILTERS, spanOf } from "./list-filters";
import { ListToolbar } from "./list-toolbar";
import { HistoryProblem, HistorySkeleton, QueryProblem } from "./page-states";
import { StreamColumns, StreamRow } from "./stream-row";
import { TickBox } from "./tick-box";
import { useFreshHistory } from "./use-fresh-history";
import { useSelection } from "./use-selection";

/** All streams of a channel, newest first, to be narrowed, compared and taken away. */
export function StreamList({ login }: { login: string }) {
  const overview = useQuery({
    ...overviewQuery(login, { days: 365, zone: useTimeZone() }),
    placeholderData: keepPreviousData,
  });
  const channel = overview.data?.broadcaster;
  useFreshHistory(channel?.id);
  if (!channel)
    return overview.isError ? (
      <HistoryProblem title={login} query={overview} />
    ) : (
      <HistorySkeleton title={`Streams of ${login}`} />
    );
  return (
    <Page
      title={`Streams of ${channel.displayName}`}
      picture={<Avatar name={channel.displayName} src={channel.avatarUrl} size={40} />}
      summary={
        <Link href={channelPath(channel.login)} className="hover:text-accent">
          Back to the channel
        </Link>
      }
      actions={<ExportMenu what="All streams" hrefOf={(format) => streamsExport(channel.login, format)} />}
    >
      <ListToolbar categories={overview.data?.categories ?? []} />
      <List channel={channel} />
    </Page>
  );
}

function List({ channel }: { channel: BroadcasterRef }) {
  const [params, setParams] = useUrlParams();
  const timeZone = useTimeZone();
  const filters = listFiltersFrom(params);
  const query = useInfiniteQuery({
    ...streamsQuery(channel.login, spanOf(filters, timeZone)),
    placeholderData: keepPreviousData,
  });
  const selection = useSelection();
  const list = useRef<HTMLOListElement>(null);
  useRowKeys(list);
  const streams = query.data?.pages
    .flatMap(({ items }) => items)
    .filter((stream) => isOnDay(filters, stream, timeZone));
  if (query.isError && !streams) return <QueryProblem query={query} />;
  if (!streams)
    return (
      <SkeletonView label="Loading streams">
        <Skeleton className="h-96" />
      </SkeletonView>
    );
  if (streams.length === 0)
    return filters.category || filters.day ? (
      <EmptyState
        icon={<SearchX />}
        title="No stream fits"
        action={<Button onClick={() => setParams(NO_LIST_FILTERS, "push")}>Clear the filters</Button>}
      >
        {channel.displayName} has streams, but none of them is like this.
      </EmptyState>
    ) : (
      <EmptyState title="No stream seen yet">
        Every stream of {channel.displayName} will be kept here from now on.
      </EmptyState>
    );
  return (
    <>
      <Card className="overflow-clip max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <StreamColumns className="pl-14" />
        <ol ref={list} aria-label="Streams, newest first" aria-busy={query.isPlaceholderData}>
          {streams.map((stream) => (
            <StreamRow
              key={stream.id}
              stream={stream}
              login={channel.login}
              before={<TickBox stream={stream} selection={selection} />}
            />
          ))}
        </ol>
      </Card>
      {query.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button onClick={() => void query.fetchNextPage()} busy={query.isFetchingNextPage}>
            Show older streams
          </Button>
        </div>
      )}
      <CompareBar selection={selection} />
    </>
  );
}
