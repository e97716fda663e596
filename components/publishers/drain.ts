/** How a publisher works off what waits, as far as this page has watched it. */
export interface Drain {
  /** The most that waited since it was last empty. */
  peak: number;
  left: number;
  /** When the peak was seen, and when `left` was, in ms. */
  peakAt: number;
  seenAt: number;
}

/** The drain of a publisher that is looked at for the first time. */
export const drainFrom = (events: number, at: number): Drain => ({
  peak: events,
  left: events,
  peakAt: at,
  seenAt: at,
});

/** What is known after another look at it: empty, or with more than ever, it begins anew. */
export function drainOn(drain: Drain, events: number, at: number): Drain {
  if (events === 0 || events >= drain.peak) return drainFrom(events, at);
  return { ...drain, left: events, seenAt: at };
}

/**
 * How long the rest takes at the pace so far, in ms; null while the pace says nothing: in the first seconds, and
 * where nothing was sent.
 */
export function timeLeftMs({ peak, left, peakAt, seenAt }: Drain): number | null {
  const sent = peak - left;
  const tookMs = seenAt - peakAt;
  return sent > 0 && tookMs >= 3_000 ? Math.round((left * tookMs) / sent) : null;
}
