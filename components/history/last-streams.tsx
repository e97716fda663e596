"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CardSection } from "@/components/ui/card";
import { Skeleton, SkeletonView } from "@/components/ui/skeleton";
import { streamsQuery } from "@/lib/streams/queries";
import { streamsPath } from "./links";
import { StreamColumns, StreamRow } from "./stream-row";

const SHOWN = 6;

/** The latest streams of a channel, and the way to all of them. */
export function LastStreams({ login }: { login: string }) {
  const { data } = useInfiniteQuery(streamsQuery(login, {}));
  const streams = data?.pages[0]?.items.slice(0, SHOWN);
  return (
    <CardSection
      title="Last streams"
      className="overflow-clip"
      actions={
        <Button asChild size="small">
          <Link href={streamsPath(login)}>All streams</Link>
        </Button>
      }
    >
      <StreamColumns />
      {streams ? (
        <ol aria-label="Last streams">
          {streams.map((stream) => (
            <StreamRow key={stream.id} stream={stream} login={login} />
          ))}
        </ol>
      ) : (
        <SkeletonView label="Loading the last streams">
          <Skeleton className="m-4 h-72" />
        </SkeletonView>
      )}
    </CardSection>
  );
}
