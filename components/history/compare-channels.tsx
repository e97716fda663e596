"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNow } from "@/components/ui/clock";
import { channelComparisonQuery } from "@/lib/streams/queries";
import type { ChannelOverview, Totals } from "@/lib/streams/schema";
import { ComparedHead } from "./compared-head";
import { dayMarks } from "./day-words";
import { FiguresTable } from "./figures-table";
import { likelyWords } from "./likely-words";
import { ComparisonNotYet } from "./not-yet";
import { overlaidDays, overlayChannels } from "./overlay";
import { OverlayChart } from "./overlay-chart";
import { SpanSwitch, useSpan } from "./span-switch";
import { useHistoryWords } from "./use-history-words";
import { hoursPerStream } from "./words";

interface CompareChannelsProps {
  logins: readonly string[];
  onRemove: (login: string) => void;
}

/** Channels over the same days. */
export function CompareChannels({ logins, onRemove }: CompareChannelsProps) {
  const [days] = useSpan();
  const words = useHistoryWords();
  const { t, formats } = words;
  const query = useQuery({
    ...channelComparisonQuery(logins, { days, zone: formats.zone }),
    placeholderData: keepPreviousData,
  });
  if (!query.data) return <ComparisonNotYet query={query} />;
  const { channels } = query.data;
  return (
    <div className="space-y-4">
      <div className="flex justify-end">
        <SpanSwitch />
      </div>
      <OverlayChart
        title={t("figures.averageViewers")}
        hint={t("compare.channelsHint")}
        overlay={overlayChannels(channels, words)}
        marks={dayMarks(overlaidDays(channels), formats)}
        placeHead={days >= 365 ? t("columns.week") : t("columns.day")}
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
  const words = useHistoryWords();
  const { t, formats, category } = words;
  return (
    <FiguresTable
      label={t("compare.channelFigures")}
      heads={channels.map(({ broadcaster }) => ({
        key: broadcaster.id,
        head: <ComparedHead channel={broadcaster} onRemove={() => onRemove(broadcaster.login)} />,
      }))}
      figures={FIGURES.map(({ name, pick, unit }) => ({
        label: t(`figures.${name}`),
        text: formats[unit],
        values: channels.map(({ totals }) => pick(totals)),
      }))}
      facts={[
        {
          label: t("columns.categories"),
          values: channels.map(({ categories }) =>
            categories
              .slice(0, 3)
              .map(({ name }) => category(name))
              .join(", "),
          ),
        },
        {
          label: t("compare.next"),
          values: channels.map(({ likelyNext }) =>
            likelyNext ? likelyWords(likelyNext, now, words) : t("likely.noneShort"),
          ),
        },
      ]}
    />
  );
}

const FIGURES = [
  { name: "averageViewers", pick: (totals: Totals) => totals.averageViewers, unit: "count" },
  { name: "peakViewers", pick: (totals: Totals) => totals.peakViewers, unit: "count" },
  { name: "hoursWatched", pick: (totals: Totals) => totals.hoursWatched, unit: "hours" },
  { name: "streams", pick: (totals: Totals) => totals.streams, unit: "count" },
  { name: "hours", pick: (totals: Totals) => totals.hours, unit: "hours" },
  { name: "hoursPerStream", pick: hoursPerStream, unit: "hours" },
] as const;
