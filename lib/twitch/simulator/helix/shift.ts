import { seededRandom, seedFrom } from "../core/random";
import type { OnAir } from "../world/live-ranking";

/** More streams than there ever are, so that viewers and a place fit into one number. */
const SPAN = 1_000_000;

/**
 * The list as it is a moment later: everybody has up to a third more or fewer viewers, so that the order changes, and
 * who reads page by page meets some twice and some not at all. Sorted as plain numbers: it is made anew for each page.
 */
export function shifted(onAir: readonly OnAir[], seed: number, now: number): OnAir[] {
  const random = seededRandom(seedFrom(seed, "shift", now));
  const keys = Float64Array.from(onAir, ({ live }, place) => {
    const viewers = Math.round(live.viewers * (2 / 3 + (random.next() * 2) / 3));
    return viewers * SPAN + (SPAN - 1 - place);
  });
  return Array.from(keys.sort().reverse()).flatMap((key) => {
    const entry = onAir[SPAN - 1 - (key % SPAN)];
    return entry ? [{ member: entry.member, live: { ...entry.live, viewers: Math.floor(key / SPAN) } }] : [];
  });
}
