/** A stream on air whose viewers may be counted. Times in ms since the epoch. */
export interface SampleCandidate {
  id: string;
  /** A channel is on air once at a time, so this tells streams apart too, and is the same in every instance. */
  broadcasterId: string;
  startedMs: number;
  /** When it was seen last. */
  seenMs: number;
  /** The count then. */
  viewers: number;
  /** The moment of the last count that was kept; null: none yet. */
  sampledMs: number | null;
  /** That count. */
  sampledViewers: number;
}

export interface SamplePolicy {
  /** The time between two runs. */
  everyMs: number;
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
 * Which streams the run of the slot `now` counts: all that could not wait for the next run, and within the budget
 * those that are big or changed fast, the most telling first. The order of the candidates does not matter. A run
 * counts all it does or nothing, so a slot with counts is done: run again, it would spend its budget twice. A
 * count from the future, after the clock was put back, holds the guaranteed time like any other.
 */
export function planSamples(
  candidates: readonly SampleCandidate[],
  { everyMs, guaranteedMs, budget }: SamplePolicy,
  now: number,
): SampleCandidate[] {
  if (candidates.some(({ sampledMs }) => sampledMs === now)) return [];
  const due: SampleCandidate[] = [];
  const wished: { candidate: SampleCandidate; interest: number }[] = [];
  for (const candidate of candidates) {
    const { startedMs, sampledMs } = candidate;
    if (startedMs > now) continue;
    if (sampledMs === null || Math.abs(now - sampledMs) > guaranteedMs - everyMs) due.push(candidate);
    else if (sampledMs < now) {
      const interest = interestOf(candidate);
      if (interest > 0) wished.push({ candidate, interest });
    }
  }
  wished.sort((a, b) => b.interest - a.interest || byBroadcaster(a.candidate, b.candidate));
  return [...due, ...wished.slice(0, budget).map(({ candidate }) => candidate)];
}

/** How telling a count would be: the share of viewers that changed, or the size. 0: not before it is guaranteed. */
export function interestOf({
  viewers,
  sampledViewers,
}: Pick<SampleCandidate, "viewers" | "sampledViewers">): number {
  const changed = Math.abs(viewers - sampledViewers);
  const share = changed >= NOISE ? changed / Math.max(sampledViewers, NOISE) : 0;
  const fast = share >= FAST ? share : 0;
  const big = viewers >= BIG ? Math.log10(viewers / BIG + 1) / 10 : 0;
  return Math.max(fast, big);
}

function byBroadcaster(a: SampleCandidate, b: SampleCandidate): number {
  if (a.broadcasterId === b.broadcasterId) return 0;
  return a.broadcasterId < b.broadcasterId ? -1 : 1;
}
