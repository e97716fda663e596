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
import { useRowKeys } from "@/components/ui/use-row-keys";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { BroadcasterRef } from "@/lib/events/schema";
import { overviewQuery, streamsQuery } from "@/lib/streams/queries";
import { CompareBar } from "./compare-bar";
import { ExportMenu } from "./export-menu";
import { channelPath, streamsExport } from "./links";
import { isOnDay, listFiltersFrom, NO_LIST_FILTERS, spanOf } from "./list-filters";
import { ListToolbar } from "./list-toolbar";
import { PageNotYet, StreamsNotYet } from "./not-yet";
import { StreamColumns, StreamRow } from "./stream-row";
import { TickBox } from "./tick-box";
import { useFreshHistory } from "./use-fresh-history";
import { useHistoryWords } from "./use-history-words";
import { useSelection } from "./use-selection";

/** All streams of a channel, newest first, to be narrowed, compared and taken away. */
export function StreamList({ login }: { login: string }) {
  const { t } = useHistoryWords();
  const overview = useQuery({
    ...overviewQuery(login, { days: 365, zone: useTimeZone() }),
    placeholderData: keepPreviousData,
  });
  const channel = overview.data?.broadcaster;
  useFreshHistory(channel?.id);
  if (!channel) return <PageNotYet title={t("list.title", { name: login })} query={overview} />;
  return (
    <Page
      title={t("list.title", { name: channel.displayName })}
      picture={<Avatar name={channel.displayName} src={channel.avatarUrl} size={40} />}
      summary={
        <Link href={channelPath(channel.login)} className="hover:text-accent">
          {t("list.back")}
        </Link>
      }
      actions={<ExportMenu what="all" hrefOf={(format) => streamsExport(channel.login, format)} />}
    >
      <ListToolbar categories={overview.data?.categories ?? []} />
      <List channel={channel} />
    </Page>
  );
}

function List({ channel }: { channel: BroadcasterRef }) {
  const { t } = useHistoryWords();
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
  if (!streams) return <StreamsNotYet query={query} />;
  if (streams.length === 0)
    return filters.category || filters.day ? (
      <EmptyState
        icon={<SearchX />}
        title={t("list.noneFits.title")}
        action={
          <Button onClick={() => setParams(NO_LIST_FILTERS, "push")}>{t("list.noneFits.clear")}</Button>
        }
      >
        {t("list.noneFits.text", { name: channel.displayName })}
      </EmptyState>
    ) : (
      <EmptyState title={t("channel.none.title")}>{t("list.none", { name: channel.displayName })}</EmptyState>
    );
  return (
    <>
      <Card className="overflow-clip max-md:-mx-4 max-md:rounded-none max-md:border-x-0">
        <StreamColumns className="pl-14" />
        <ol ref={list} aria-label={t("list.label")} aria-busy={query.isPlaceholderData}>
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
            {t("list.older")}
          </Button>
        </div>
      )}
      <CompareBar selection={selection} />
    </>
  );
}
