import type { Random } from "./random";

/** How many watch in the first seconds: a few of those who always come. */
export function viewersAtStart(usual: number, random: Random): number {
  return Math.round(usual * (0.02 + 0.06 * random.next()));
}

/** How many watch a stream that has been running for hours. */
export function viewersInMidStream(usual: number, random: Random): number {
  return Math.max(0, Math.round(usual * (0.55 + 0.9 * random.next())));
}

/**
 * One step of about ten seconds: people keep coming until the usual number is there, and it wavers.
 * Never below 0.
 */
export function driftViewers(current: number, usual: number, random: Random): number {
  const pull = (usual - current) * 0.06;
  const waver = Math.sqrt(current + 1) * 0.7 * random.gaussian();
  return Math.max(0, Math.round(current + pull + waver));
}
