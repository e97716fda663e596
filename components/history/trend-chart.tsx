"use client";
import { useMemo } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CursorArea, Readout } from "@/components/charts/cursor-area";
import { useCursor } from "@/components/charts/use-cursor";
import { dayName } from "./day-words";
import { trendLayout } from "./trend-layout";
import { TrendPlots } from "./trend-plots";
import type { TrendPoint } from "./trend-point";
import { TrendTable } from "./trend-table";
import { useHistoryWords } from "./use-history-words";

interface TrendChartProps {
  trend: readonly TrendPoint[];
  days: number;
}

/** How many watched, and under it how long the channel was live, day by day (week by week over a year). */
export function TrendChart({ trend, days }: TrendChartProps) {
  const words = useHistoryWords();
  const { t } = words;
  const weekly = days >= 365;
  const layout = useMemo(() => trendLayout(trend), [trend]);
  const control = useCursor(layout.places);
  const looked = control.cursor && trend[control.cursor.index];
  return (
    <ChartFigure title={t("trend.title")} table={() => <TrendTable trend={trend} weekly={weekly} />}>
      <div className="p-4">
        <Readout cursor={control.cursor}>
          {looked ? <PointWords point={looked} weekly={weekly} /> : <Legend />}
        </Readout>
        <CursorArea
          label={t("trend.title")}
          places={layout.places}
          control={control}
          placeOf={(index) => dayName(trend[index]?.from ?? "", weekly, words)}
        >
          <TrendPlots trend={trend} layout={layout} weekly={weekly} at={control.cursor?.index ?? null} />
        </CursorArea>
      </div>
    </ChartFigure>
  );
}

function Legend() {
  const { t } = useHistoryWords();
  return (
    <>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="w-5 border-chart-1 border-t-2" />
        {t("trend.average")}
      </span>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="w-5 border-ink-3 border-t-2 border-dotted" />
        {t("trend.peak")}
      </span>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden className="size-2.5 bg-heat-3" />
        {t("trend.hours")}
      </span>
    </>
  );
}

function PointWords({ point, weekly }: { point: TrendPoint; weekly: boolean }) {
  const words = useHistoryWords();
  const { t, formats } = words;
  return (
    <>
      <strong className="font-semibold text-ink">{dayName(point.from, weekly, words)}</strong>
      {point.hours === 0 ? (
        <span>{t("trend.notLive")}</span>
      ) : (
        <>
          <span className="text-ink">{t("trend.live", { hours: formats.hours(point.hours) })}</span>
          {point.averageViewers !== null && (
            <span>{t("trend.onAverage", { count: formats.count(point.averageViewers) })}</span>
          )}
          {point.peakViewers !== null && (
            <span>{t("trend.peakOf", { count: formats.count(point.peakViewers) })}</span>
          )}
        </>
      )}
    </>
  );
}
