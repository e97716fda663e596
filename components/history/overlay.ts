import { bisectLeft } from "d3-array";
import { elapsedText } from "@/components/charts/time-axis";
import type { Translate } from "@/lib/i18n/types";
import type { ChannelOverview, StreamDetail } from "@/lib/streams/schema";
import { dayName } from "./day-words";
import { longestGap } from "./lanes";
import type { HistoryWords } from "./words";

/** Curves over the same places: what overlaid charts and their tables are made of. */
export interface Overlay {
  /** From 0 to 1, in order. */
  places: readonly number[];
  placeOf: (index: number) => string;
  /** A value for each place; null where nothing was counted. Names differ. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
  /** Whether a line goes on over places without a value: days off are no gap in what is known. */
  bridged: boolean;
}

const lengthOf = ({ durationSeconds }: StreamDetail) => Math.max(60, durationSeconds) * 1_000;

/** The longest of several streams, in ms: the length of their common axis. */
export const longestOf = (streams: readonly StreamDetail[]): number => Math.max(...streams.map(lengthOf));

/** Steps that streams of any length are compared at. */
const STEPS = 180;

/** Streams from their starts, each at the same steps. */
export function overlayStreams(
  streams: readonly StreamDetail[],
  names: readonly string[],
  t: Translate<"history">,
): Overlay {
  const longest = longestOf(streams);
  const times = Array.from({ length: STEPS + 1 }, (_, step) => (longest * step) / STEPS);
  return {
    places: times.map((time) => time / longest),
    placeOf: (index) => t("compare.in", { time: elapsedText(times[index] ?? 0) }),
    series: streams.map((stream, index) => ({
      name: names[index] ?? stream.title,
      values: valuesAt(stream, times, longest / STEPS),
    })),
    bridged: false,
  };
}

/** The curve at each time, straight between two counts that are near each other; null outside and in gaps. */
function valuesAt({ curve, startedAt }: StreamDetail, times: readonly number[], step: number) {
  const start = Date.parse(startedAt);
  const counted = curve.points.map(([at]) => at - start);
  return times.map((time) => {
    const after = bisectLeft(counted, time);
    const [right, left] = [curve.points[after], curve.points[after - 1]];
    if (right && counted[after] === time) return right[1];
    // The first and the last count hold for a step, so that a curve does not begin a hair too late.
    if (!left) return right && right[0] - start - time <= step ? right[1] : null;
    if (!right) return time - (left[0] - start) <= step ? left[1] : null;
    if (right[0] - left[0] > longestGap(curve)) return null;
    const share = (time + start - left[0]) / (right[0] - left[0]);
    return Math.round(left[1] + (right[1] - left[1]) * share);
  });
}

/** Channels over the same days or weeks: their average viewers. */
export function overlayChannels(channels: readonly ChannelOverview[], words: HistoryWords): Overlay {
  const days = overlaidDays(channels);
  const weekly = (channels[0]?.days ?? 0) >= 365;
  return {
    places: days.map((_, index) => (index + 0.5) / days.length),
    placeOf: (index) => dayName(days[index] ?? "", weekly, words),
    series: channels.map(({ broadcaster, trend }) => {
      const byDay = new Map(trend.map((point) => [point.from, point.averageViewers]));
      return { name: broadcaster.displayName, values: days.map((day) => byDay.get(day) ?? null) };
    }),
    bridged: true,
  };
}

/** The days, or first days of weeks, that any of the channels has a point for. */
export const overlaidDays = (channels: readonly ChannelOverview[]): string[] =>
  [...new Set(channels.flatMap(({ trend }) => trend.map(({ from }) => from)))].sort();
