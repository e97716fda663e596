"use client";
import { useMemo } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CursorArea, CursorDot, Readout } from "@/components/charts/cursor-area";
import { Plot, XAxis } from "@/components/charts/plot";
import { clockTicks } from "@/components/charts/time-axis";
import { useCursor } from "@/components/charts/use-cursor";
import { useNow } from "@/components/ui/clock";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { ChatRate } from "@/lib/chat/schema";
import type { ClipFlag } from "@/lib/clips/schema";
import type { StreamDetail } from "@/lib/streams/schema";
import { chatBars, chatGaps, perMinuteAt, type Talk } from "./chat-bars";
import { ChatPlot } from "./chat-plot";
import { ClipFlags } from "./clip-flags";
import { CurveShapes } from "./curve-shapes";
import { CurveTable } from "./curve-table";
import { FlagTable } from "./flag-table";
import { Lane, TitleMarks } from "./lane";
import { stretchAt } from "./lanes";
import { MomentMark } from "./moment-mark";
import { PeakMark } from "./peak-mark";
import { type TimelineLayout, timelineLayout } from "./timeline-layout";
import { useHistoryWords } from "./use-history-words";

/** Height of the curve, in CSS px. */
const PLOT = 260;

interface StreamTimelineProps {
  stream: StreamDetail;
  /** Left out where the chat is not the reader's to see, or was not recorded. */
  chat?: ChatRate | undefined;
  /** Clips, at the second of the stream where they begin. */
  flags: readonly ClipFlag[];
}

/** One stream from its start to its end: the viewers, clips of it, how fast people wrote, and under them what was shown. */
export function StreamTimeline({ stream, chat, flags }: StreamTimelineProps) {
  const words = useHistoryWords();
  const { t, formats } = words;
  const now = useNow(10_000);
  const layout = useMemo(() => timelineLayout(stream, now, words), [stream, now, words]);
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
      title={t("timeline.title")}
      table={() => (
        <>
          <CurveTable curve={stream.curve} talk={talk} categories={categories} titles={titles} />
          {flags.length > 0 && <FlagTable stream={stream} flags={flags} />}
        </>
      )}
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
          label={t("timeline.label")}
          places={places}
          control={control}
          placeOf={(index) => formats.clock(points[index]?.[0] ?? layout.from)}
        >
          <Drawing stream={stream} layout={layout} talk={talk} flags={flags} point={point} />
        </CursorArea>
      </div>
    </ChartFigure>
  );
}

interface DrawingProps {
  stream: StreamDetail;
  layout: TimelineLayout;
  talk: Talk | undefined;
  flags: readonly ClipFlag[];
  /** The point at the cursor. */
  point: CurvePoint | undefined;
}

function Drawing({ stream, layout, talk, flags, point }: DrawingProps) {
  const { t, formats } = useHistoryWords();
  const { from, to, xOf, y, categories, titles, seriesOf } = layout;
  const [params] = useUrlParams();
  const second = secondOf(params.get("at"));
  return (
    <>
      <Plot
        height={PLOT}
        y={y}
        unit={t("viewers")}
        labelOf={formats.short}
        shapes={<CurveShapes curve={stream.curve} xOf={xOf} y={y} />}
      >
        <TitleMarks titles={titles} xOf={xOf} />
        {second !== null && <MomentMark x={xOf(from + second * 1_000)} second={second} />}
        <PeakMark stream={stream} xOf={xOf} y={y} quiet={point !== undefined} />
        {point && <CursorDot x={xOf(point[0])} y={point[1] / y.top} className="bg-chart-1" />}
        <ClipFlags stream={stream} flags={flags} xOf={xOf} y={y} />
      </Plot>
      {talk && <ChatPlot {...talk} xOf={xOf} />}
      <Lane label={t("columns.categories")} stretches={categories} xOf={xOf} seriesOf={seriesOf} />
      <Lane label={t("timeline.titles")} stretches={titles} xOf={xOf} />
      <XAxis marks={clockTicks(from, to, formats, 9).map(({ at, label }) => ({ at: xOf(at), label }))} />
    </>
  );
}

/** A second that an address names; null for what is none. */
const secondOf = (given: string | null): number | null =>
  given !== null && /^\d{1,7}$/.test(given) ? Number(given) : null;

type CurvePoint = StreamDetail["curve"]["points"][number];

interface PointWordsProps {
  point: CurvePoint;
  /** Messages; null where none were recorded, undefined where chat is not shown. */
  perMinute: number | null | undefined;
  category: string | undefined;
  title: string | undefined;
}

function PointWords({ point: [at, average, low, high], perMinute, category, title }: PointWordsProps) {
  const { t, formats } = useHistoryWords();
  return (
    <>
      <strong className="font-semibold text-ink">{formats.clock(at)}</strong>
      <span className="text-ink">{t("viewersOf", { count: formats.count(average) })}</span>
      {low !== high && (
        <span>{t("timeline.range", { low: formats.count(low), high: formats.count(high) })}</span>
      )}
      {perMinute !== undefined && (
        <span>
          {perMinute === null
            ? t("timeline.chatNotRecorded")
            : t("timeline.messages", { count: formats.count(Math.round(perMinute)) })}
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
  const { t } = useHistoryWords();
  if (stream.curve.points.length > 0) return <span>{t("timeline.point")}</span>;
  return <span>{stream.detection.source === "import" ? t("timeline.imported") : t("timeline.none")}</span>;
}
