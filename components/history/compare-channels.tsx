"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { channelComparisonQuery } from "@/lib/streams/queries";
import type { ChannelOverview, Totals } from "@/lib/streams/schema";
import { ComparedHead } from "./compared-head";
import { dayMarks } from "./day-words";
import { type ComparedFigure, FiguresTable } from "./figures-table";
import { likelyWords } from "./likely-words";
import { overlaidDays, overlayChannels } from "./overlay";
import { OverlayChart } from "./overlay-chart";
import { CompareSkeleton, QueryProblem } from "./page-states";
import { SpanSwitch, useSpan } from "./span-switch";
import { categoryText, countText, hoursPerStream, hoursText } from "./words";

interface CompareChannelsProps {
  logins: readonly string[];
  onRemove: (login: string) => void;
}

/** Channels over the same days. */
export function CompareChannels({ logins, onRemove }: CompareChannelsProps) {
  const [days] = useSpan();
  const query = useQuery({
    ...channelComparisonQuery(logins, { days, zone: useTimeZone() }),
    placeholderData: keepPreviousData,
  });
  if (query.isError) return <QueryProblem query={query} />;
  if (!query.data) return <CompareSkeleton />;
  const { channels } = query.data;
  return (
    <div className="space-y-4">
      <div className="flex justify-end">
        <SpanSwitch />
      </div>
      <OverlayChart
        title="Average viewers"
        hint="Of the streams of each day, or of each week over a year"
        overlay={overlayChannels(channels)}
        marks={dayMarks(overlaidDays(channels))}
        placeHead={days >= 365 ? "Week" : "Day"}
      />
      <Figures channels={channels} onRemove={onRemove} />
    </div>
  );
}

function Figures({
  channels,
  onRemove,
}: { channels: readonly ChannelOverview[] } & Pick<CompareChannelsProps, "onRemove">) {
  const now = useNow(60_000);
  const timeZone = useTimeZone();
  return (
    <FiguresTable
      label="Figures of the channels"
      heads={channels.map(({ broadcaster }) => ({
        key: broadcaster.id,
        head: <ComparedHead channel={broadcaster} onRemove={() => onRemove(broadcaster.login)} />,
      }))}
      figures={FIGURES.map(({ label, pick, text }) => ({
        label,
        text,
        values: channels.map(({ totals }) => pick(totals)),
      }))}
      facts={[
        {
          label: "Categories",
          values: channels.map(({ categories }) =>
            categories
              .slice(0, 3)
              .map(({ name }) => categoryText(name))
              .join(", "),
          ),
        },
        {
          label: "Next",
          values: channels.map(({ likelyNext }) =>
            likelyNext ? likelyWords(likelyNext, now, timeZone) : "No habit to be seen yet",
          ),
        },
      ]}
    />
  );
}

const FIGURES: readonly (Omit<ComparedFigure, "values"> & { pick: (totals: Totals) => number | null })[] = [
  { label: "Average viewers", pick: (totals) => totals.averageViewers, text: countText },
  { label: "Peak viewers", pick: (totals) => totals.peakViewers, text: countText },
  { label: "Hours watched", pick: (totals) => totals.hoursWatched, text: hoursText },
  { label: "Streams", pick: (totals) => totals.streams, text: countText },
  { label: "Hours live", pick: (totals) => totals.hours, text: hoursText },
  { label: "Hours a stream", pick: hoursPerStream, text: hoursText },
];
