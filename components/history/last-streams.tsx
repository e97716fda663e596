"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { NotYet } from "@/components/ui/not-yet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { streamsQuery } from "@/lib/streams/queries";
import { streamsPath } from "./links";
import { StreamColumns, StreamRow } from "./stream-row";
import { useHistoryWords } from "./use-history-words";

const SHOWN = 6;

/** The latest streams of a channel, and the way to all of them. */
export function LastStreams({ login }: { login: string }) {
  const { t } = useHistoryWords();
  const query = useInfiniteQuery(streamsQuery(login, {}));
  const streams = query.data?.pages[0]?.items.slice(0, SHOWN);
  return (
    <CardSection
      title={t("last.title")}
      className="overflow-clip"
      actions={
        <Button asChild size="small">
          <Link href={streamsPath(login)}>{t("last.all")}</Link>
        </Button>
      }
    >
      <StreamColumns />
      {streams ? (
        <ol aria-label={t("last.title")}>
          {streams.map((stream) => (
            <StreamRow key={stream.id} stream={stream} login={login} />
          ))}
        </ol>
      ) : (
        <NotYet query={query} loading={t("last.loading")}>
          <SkeletonRows count={SHOWN} height="h-14" />
        </NotYet>
      )}
    </CardSection>
  );
}
