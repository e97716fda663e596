"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CursorArea, Readout } from "@/components/charts/cursor-area";
import { VIEW } from "@/components/charts/paths";
import { Plot, XAxis } from "@/components/charts/plot";
import { clockTicks } from "@/components/charts/time-axis";
import { useCursor } from "@/components/charts/use-cursor";
import { valueAxis } from "@/components/charts/value-axis";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { useFormats } from "@/components/ui/use-formats";
import type { ChatStats } from "@/lib/chat/schema";
import { type StatBar, statBars } from "./stat-bars";
import { StatsTable } from "./stats-table";

/** Height of the plot, in CSS px. */
const PLOT = 120;
/** Of a column's width, what its bar takes. */
const BAR = 0.8;

/** How much was written, hour by hour or day by day. */
export function StatsChart({ stats }: { stats: Pick<ChatStats, "hours"> }) {
  const t = useTranslations("chat");
  const timeZone = useTimeZone();
  const bars = useMemo(() => statBars(stats, timeZone), [stats, timeZone]);
  const places = useMemo(() => bars.map((_, index) => (index + 0.5) / bars.length), [bars]);
  const control = useCursor(places);
  const momentText = useMomentText();
  const bar = control.cursor ? bars[control.cursor.index] : undefined;
  const daily = bars[0]?.chatters === null;
  return (
    <ChartFigure
      title={daily ? t("stats.byDay") : t("stats.byHour")}
      table={() => <StatsTable bars={bars} momentText={momentText} />}
    >
      <div className="p-4">
        <Readout cursor={control.cursor}>
          {bar ? <BarWords bar={bar} moment={momentText(bar)} /> : t("stats.pointAt")}
        </Readout>
        <CursorArea
          label={t("stats.overTime")}
          places={places}
          control={control}
          placeOf={(index) => momentText(bars[index])}
        >
          <Bars bars={bars} looked={control.cursor?.index ?? null} />
        </CursorArea>
      </div>
    </ChartFigure>
  );
}

/** "20 Nov" for a day, "20 Nov, 14:00" for an hour. */
function useMomentText(): (bar: StatBar | undefined) => string {
  const formats = useFormats();
  const now = useNow(60_000);
  return (bar) => {
    if (!bar) return "";
    const day = formats.date(bar.from, now);
    return bar.chatters === null ? day : `${day}, ${formats.clock(bar.from)}`;
  };
}

function BarWords({ bar: { messages, chatters }, moment }: { bar: StatBar; moment: string }) {
  const t = useTranslations("chat");
  return (
    <>
      <strong className="font-semibold text-ink">{moment}</strong>
      <span className="text-ink">{t("stats.messages", { count: messages })}</span>
      {chatters !== null && <span>{t("stats.byPeople", { count: chatters })}</span>}
    </>
  );
}

function Bars({ bars, looked }: { bars: readonly StatBar[]; looked: number | null }) {
  const t = useTranslations("chat");
  const formats = useFormats();
  const y = valueAxis(
    bars.map(({ messages }) => messages),
    { count: 3, least: 5, whole: true },
  );
  const [from, to] = [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 1];
  const width = VIEW / Math.max(1, bars.length);
  return (
    <>
      <Plot
        height={PLOT}
        y={y}
        unit={t("stats.unit")}
        labelOf={formats.short}
        shapes={bars.map((bar, index) => (
          <rect
            key={bar.from}
            x={(index + (1 - BAR) / 2) * width}
            width={BAR * width}
            y={(1 - bar.messages / y.top) * VIEW}
            height={(bar.messages / y.top) * VIEW}
            className={index === looked ? "fill-chart-2" : "fill-chart-2/70"}
          />
        ))}
      />
      <XAxis
        marks={clockTicks(from, to, formats, 8).map(({ at, label }) => ({
          at: (at - from) / (to - from),
          label,
        }))}
      />
    </>
  );
}
