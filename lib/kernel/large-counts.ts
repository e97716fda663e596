/** So long a kept count is given as it is; after that it is given once more, and counted anew meanwhile. */
const FRESH_MS = 10_000;
/** And so many times as long as it took to count: no more than a twentieth of the time is spent counting. */
const FRESH_TIMES = 20;
/** After that it is too old to be given. */
const OLD_MS = 120_000;
const MOST_KEPT = 200;

/** How many match a filter, and what else was found on the way. */
interface Counted {
  total: number;
}

export interface LargeCounts<Counts extends Counted> {
  /** What `count` says, or said a moment ago where it is a large number. `key` tells filters apart. */
  of(key: string, now: () => number, count: () => Promise<Counts>): Promise<Counts>;
}

/**
 * Counts from `large` on, for seconds: counting a million rows takes long, and every list names the number. What is
 * fewer is counted each time, so that what somebody changed is seen at once.
 */
export function createLargeCounts<Counts extends Counted>(large: number): LargeCounts<Counts> {
  const kept = new Map<string, { counts: Counts; at: number; freshUntil: number; renewing: boolean }>();

  const countAnew = async (key: string, now: () => number, count: () => Promise<Counts>): Promise<Counts> => {
    const at = now();
    const counts = await count();
    const freshMs = Math.max(FRESH_MS, (now() - at) * FRESH_TIMES);
    kept.delete(key);
    if (counts.total >= large) kept.set(key, { counts, at, freshUntil: at + freshMs, renewing: false });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return counts;
  };

  return {
    async of(key, now, count) {
      const known = kept.get(key);
      if (!known || now() - known.at >= OLD_MS) return countAnew(key, now, count);
      if (now() >= known.freshUntil && !known.renewing) {
        known.renewing = true;
        // Whoever asks after it has become too old gets the failure.
        countAnew(key, now, count).catch(() => {
          known.renewing = false;
        });
      }
      return known.counts;
    },
  };
}
