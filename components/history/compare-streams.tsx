"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { elapsedTicks } from "@/components/charts/time-axis";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { dateText, spanText } from "@/components/ui/time-text";
import { streamComparisonQuery } from "@/lib/streams/queries";
import type { StreamDetail } from "@/lib/streams/schema";
import { ComparedHead } from "./compared-head";
import { type ComparedFigure, FiguresTable } from "./figures-table";
import { streamPath } from "./links";
import { StreamTime } from "./moment";
import { longestOf, overlayStreams } from "./overlay";
import { OverlayChart } from "./overlay-chart";
import { CompareSkeleton, QueryProblem } from "./page-states";
import { categoryText, countText, hoursText, titleText } from "./words";

interface CompareStreamsProps {
  ids: readonly string[];
  onRemove: (id: string) => void;
}

/** Streams laid over each other from their starts, and their figures. */
export function CompareStreams({ ids, onRemove }: CompareStreamsProps) {
  const query = useQuery({ ...streamComparisonQuery(ids), placeholderData: keepPreviousData });
  if (query.isError) return <QueryProblem query={query} />;
  if (!query.data) return <CompareSkeleton />;
  return <Shown streams={query.data.streams} onRemove={onRemove} />;
}

function Shown({
  streams,
  onRemove,
}: { streams: readonly StreamDetail[] } & Pick<CompareStreamsProps, "onRemove">) {
  const names = useNames(streams);
  const longest = longestOf(streams);
  return (
    <div className="space-y-4">
      <OverlayChart
        title="Viewers"
        hint="From the start of each stream; hours and minutes"
        overlay={overlayStreams(streams, names)}
        marks={elapsedTicks(longest, 9).map(({ at, label }) => ({ at: at / longest, label }))}
        placeHead="Since the start"
      />
      <FiguresTable
        label="Figures of the streams"
        heads={streams.map((stream) => ({
          key: stream.id,
          head: (
            <ComparedHead channel={stream.broadcaster} onRemove={() => onRemove(stream.id)}>
              <Link
                href={streamPath(stream.broadcaster.login, stream.id)}
                className="line-clamp-2 text-ink-2 hover:text-accent"
              >
                {titleText(stream.title)}
              </Link>
            </ComparedHead>
          ),
        }))}
        figures={figuresOf(streams)}
        facts={[
          {
            label: "Began",
            values: streams.map(({ startedAt }) => <StreamTime key="began" at={startedAt} />),
          },
          {
            label: "Categories",
            values: streams.map(({ categories }) =>
              categories.map(({ name }) => categoryText(name)).join(", "),
            ),
          },
        ]}
      />
    </div>
  );
}

const figuresOf = (streams: readonly StreamDetail[]): ComparedFigure[] => [
  { label: "Average viewers", values: streams.map((one) => one.averageViewers), text: countText },
  {
    label: "Peak viewers",
    values: streams.map((one) => (one.peakAt === null ? null : one.peakViewers)),
    text: countText,
  },
  {
    label: "Hours watched",
    values: streams.map((one) => (one.peakAt === null ? null : one.hoursWatched)),
    text: hoursText,
  },
  {
    label: "Length",
    values: streams.map((one) => one.durationSeconds),
    text: (seconds) => spanText(seconds * 1_000),
  },
];

/** Short names that differ: "Ada, 20 Nov", with a number behind the second of a day. */
function useNames(streams: readonly StreamDetail[]): string[] {
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const plain = streams.map(
    ({ broadcaster, startedAt }) =>
      `${broadcaster.displayName}, ${dateText(Date.parse(startedAt), now, timeZone)}`,
  );
  return plain.map((name, index) => {
    const earlier = plain.slice(0, index).filter((one) => one === name).length;
    return earlier === 0 ? name : `${name} (${earlier + 1})`;
  });
}
