import type { Observation } from "./live-state";

/**
 * Splits observations so that each round holds at most one of each broadcaster, the earlier ones in the
 * earlier round: a set-based write cannot take two of one.
 */
export function inRounds(observations: readonly Observation[]): Observation[][] {
  if (observations.length === 0) return [];
  const broadcasters = new Set(observations.map(({ broadcasterId }) => broadcasterId));
  if (broadcasters.size === observations.length) return [[...observations]];
  const rounds: Observation[][] = [];
  const seenOf = new Map<string, number>();
  for (const observation of sortedByTime(observations)) {
    const index = seenOf.get(observation.broadcasterId) ?? 0;
    seenOf.set(observation.broadcasterId, index + 1);
    const round = rounds[index];
    if (round) round.push(observation);
    else rounds.push([observation]);
  }
  return rounds;
}

const sortedByTime = (observations: readonly Observation[]) =>
  [...observations].sort((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
