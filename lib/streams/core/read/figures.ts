/** A stream as figures need it: from when to when it was on air, in ms, and what was counted in it. */
export interface Airing {
  fromMs: number;
  /** The moment asked about, while it goes on. */
  toMs: number;
  /** Viewers times seconds, and seconds, under the viewer curve. */
  watchedSeconds: number;
  sampledSeconds: number;
  peakViewers: number;
  /** Null without a count. */
  peakMs: number | null;
  /** Goes on with the show of the stream before. */
  continues: boolean;
}

/** What was on air within a span of time. */
export interface Figures {
  /** Moments with two streams count once. */
  onAirMs: number;
  /** Streams that were on air for some of it. */
  streams: number;
  watchedSeconds: number;
  sampledSeconds: number;
  /** The highest count that was made within; null without one. */
  peakViewers: number | null;
}

/**
 * Figures of spans that follow one another, given by their edges in ms. A stream that reaches over an edge gives
 * each side the share of its viewers that it gives of its time. `airings` are in order of their starts.
 */
export function figuresOf(airings: readonly Airing[], edges: readonly number[]): Figures[] {
  const spans = edges.slice(1).map((toMs, place): Figures & { fromMs: number; toMs: number } => ({
    ...{ fromMs: edges[place] ?? toMs, toMs },
    ...{ onAirMs: 0, streams: 0, watchedSeconds: 0, sampledSeconds: 0, peakViewers: null },
  }));
  let first = 0;
  let coveredMs = Number.NEGATIVE_INFINITY;
  for (const airing of airings) {
    while (first < spans.length && (spans[first]?.toMs ?? 0) <= airing.fromMs) first += 1;
    for (let place = first; place < spans.length; place += 1) {
      const span = spans[place];
      if (!span || !touches(airing, span)) break;
      add(span, airing, coveredMs);
    }
    coveredMs = Math.max(coveredMs, airing.toMs);
  }
  return spans.map(({ fromMs: _from, toMs: _to, ...figures }) => figures);
}

interface Span {
  fromMs: number;
  toMs: number;
}

/** A stream of no length was on air at its one moment. */
const touches = (airing: Span, span: Span): boolean =>
  airing.toMs > span.fromMs || (airing.toMs === airing.fromMs && airing.fromMs === span.fromMs);

const overlapMs = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs));

function add(span: Figures & Span, airing: Airing, coveredMs: number): void {
  const lengthMs = airing.toMs - airing.fromMs;
  const share = lengthMs === 0 ? 1 : overlapMs(airing, span) / lengthMs;
  if (share === 0) return;
  const fresh = { fromMs: Math.max(airing.fromMs, coveredMs), toMs: airing.toMs };
  span.onAirMs += overlapMs(fresh, span);
  span.streams += 1;
  span.watchedSeconds += airing.watchedSeconds * share;
  span.sampledSeconds += airing.sampledSeconds * share;
  if (airing.peakMs === null || !isPeakWithin(airing.peakMs, airing, span)) return;
  span.peakViewers = Math.max(span.peakViewers ?? 0, airing.peakViewers);
}

/** A count is made at most a moment after the stream was last seen: one behind its end belongs to its end. */
function isPeakWithin(peakMs: number, airing: Airing, span: Span): boolean {
  const at = Math.min(Math.max(peakMs, airing.fromMs), Math.max(airing.fromMs, airing.toMs - 1));
  return at >= span.fromMs && at < span.toMs;
}
