/** A category that is due to be looked at. */
export interface Due {
  id: string;
  gameId: string;
  /** Streams at the last look; null before the first. */
  live: number | null;
}

/** Categories that are asked about together, in one chain of pages. */
export type Batch<T extends Due = Due> = T[];

/** Get Streams takes at most 100 categories. */
const MOST_GAMES = 100;
/**
 * What one chain of pages reads, as far as is known. A page that fails spoils its chain, and pages of one chain come one
 * after the other: more would make failures dearer and chains longer, less would waste half-empty pages.
 */
const CHAIN_STREAMS = 500;
/** Nobody knows how large a new one is: a page of it. */
const UNKNOWN = 100;

/**
 * Puts due categories into chains: small ones together, a large one alone. Those that come first in the list, having
 * waited for longest, are in the first chains.
 */
export function planLooks<T extends Due>(due: readonly T[]): Batch<T>[] {
  const batches: Batch<T>[] = [];
  let batch: Batch<T> = [];
  let streams = 0;
  for (const one of due) {
    const expected = one.live ?? UNKNOWN;
    if (expected >= CHAIN_STREAMS) {
      batches.push([one]);
      continue;
    }
    if (batch.length === MOST_GAMES || streams + expected > CHAIN_STREAMS) {
      batch = [];
      streams = 0;
    }
    if (batch.length === 0) batches.push(batch);
    batch.push(one);
    streams += expected;
  }
  return batches;
}
