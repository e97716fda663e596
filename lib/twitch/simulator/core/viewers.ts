import type { Random } from "./random";

/** How many watch in the first seconds: a few of those who always come. */
export function viewersAtStart(usual: number, random: Random): number {
  return Math.round(usual * (0.02 + 0.06 * random.next()));
}

/** How many watch a stream that has been running for hours. */
export function viewersInMidStream(usual: number, random: Random): number {
  return Math.max(0, Math.round(usual * (0.55 + 0.9 * random.next())));
}

/** Of viewers who are not there by the curve, half have gone after so long. */
const HALF_GONE_MS = 2 * 60_000;

/**
 * How many watch after some time in which the curve went from `before` to `after`. A number that was set by hand
 * fades into the curve. Whole and never negative.
 */
export function followCurve(current: number, before: number, after: number, elapsedMs: number): number {
  const off = (current - before) * 0.5 ** (Math.max(0, elapsedMs) / HALF_GONE_MS);
  return Math.max(0, Math.round(after + off));
}
