import type { Share } from "@/components/charts/paths";
import { type ValueAxis, valueAxis } from "@/components/charts/value-axis";
import type { TrendPoint } from "./trend-point";

/** Where everything of a trend stands: a column a point, values as shares of their axes. */
export interface TrendLayout {
  /** The middle of each point's column. */
  places: readonly number[];
  /** The width of a column. */
  step: number;
  viewers: ValueAxis;
  hours: ValueAxis;
  /** Points without a count are left out: the line goes from stream to stream. */
  averages: readonly Share[];
  peaks: readonly Share[];
}

export function trendLayout(trend: readonly TrendPoint[]): TrendLayout {
  const step = 1 / Math.max(1, trend.length);
  const places = trend.map((_, index) => (index + 0.5) * step);
  const viewers = valueAxis(
    trend.map(({ peakViewers }) => peakViewers ?? 0),
    { least: 5, whole: true },
  );
  const hours = valueAxis(
    trend.map((point) => point.hours),
    { count: 2, least: 2 },
  );
  const line = (pick: (point: TrendPoint) => number | null) =>
    trend.flatMap((point, index) => {
      const value = pick(point);
      return value === null ? [] : [{ x: places[index] ?? 0, y: value / viewers.top }];
    });
  return {
    places,
    step,
    viewers,
    hours,
    averages: line(({ averageViewers }) => averageViewers),
    peaks: line(({ peakViewers }) => peakViewers),
  };
}
