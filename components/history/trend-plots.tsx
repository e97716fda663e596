import { CursorDot } from "@/components/charts/cursor-area";
import { linePath, percent, type Share, VIEW } from "@/components/charts/paths";
import { Plot, XAxis } from "@/components/charts/plot";
import { dayMarks } from "./day-words";
import type { TrendLayout } from "./trend-layout";
import type { TrendPoint } from "./trend-point";
import { useHistoryWords } from "./use-history-words";

/** Heights in CSS px. */
const VIEWERS_PLOT = 180;
const HOURS_PLOT = 72;
/** With more points than this the dots of a line would touch. */
const MOST_DOTS = 60;
/** Of a column's width, what its bar takes. */
const BAR = 0.72;

interface TrendPlotsProps {
  trend: readonly TrendPoint[];
  layout: TrendLayout;
  weekly: boolean;
  /** The point at the cursor. */
  at: number | null;
}

/** Two plots over the same days: lines of viewers, bars of hours. */
export function TrendPlots({ trend, layout, weekly, at }: TrendPlotsProps) {
  const { t, formats } = useHistoryWords();
  const { places, step, viewers, hours, averages, peaks } = layout;
  const looked = averages.find(({ x }) => at !== null && x === places[at]);
  return (
    <>
      <Plot
        height={VIEWERS_PLOT}
        y={viewers}
        unit={t("viewers")}
        labelOf={formats.short}
        shapes={
          <>
            <Line points={peaks} className="stroke-[1.5px] stroke-ink-3" dash="2 3" />
            <Line points={averages} className="stroke-2 stroke-chart-1" />
          </>
        }
      >
        {averages.length === 0 && (
          <p className="absolute inset-0 grid place-items-center px-2 text-center text-ink-3">
            <span className="rounded bg-surface px-2">{t("trend.nobody")}</span>
          </p>
        )}
        {averages.length <= MOST_DOTS && averages.map((point) => <Dot key={point.x} {...point} />)}
        {looked && <CursorDot {...looked} className="bg-chart-1" />}
      </Plot>
      <div className="h-8" />
      <Plot
        height={HOURS_PLOT}
        y={hours}
        unit={weekly ? t("trend.hoursWeek") : t("trend.hoursDay")}
        labelOf={formats.count}
        shapes={trend.map((point, index) => (
          <rect
            key={point.from}
            x={(index + (1 - BAR) / 2) * step * VIEW}
            width={BAR * step * VIEW}
            y={(1 - point.hours / hours.top) * VIEW}
            height={(point.hours / hours.top) * VIEW}
            className="fill-heat-3"
          />
        ))}
      />
      <XAxis
        marks={dayMarks(
          trend.map(({ from }) => from),
          formats,
        )}
      />
    </>
  );
}

function Line({ points, className, dash }: { points: readonly Share[]; className: string; dash?: string }) {
  return (
    <path
      d={linePath(points)}
      vectorEffect="non-scaling-stroke"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray={dash}
      className={`fill-none ${className}`}
    />
  );
}

function Dot({ x, y }: Share) {
  return (
    <span
      aria-hidden
      className="absolute size-1.5 -translate-x-1/2 translate-y-1/2 rounded-full bg-chart-1"
      style={{ left: percent(x), bottom: percent(y) }}
    />
  );
}
