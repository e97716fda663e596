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
import { UrlSearchInput } from "@/components/ui/url-search-input";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlParams } from "@/components/ui/use-url-params";
import { followedStreamsQuery } from "@/lib/streams/queries";
import type { FollowedStream } from "@/lib/streams/schema";
import { channelPath } from "./links";
import { StreamsNotYet } from "./not-yet";
import { StreamColumns, StreamRow } from "./stream-row";
import { useFreshStarts } from "./use-fresh-history";
import { useHistoryWords } from "./use-history-words";

/** The latest streams of everybody the person follows. */
export function FollowedStreams() {
  const { t } = useHistoryWords();
  useFreshStarts();
  return (
    <Page
      title={t("followed.title")}
      summary={t("followed.summary")}
      actions={
        <Button asChild>
          <Link href="/compare">
            <GitCompareArrows aria-hidden />
            {t("actions.compare")}
          </Link>
        </Button>
      }
    >
      <search className="mb-4 block">
        <UrlSearchInput
          param="q"
          label={t("followed.find")}
          placeholder={t("followed.find")}
          className="w-full sm:w-72"
        />
      </search>
      <List />
    </Page>
  );
}

function List() {
  const { t } = useHistoryWords();
  const [params, setParams] = useUrlParams();
  const q = useDeferredValue(params.get("q")?.trim() ?? "");
  const query = useInfiniteQuery({ ...followedStreamsQuery(q), placeholderData: keepPreviousData });
  const list = useRef<HTMLOListElement>(null);
  useRowKeys(list);
  if (!query.data) return <StreamsNotYet query={query} />;
  const streams = query.data.pages.flatMap(({ items }) => items);
  if (streams.length === 0)
    return q ? (
      <EmptyState
        icon={<SearchX />}
        title={t("followed.noneFound.title")}
        action={<Button onClick={() => setParams({ q: "" }, "push")}>{t("followed.noneFound.clear")}</Button>}
      >
        {t("followed.noneFound.text", { search: q })}
      </EmptyState>
    ) : (
      <EmptyState icon={<History />} title={t("channel.none.title")}>
        {t("followed.none")}
      </EmptyState>
    );
  return (
    <>
      <Card className="overflow-clip max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <StreamColumns className="pl-16" />
        <ol ref={list} aria-label={t("list.label")} aria-busy={query.isPlaceholderData}>
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
            {t("list.older")}
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
