import type { SampleCandidate } from "./plan-samples";

/** What a new count adds to the area under a stream's viewer curve, and to its width. */
export interface ViewerArea {
  /** Viewers times seconds. */
  watchedSeconds: number;
  sampledSeconds: number;
}

/**
 * The trapezoid between a stream's last count and the one at `at` (ms since the epoch). Nothing at the first count,
 * across a gap wider than `widestGapMs`, of which nothing is known, and when the clock was put back.
 */
export function areaOf(
  { viewers, sampledMs, sampledViewers }: Pick<SampleCandidate, "viewers" | "sampledMs" | "sampledViewers">,
  at: number,
  widestGapMs: number,
): ViewerArea {
  const gapMs = sampledMs === null ? 0 : at - sampledMs;
  if (gapMs <= 0 || gapMs > widestGapMs) return { watchedSeconds: 0, sampledSeconds: 0 };
  const seconds = gapMs / 1000;
  return {
    watchedSeconds: Math.round(((viewers + sampledViewers) / 2) * seconds),
    sampledSeconds: Math.round(seconds),
  };
}
