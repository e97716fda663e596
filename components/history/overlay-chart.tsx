"use client";
import { max, maxIndex } from "d3-array";
import type { ReactNode } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { CursorArea, Readout } from "@/components/charts/cursor-area";
import { linePath, percent, type Share } from "@/components/charts/paths";
import { type AxisMark, Plot, XAxis } from "@/components/charts/plot";
import { seriesLook } from "@/components/charts/series-look";
import { SeriesMark } from "@/components/charts/series-mark";
import { useCursor } from "@/components/charts/use-cursor";
import { type ValueAxis, valueAxis } from "@/components/charts/value-axis";
import type { Formats } from "@/lib/i18n/format";
import type { Overlay } from "./overlay";
import { OverlayTable } from "./overlay-table";
import { useHistoryWords } from "./use-history-words";

const PLOT = 260;

interface OverlayChartProps {
  title: string;
  hint: string;
  overlay: Overlay;
  marks: readonly AxisMark[];
  /** What the first column of the table is called: "Since the start", "Day". */
  placeHead: string;
  /** Under the axis: what it counts. */
  note?: ReactNode;
}

/** Several curves of viewers over each other, told apart by colour, dash and shape. */
export function OverlayChart({ title, hint, overlay, marks, placeHead, note }: OverlayChartProps) {
  const { t, formats } = useHistoryWords();
  const control = useCursor(overlay.places);
  const at = control.cursor?.index ?? null;
  const y = valueAxis([max(overlay.series, ({ values }) => max(values, (value) => value ?? 0)) ?? 0], {
    least: 5,
    whole: true,
  });
  return (
    <ChartFigure
      title={title}
      hint={hint}
      table={() => <OverlayTable overlay={overlay} placeHead={placeHead} />}
    >
      <div className="p-4">
        <Readout cursor={control.cursor}>
          {at !== null && <strong className="font-semibold text-ink">{overlay.placeOf(at)}</strong>}
          {overlay.series.map(({ name, values }, index) => (
            <span key={name} className="inline-flex items-center gap-1.5">
              <SeriesMark index={index} />
              <span className={at === null ? "" : "text-ink-3"}>{name}</span>
              {at !== null && <span className="text-ink">{numberAt(values, at, formats)}</span>}
            </span>
          ))}
        </Readout>
        <CursorArea label={title} places={overlay.places} control={control} placeOf={overlay.placeOf}>
          <Plot
            height={PLOT}
            y={y}
            unit={t("viewers")}
            labelOf={formats.short}
            shapes={overlay.series.map(({ name, values }, index) => (
              <Curve key={name} index={index} runs={runsOf(overlay, values, y)} />
            ))}
          >
            {overlay.series.map(({ name, values }, index) => (
              <MarkAt
                key={name}
                index={index}
                point={pointAt(overlay.places, values, y, at ?? maxIndex(values, (value) => value ?? -1))}
              />
            ))}
          </Plot>
          <XAxis marks={marks} />
        </CursorArea>
        {note && <p className="mt-1 text-ink-3 text-xs">{note}</p>}
      </div>
    </ChartFigure>
  );
}

type Values = readonly (number | null)[];

const numberAt = (values: Values, at: number, formats: Formats) => {
  const value = values[at];
  return value === null || value === undefined ? "–" : formats.count(value);
};

function pointAt(places: readonly number[], values: Values, y: ValueAxis, at: number): Share | null {
  const value = values[at];
  const x = places[at];
  return value === null || value === undefined || x === undefined ? null : { x, y: value / y.top };
}

/** A series in runs: where it has no value its line breaks, unless it is bridged. */
function runsOf({ places, bridged }: Overlay, values: Values, y: ValueAxis): Share[][] {
  const runs: Share[][] = [[]];
  for (const index of values.keys()) {
    const point = pointAt(places, values, y, index);
    if (point) runs.at(-1)?.push(point);
    else if (!bridged && runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function Curve({ index, runs }: { index: number; runs: readonly Share[][] }) {
  const { stroke, dash } = seriesLook(index);
  return runs.map((run) => (
    <path
      key={run[0]?.x}
      d={linePath(run)}
      vectorEffect="non-scaling-stroke"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(dash ? { strokeDasharray: dash } : {})}
      className={`fill-none stroke-2 ${stroke}`}
    />
  ));
}

/** The series' shape: at its highest point, and at the cursor while there is one. */
function MarkAt({ index, point }: { index: number; point: Share | null }) {
  if (!point) return null;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute z-1 flex -translate-x-1/2 translate-y-1/2"
      style={{ left: percent(point.x), bottom: percent(point.y) }}
    >
      <SeriesMark index={index} className="size-3" />
    </span>
  );
}
