"use client";
import { useMemo } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CursorArea, CursorDot, Readout } from "@/components/charts/cursor-area";
import { Plot, XAxis } from "@/components/charts/plot";
import { clockTicks } from "@/components/charts/time-axis";
import { useCursor } from "@/components/charts/use-cursor";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { clockText } from "@/components/ui/time-text";
import type { ChatRate } from "@/lib/chat/schema";
import type { StreamDetail } from "@/lib/streams/schema";
import { chatBars, chatGaps, perMinuteAt, type Talk } from "./chat-bars";
import { ChatPlot } from "./chat-plot";
import { CurveShapes } from "./curve-shapes";
import { CurveTable } from "./curve-table";
import { Lane, TitleMarks } from "./lane";
import { stretchAt } from "./lanes";
import { PeakMark } from "./peak-mark";
import { type TimelineLayout, timelineLayout } from "./timeline-layout";
import { countText, shortText } from "./words";

/** Height of the curve, in CSS px. */
const PLOT = 260;

interface StreamTimelineProps {
  stream: StreamDetail;
  /** Left out where the chat is not the reader's to see, or was not recorded. */
  chat?: ChatRate | undefined;
}

/** One stream from its start to its end: the viewers, how fast people wrote, and under them what was shown. */
export function StreamTimeline({ stream, chat }: StreamTimelineProps) {
  const timeZone = useTimeZone();
  const now = useNow(10_000);
  const layout = useMemo(() => timelineLayout(stream, now), [stream, now]);
  const talk = useMemo(
    () =>
      chat && chat.points.length > 0
        ? { bars: chatBars(chat, layout), gaps: chatGaps(chat, layout) }
        : undefined,
    [chat, layout],
  );
  const { places, categories, titles } = layout;
  const { points } = stream.curve;
  const control = useCursor(places);
  const point = control.cursor ? points[control.cursor.index] : undefined;
  return (
    <ChartFigure
      title="Timeline"
      table={() => <CurveTable curve={stream.curve} talk={talk} categories={categories} titles={titles} />}
    >
      <div className="p-4">
        <Readout cursor={control.cursor}>
          {point ? (
            <PointWords
              point={point}
              perMinute={talk && perMinuteAt(talk, point[0])}
              category={stretchAt(categories, point[0])?.label}
              title={stretchAt(titles, point[0])?.label}
            />
          ) : (
            <Summary stream={stream} />
          )}
        </Readout>
        <CursorArea
          label="Viewers over time"
          places={places}
          control={control}
          placeOf={(index) => clockText(points[index]?.[0] ?? layout.from, timeZone)}
        >
          <Drawing stream={stream} layout={layout} talk={talk} point={point} />
        </CursorArea>
      </div>
    </ChartFigure>
  );
}

interface DrawingProps {
  stream: StreamDetail;
  layout: TimelineLayout;
  talk: Talk | undefined;
  /** The point at the cursor. */
  point: CurvePoint | undefined;
}

function Drawing({ stream, layout, talk, point }: DrawingProps) {
  const timeZone = useTimeZone();
  const { from, to, xOf, y, categories, titles, seriesOf } = layout;
  return (
    <>
      <Plot
        height={PLOT}
        y={y}
        unit="viewers"
        labelOf={shortText}
        shapes={<CurveShapes curve={stream.curve} xOf={xOf} y={y} />}
      >
        <TitleMarks titles={titles} xOf={xOf} />
        <PeakMark stream={stream} xOf={xOf} y={y} quiet={point !== undefined} />
        {point && <CursorDot x={xOf(point[0])} y={point[1] / y.top} className="bg-chart-1" />}
      </Plot>
      {talk && <ChatPlot {...talk} xOf={xOf} />}
      <Lane label="Categories" stretches={categories} xOf={xOf} seriesOf={seriesOf} />
      <Lane label="Titles" stretches={titles} xOf={xOf} />
      <XAxis marks={clockTicks(from, to, timeZone, 9).map(({ at, label }) => ({ at: xOf(at), label }))} />
    </>
  );
}

type CurvePoint = StreamDetail["curve"]["points"][number];

interface PointWordsProps {
  point: CurvePoint;
  /** Messages; null where none were recorded, undefined where chat is not shown. */
  perMinute: number | null | undefined;
  category: string | undefined;
  title: string | undefined;
}

function PointWords({ point: [at, average, low, high], perMinute, category, title }: PointWordsProps) {
  const timeZone = useTimeZone();
  return (
    <>
      <strong className="font-semibold text-ink">{clockText(at, timeZone)}</strong>
      <span className="text-ink">{countText(average)} viewers</span>
      {low !== high && (
        <span>
          {countText(low)} to {countText(high)}
        </span>
      )}
      {perMinute !== undefined && (
        <span>
          {perMinute === null ? "chat not recorded" : `${countText(Math.round(perMinute))} messages a minute`}
        </span>
      )}
      <span className="min-w-0 truncate">
        {category}
        {title && <span className="text-ink-3"> · {title}</span>}
      </span>
    </>
  );
}

function Summary({ stream }: { stream: StreamDetail }) {
  if (stream.curve.points.length > 0)
    return <span>Point at the curve to read it, or use the arrow keys.</span>;
  return (
    <span>
      {stream.detection.source === "import"
        ? "Read from the channel’s past broadcasts: nobody counted viewers then."
        : "No viewers counted yet. The first count comes within ten minutes."}
    </span>
  );
}
