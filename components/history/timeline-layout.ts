import { type ValueAxis, valueAxis } from "@/components/charts/value-axis";
import type { StreamDetail } from "@/lib/streams/schema";
import { extentOf, type Stretch, seriesByName, stretchesOf } from "./lanes";
import type { HistoryWords } from "./words";

/** Where everything of a stream's timeline stands. */
export interface TimelineLayout {
  /** In ms since the epoch. */
  from: number;
  to: number;
  /** A moment's place, from 0 to 1. */
  xOf: (at: number) => number;
  /** The places of the curve's points. */
  places: readonly number[];
  y: ValueAxis;
  categories: readonly Stretch[];
  titles: readonly Stretch[];
  /** The colour of a category: those shown longest have the first ones. */
  seriesOf: (category: string) => number | undefined;
}

export function timelineLayout(
  stream: StreamDetail,
  now: number,
  { category, title }: Pick<HistoryWords, "category" | "title">,
): TimelineLayout {
  const extent = extentOf(stream, now);
  const xOf = (at: number) => (at - extent.from) / (extent.to - extent.from);
  const { points } = stream.curve;
  const series = seriesByName(stream.categories.map(({ name }) => category(name)));
  return {
    ...extent,
    xOf,
    places: points.map(([at]) => xOf(at)),
    y: valueAxis([...points.map(([, , , high]) => high), stream.peakViewers], { least: 5, whole: true }),
    categories: stretchesOf(stream.segments, extent, (one) => category(one.categoryName)),
    titles: stretchesOf(stream.segments, extent, (one) => title(one.title)),
    seriesOf: (name) => series.get(name),
  };
}
