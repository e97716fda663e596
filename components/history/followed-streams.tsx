"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { GitCompareArrows, History, SearchX } from "lucide-react";
import Link from "next/link";
import { useDeferredValue, useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlParams } from "@/components/ui/use-url-params";
import { followedStreamsQuery } from "@/lib/streams/queries";
import type { FollowedStream } from "@/lib/streams/schema";
import { channelPath } from "./links";
import { QueryProblem } from "./page-states";
import { StreamColumns, StreamRow } from "./stream-row";
import { useFreshStarts } from "./use-fresh-history";

/** The latest streams of everybody the person follows. */
export function FollowedStreams() {
  useFreshStarts();
  return (
    <Page
      title="Streams"
      summary="Of everybody you follow, newest first"
      actions={
        <Button asChild>
          <Link href="/compare">
            <GitCompareArrows aria-hidden />
            Compare
          </Link>
        </Button>
      }
    >
      <search className="mb-4 block">
        <UrlSearchInput
          param="q"
          label="Find a channel"
          placeholder="Find a channel"
          className="w-full sm:w-72"
        />
      </search>
      <List />
    </Page>
  );
}

function List() {
  const [params, setParams] = useUrlParams();
  const q = useDeferredValue(params.get("q")?.trim() ?? "");
  const query = useInfiniteQuery({ ...followedStreamsQuery(q), placeholderData: keepPreviousData });
  const list = useRef<HTMLOListElement>(null);
  useRowKeys(list);
  if (query.isError) return <QueryProblem query={query} />;
  if (!query.data)
    return (
      <SkeletonView label="Loading streams">
        <Skeleton className="h-96" />
      </SkeletonView>
    );
  const streams = query.data.pages.flatMap(({ items }) => items);
  if (streams.length === 0)
    return q ? (
      <EmptyState
        icon={<SearchX />}
        title="No stream found"
        action={<Button onClick={() => setParams({ q: "" }, "push")}>Clear the search</Button>}
      >
        No channel you follow is called “{q}”, or none of its streams is known yet.
      </EmptyState>
    ) : (
      <EmptyState icon={<History />} title="No stream seen yet">
        Every stream of the channels you follow is kept here: how long, how many watched, what was played. The
        first one appears when somebody goes live.
      </EmptyState>
    );
  return (
    <>
      <Card className="overflow-clip max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <StreamColumns className="pl-16" />
        <ol ref={list} aria-label="Streams, newest first" aria-busy={query.isPlaceholderData}>
          {streams.map((stream) => (
            <StreamRow
              key={stream.id}
              stream={stream}
              login={stream.broadcaster.login}
              before={<Picture stream={stream} />}
              channel={<Channel stream={stream} />}
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
    </>
  );
}

function Picture({ stream: { broadcaster } }: { stream: FollowedStream }) {
  return (
    <span className="flex w-12 shrink-0 items-center justify-end">
      <Avatar name={broadcaster.displayName} src={broadcaster.avatarUrl} size={32} />
    </span>
  );
}

function Channel({ stream: { broadcaster } }: { stream: FollowedStream }) {
  return (
    <Link
      href={channelPath(broadcaster.login)}
      className="relative z-1 mb-0.5 inline-block max-w-full truncate rounded align-top text-ink-2 text-xs hover:text-accent"
    >
      {broadcaster.displayName}
    </Link>
  );
}
