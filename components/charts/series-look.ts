/** How the n-th series of a chart looks: a colour, and a dash that tells it apart without one. */
export interface SeriesLook {
  stroke: string;
  /** For shapes in an SVG. */
  mark: string;
  /** For boxes. */
  fill: string;
  /** A wash of the colour, for bands with words on them. */
  wash: string;
  dash: string;
}

const LOOKS: readonly SeriesLook[] = [
  { stroke: "stroke-chart-1", mark: "fill-chart-1", fill: "bg-chart-1", wash: "bg-chart-1/25", dash: "" },
  { stroke: "stroke-chart-2", mark: "fill-chart-2", fill: "bg-chart-2", wash: "bg-chart-2/25", dash: "7 4" },
  { stroke: "stroke-chart-3", mark: "fill-chart-3", fill: "bg-chart-3", wash: "bg-chart-3/25", dash: "2 3" },
  {
    stroke: "stroke-chart-4",
    mark: "fill-chart-4",
    fill: "bg-chart-4",
    wash: "bg-chart-4/25",
    dash: "10 3 2 3",
  },
  { stroke: "stroke-chart-5", mark: "fill-chart-5", fill: "bg-chart-5", wash: "bg-chart-5/25", dash: "1 4" },
  { stroke: "stroke-chart-6", mark: "fill-chart-6", fill: "bg-chart-6", wash: "bg-chart-6/25", dash: "12 6" },
];
const REST: SeriesLook = {
  stroke: "stroke-ink-3",
  mark: "fill-ink-3",
  fill: "bg-ink-3",
  wash: "bg-raised",
  dash: "4 4",
};

/** The look of the series with this number, from 0 on. Those after the sixth, and those without a number, look alike. */
export const seriesLook = (index: number | undefined): SeriesLook => LOOKS[index ?? -1] ?? REST;
