"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { elapsedTicks } from "@/components/charts/time-axis";
import { useNow } from "@/components/ui/clock";
import { streamComparisonQuery } from "@/lib/streams/queries";
import type { StreamDetail } from "@/lib/streams/schema";
import { ComparedHead } from "./compared-head";
import { type ComparedFigure, FiguresTable } from "./figures-table";
import { streamPath } from "./links";
import { StreamTime } from "./moment";
import { ComparisonNotYet } from "./not-yet";
import { longestOf, overlayStreams } from "./overlay";
import { OverlayChart } from "./overlay-chart";
import { useHistoryWords } from "./use-history-words";
import type { HistoryWords } from "./words";

interface CompareStreamsProps {
  ids: readonly string[];
  onRemove: (id: string) => void;
}

/** Streams laid over each other from their starts, and their figures. */
export function CompareStreams({ ids, onRemove }: CompareStreamsProps) {
  const query = useQuery({ ...streamComparisonQuery(ids), placeholderData: keepPreviousData });
  if (!query.data) return <ComparisonNotYet query={query} />;
  return <Shown streams={query.data.streams} onRemove={onRemove} />;
}

function Shown({
  streams,
  onRemove,
}: { streams: readonly StreamDetail[] } & Pick<CompareStreamsProps, "onRemove">) {
  const words = useHistoryWords();
  const { t, category, title } = words;
  const names = useNames(streams);
  const longest = longestOf(streams);
  return (
    <div className="space-y-4">
      <OverlayChart
        title={t("columns.viewers")}
        hint={t("compare.streamsHint")}
        overlay={overlayStreams(streams, names, t)}
        marks={elapsedTicks(longest, 9).map(({ at, label }) => ({ at: at / longest, label }))}
        placeHead={t("compare.sinceStart")}
      />
      <FiguresTable
        label={t("compare.streamFigures")}
        heads={streams.map((stream) => ({
          key: stream.id,
          head: (
            <ComparedHead channel={stream.broadcaster} onRemove={() => onRemove(stream.id)}>
              <Link
                href={streamPath(stream.broadcaster.login, stream.id)}
                className="line-clamp-2 text-ink-2 hover:text-accent"
              >
                {title(stream.title)}
              </Link>
            </ComparedHead>
          ),
        }))}
        figures={figuresOf(streams, words)}
        facts={[
          {
            label: t("compare.began"),
            values: streams.map(({ startedAt }) => <StreamTime key="began" at={startedAt} />),
          },
          {
            label: t("columns.categories"),
            values: streams.map(({ categories }) => categories.map(({ name }) => category(name)).join(", ")),
          },
        ]}
      />
    </div>
  );
}

const figuresOf = (streams: readonly StreamDetail[], { t, formats }: HistoryWords): ComparedFigure[] => [
  {
    label: t("figures.averageViewers"),
    values: streams.map((one) => one.averageViewers),
    text: formats.count,
  },
  {
    label: t("figures.peakViewers"),
    values: streams.map((one) => (one.peakAt === null ? null : one.peakViewers)),
    text: formats.count,
  },
  {
    label: t("figures.hoursWatched"),
    values: streams.map((one) => (one.peakAt === null ? null : one.hoursWatched)),
    text: formats.hours,
  },
  {
    label: t("compare.length"),
    values: streams.map((one) => one.durationSeconds),
    text: (seconds) => formats.span(seconds * 1_000),
  },
];

/** Short names that differ: "Ada, 20 Nov", with a number behind the second of a day. */
function useNames(streams: readonly StreamDetail[]): string[] {
  const { formats } = useHistoryWords();
  const now = useNow(60_000);
  const plain = streams.map(
    ({ broadcaster, startedAt }) => `${broadcaster.displayName}, ${formats.date(Date.parse(startedAt), now)}`,
  );
  return plain.map((name, index) => {
    const earlier = plain.slice(0, index).filter((one) => one === name).length;
    return earlier === 0 ? name : `${name} (${earlier + 1})`;
  });
}
