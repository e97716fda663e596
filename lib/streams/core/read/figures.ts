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
  const spans = edges
    .slice(1)
    .map((toMs, place) => ({ fromMs: edges[place] ?? toMs, toMs, figures: nothing() }));
  let first = 0;
  let coveredMs = Number.NEGATIVE_INFINITY;
  for (const airing of airings) {
    while (first < spans.length && (spans[first]?.toMs ?? 0) <= airing.fromMs) first += 1;
    for (let place = first; place < spans.length; place += 1) {
      const span = spans[place];
      if (!span || !reaches(airing, span)) break;
      add(span.figures, span, airing, coveredMs);
    }
    coveredMs = Math.max(coveredMs, airing.toMs);
  }
  return spans.map(({ figures }) => figures);
}

const nothing = (): Figures => ({
  onAirMs: 0,
  streams: 0,
  watchedSeconds: 0,
  sampledSeconds: 0,
  peakViewers: null,
});

interface Span {
  fromMs: number;
  toMs: number;
}

/** A stream of no length was on air at its one moment. */
const reaches = (airing: Span, span: Span): boolean =>
  airing.toMs > span.fromMs || (airing.toMs === airing.fromMs && airing.fromMs === span.fromMs);

const overlapMs = (fromMs: number, toMs: number, span: Span): number =>
  Math.max(0, Math.min(toMs, span.toMs) - Math.max(fromMs, span.fromMs));

function add(figures: Figures, span: Span, airing: Airing, coveredMs: number): void {
  const { fromMs, toMs, peakMs } = airing;
  const share = toMs === fromMs ? 1 : overlapMs(fromMs, toMs, span) / (toMs - fromMs);
  if (share === 0) return;
  figures.onAirMs += overlapMs(Math.max(fromMs, coveredMs), toMs, span);
  figures.streams += 1;
  figures.watchedSeconds += airing.watchedSeconds * share;
  figures.sampledSeconds += airing.sampledSeconds * share;
  if (peakMs === null || !isPeakWithin(peakMs, airing, span)) return;
  figures.peakViewers = Math.max(figures.peakViewers ?? 0, airing.peakViewers);
}

/** A count is made at most a moment after the stream was last seen: one behind its end belongs to its end. */
function isPeakWithin(peakMs: number, airing: Airing, span: Span): boolean {
  const at = Math.min(Math.max(peakMs, airing.fromMs), Math.max(airing.fromMs, airing.toMs - 1));
  return at >= span.fromMs && at < span.toMs;
}
