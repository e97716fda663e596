import type { ClipFlag } from "@/lib/clips/schema";

/** Clips that begin so near to each other that one flag stands for all of them. */
export interface FlagGroup {
  /** Its place on the timeline, from 0 to 1. */
  x: number;
  /** When the first of them was, in ms since the epoch. */
  at: number;
  flags: readonly ClipFlag[];
}

/** As much of the timeline's width as a flag needs to be told apart and hit. */
const LEAST_GAP = 0.055;

/**
 * Flags for clips, in the order of the stream. A clip that begins outside of it, by a clock that is wrong, stands at
 * its edge.
 */
export function flagGroups(
  flags: readonly ClipFlag[],
  startedAt: number,
  xOf: (at: number) => number,
): FlagGroup[] {
  const groups: (FlagGroup & { flags: ClipFlag[] })[] = [];
  for (const flag of flags.toSorted((one, other) => one.offsetSeconds - other.offsetSeconds)) {
    const at = startedAt + flag.offsetSeconds * 1_000;
    const x = Math.min(1, Math.max(0, xOf(at)));
    const group = groups.at(-1);
    if (group && x - group.x < LEAST_GAP) group.flags.push(flag);
    else groups.push({ x, at, flags: [flag] });
  }
  return groups;
}

/** How high the curve is at a moment, by the last point before it; null before the first. */
export const heightAt = (points: readonly (readonly [number, number, ...number[]])[], at: number) =>
  points.findLast(([time]) => time <= at)?.[1] ?? null;
