"use client";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CursorArea, CursorDot, Readout } from "@/components/charts/cursor-area";
import type { Share } from "@/components/charts/paths";
import { Plot, XAxis } from "@/components/charts/plot";
import { clockTicks } from "@/components/charts/time-axis";
import { useCursor } from "@/components/charts/use-cursor";
import { type ValueAxis, valueAxis } from "@/components/charts/value-axis";
import { useNow, useTimeZone } from "@/components/ui/clock";
import { clockText } from "@/components/ui/time-text";
import type { StreamDetail } from "@/lib/streams/schema";
import { CurveShapes } from "./curve-shapes";
import { CurveTable } from "./curve-table";
import { Lane, TitleMarks } from "./lane";
import { extentOf, seriesByName, stretchAt, stretchesOf } from "./lanes";
import { PeakMark } from "./peak-mark";
import { categoryText, countText, shortText, titleText } from "./words";

/** Height of the curve, in CSS px. */
const PLOT = 260;

/** One stream from its start to its end: the viewers, and under them what was shown. */
export function StreamTimeline({ stream }: { stream: StreamDetail }) {
  const timeZone = useTimeZone();
  const extent = extentOf(stream, useNow(10_000));
  const xOf = (at: number) => (at - extent.from) / (extent.to - extent.from);
  const { points } = stream.curve;
  const places = points.map(([at]) => xOf(at));
  const control = useCursor(places);
  const y = valueAxis([...points.map(([, , , high]) => high), stream.peakViewers], { least: 5, whole: true });
  const categories = stretchesOf(stream.segments, extent, (one) => categoryText(one.categoryName));
  const titles = stretchesOf(stream.segments, extent, (one) => titleText(one.title));
  const series = seriesByName(stream.categories.map(({ name }) => categoryText(name)));
  const point = control.cursor && points[control.cursor.index];
  const marks = clockTicks(extent.from, extent.to, timeZone, 9).map(({ at, label }) => ({
    at: xOf(at),
    label,
  }));
  return (
    <ChartFigure
      title="Timeline"
      table={() => <CurveTable curve={stream.curve} categories={categories} titles={titles} />}
    >
      <div className="p-4">
        <Readout cursor={control.cursor}>
          {point ? (
            <PointWords
              point={point}
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
          placeOf={(index) => clockText(points[index]?.[0] ?? extent.from, timeZone)}
        >
          <Plot
            height={PLOT}
            y={y}
            unit="viewers"
            labelOf={shortText}
            shapes={<CurveShapes curve={stream.curve} xOf={xOf} y={y} />}
          >
            <TitleMarks titles={titles} xOf={xOf} />
            <PeakMark stream={stream} xOf={xOf} y={y} quiet={control.cursor !== null} />
            {point && <CursorDot {...shareOf(point[0], point[1], xOf, y)} className="bg-chart-1" />}
          </Plot>
          <Lane label="Categories" stretches={categories} xOf={xOf} seriesOf={(name) => series.get(name)} />
          <Lane label="Titles" stretches={titles} xOf={xOf} />
          <XAxis marks={marks} />
        </CursorArea>
      </div>
    </ChartFigure>
  );
}

const shareOf = (at: number, viewers: number, xOf: (at: number) => number, y: ValueAxis): Share => ({
  x: xOf(at),
  y: viewers / y.top,
});

interface PointWordsProps {
  point: StreamDetail["curve"]["points"][number];
  category: string | undefined;
  title: string | undefined;
}

function PointWords({ point: [at, average, low, high], category, title }: PointWordsProps) {
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
