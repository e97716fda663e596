import type { Segment, StreamSummary, ViewerCurve } from "@/lib/streams/schema";

/** A stretch of a stream during which something held. Times in ms since the epoch. */
export interface Stretch {
  from: number;
  to: number;
  label: string;
}

type Clip = { from: number; to: number };

/** When a stream began and ended; one that is on air ends with what is known of it, or now. */
export function extentOf(
  stream: Pick<StreamSummary, "startedAt" | "endedAt"> & { curve: ViewerCurve },
  now: number,
): Clip {
  const from = Date.parse(stream.startedAt);
  const lastPoint = stream.curve.points.at(-1)?.[0] ?? from;
  const to = stream.endedAt ? Date.parse(stream.endedAt) : Math.max(now, lastPoint);
  // A stream of no length still needs a width.
  return { from, to: Math.max(to, from + 60_000) };
}

/** Segments next to each other with the same label become one stretch; what lies outside the extent is cut off. */
export function stretchesOf(
  segments: readonly Segment[],
  extent: Clip,
  labelOf: (segment: Segment) => string,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (const segment of segments) {
    const from = Math.max(extent.from, Date.parse(segment.from));
    const to = Math.min(extent.to, segment.to ? Date.parse(segment.to) : extent.to);
    if (to <= from) continue;
    const label = labelOf(segment);
    const before = stretches.at(-1);
    if (before?.label === label) before.to = to;
    else stretches.push({ from, to, label });
  }
  return stretches;
}

/** What held at a moment; the last stretch counts up to its very end. */
export const stretchAt = (stretches: readonly Stretch[], at: number): Stretch | undefined =>
  stretches.findLast(({ from }) => from <= at);

/** Without a count for this long the line breaks: nobody knows what was in between. In ms. */
export const longestGap = ({ stepSeconds }: ViewerCurve) => 3 * Math.max(600_000, (stepSeconds ?? 0) * 1_000);

/** The points of a curve in runs without gaps. */
export function runsOf(curve: ViewerCurve): ViewerCurve["points"][] {
  const runs: ViewerCurve["points"][] = [];
  for (const point of curve.points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && point[0] - before[0] <= longestGap(curve)) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** A series' number by the name it stands for: the first names get colours of their own, the rest share one. */
export const seriesByName = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...new Set(names)].map((name, index) => [name, index]));
