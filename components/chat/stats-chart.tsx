"use client";
import { useMemo } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CursorArea, Readout } from "@/components/charts/cursor-area";
import { VIEW } from "@/components/charts/paths";
import { Plot, XAxis } from "@/components/charts/plot";
import { clockTicks } from "@/components/charts/time-axis";
import { useCursor } from "@/components/charts/use-cursor";
import { valueAxis } from "@/components/charts/value-axis";
import { plural, shortText } from "@/components/history/words";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { clockText, dateText } from "@/components/ui/time-text";
import type { ChatStats } from "@/lib/chat/schema";
import { type StatBar, statBars } from "./stat-bars";
import { StatsTable } from "./stats-table";

/** Height of the plot, in CSS px. */
const PLOT = 120;
/** Of a column's width, what its bar takes. */
const BAR = 0.8;

/** How much was written, hour by hour or day by day. */
export function StatsChart({ stats }: { stats: Pick<ChatStats, "hours"> }) {
  const timeZone = useTimeZone();
  const bars = useMemo(() => statBars(stats, timeZone), [stats, timeZone]);
  const places = useMemo(() => bars.map((_, index) => (index + 0.5) / bars.length), [bars]);
  const control = useCursor(places);
  const momentText = useMomentText();
  const bar = control.cursor ? bars[control.cursor.index] : undefined;
  const daily = bars[0]?.chatters === null;
  return (
    <ChartFigure
      title={daily ? "Messages by day" : "Messages by hour"}
      table={() => <StatsTable bars={bars} momentText={momentText} />}
    >
      <div className="p-4">
        <Readout cursor={control.cursor}>
          {bar ? (
            <BarWords bar={bar} moment={momentText(bar)} />
          ) : (
            "Point at a bar to read it, or use the arrow keys."
          )}
        </Readout>
        <CursorArea
          label="Messages over time"
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
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  return (bar) => {
    if (!bar) return "";
    const day = dateText(bar.from, now, timeZone);
    return bar.chatters === null ? day : `${day}, ${clockText(bar.from, timeZone)}`;
  };
}

function BarWords({ bar: { messages, chatters }, moment }: { bar: StatBar; moment: string }) {
  return (
    <>
      <strong className="font-semibold text-ink">{moment}</strong>
      <span className="text-ink">{plural(messages, "message")}</span>
      {chatters !== null && <span>by {plural(chatters, "person", "people")}</span>}
    </>
  );
}

function Bars({ bars, looked }: { bars: readonly StatBar[]; looked: number | null }) {
  const timeZone = useTimeZone();
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
        unit="messages"
        labelOf={shortText}
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
        marks={clockTicks(from, to, timeZone, 8).map(({ at, label }) => ({
          at: (at - from) / (to - from),
          label,
        }))}
      />
    </>
  );
}
