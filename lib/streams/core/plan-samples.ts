/** A stream on air whose viewers may be counted. Times in ms since the epoch. */
export interface SampleCandidate {
  id: string;
  /** The count now. */
  viewers: number;
  /** When it was counted last; null: never. */
  sampledMs: number | null;
  /** That count. */
  sampledViewers: number;
}

export interface SamplePolicy {
  /** Every stream is counted at least this often. */
  guaranteedMs: number;
  /** Counts a run may write besides those that are guaranteed. */
  budget: number;
}

/** From so many viewers on a stream is of interest at every run. */
const BIG = 1_000;
/** A change of this share is fast; of fewer viewers than this in all it is noise. */
const FAST = 0.15;
const NOISE = 10;

/**
 * Which streams a run at `now` counts: all whose last count is as old as guaranteed, and within the budget
 * those that are big or changed fast, the most telling first. Clocks that jump back make nothing due twice:
 * a count from the future is taken for one from now.
 */
export function planSamples(
  candidates: readonly SampleCandidate[],
  { guaranteedMs, budget }: SamplePolicy,
  now: number,
): string[] {
  const due: string[] = [];
  const wished: { id: string; interest: number }[] = [];
  for (const candidate of candidates) {
    if (candidate.sampledMs === null || now - candidate.sampledMs >= guaranteedMs) due.push(candidate.id);
    else if (candidate.sampledMs < now) {
      const interest = interestOf(candidate);
      if (interest > 0) wished.push({ id: candidate.id, interest });
    }
  }
  wished.sort((a, b) => b.interest - a.interest);
  return [...due, ...wished.slice(0, budget).map(({ id }) => id)];
}

/** How telling a count would be: the share of viewers that changed, or the size. 0: not before it is guaranteed. */
export function interestOf({ viewers, sampledViewers }: SampleCandidate): number {
  const changed = Math.abs(viewers - sampledViewers);
  const share = changed >= NOISE ? changed / Math.max(sampledViewers, NOISE) : 0;
  const fast = share >= FAST ? share : 0;
  const big = viewers >= BIG ? Math.log10(viewers / BIG + 1) / 10 : 0;
  return Math.max(fast, big);
}
