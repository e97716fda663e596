import type { ChatRate } from "@/lib/chat/schema";
import type { Stretch } from "./lanes";

/** How fast people wrote in a while. Times in ms since the epoch. */
export interface ChatBar {
  from: number;
  to: number;
  perMinute: number;
}

/** A stream's chat as it is drawn: bars, and when nothing was recorded. */
export interface Talk {
  bars: readonly ChatBar[];
  gaps: readonly Stretch[];
}

/** More bars than this would be thinner than a pixel on a phone. */
const MOST_BARS = 240;
const MINUTE = 60_000;

/**
 * The messages of a stream as at most 240 bars of equal length, silent ones left out. Of the last bar only the
 * time that has passed counts, so that a stream on air does not seem to fall silent.
 */
export function chatBars(rate: ChatRate, extent: { from: number; to: number }): ChatBar[] {
  const step = rate.stepSeconds * 1_000;
  const within = rate.points.filter(([at]) => at + step > extent.from && at < extent.to);
  // Steps may begin anywhere, such as with the stream: bars begin where the first one does.
  const first = within[0]?.[0] ?? extent.from;
  const length = step * Math.max(1, Math.ceil((extent.to - first) / step / MOST_BARS));
  const counts = new Map<number, number>();
  for (const [at, messages] of within) {
    const bar = first + Math.floor((at - first) / length) * length;
    counts.set(bar, (counts.get(bar) ?? 0) + messages);
  }
  return [...counts]
    .map(([at, messages]) => {
      const from = Math.max(at, extent.from);
      const to = Math.min(at + length, extent.to);
      return { from, to, perMinute: (messages * MINUTE) / Math.max(to - from, step) };
    })
    .filter(({ perMinute }) => perMinute > 0)
    .sort((one, other) => one.from - other.from);
}

/** How fast people wrote at a moment: nothing in a bar is silence, a gap is not known. */
export function perMinuteAt({ bars, gaps }: Talk, at: number): number | null {
  if (gaps.some(({ from, to }) => from <= at && at < to)) return null;
  return bars.find(({ from, to }) => from <= at && at < to)?.perMinute ?? 0;
}

/** When chat was not recorded, within the extent. */
export function chatGaps(rate: ChatRate, extent: { from: number; to: number }): Stretch[] {
  return rate.gaps
    .map(({ from, to, reason }) => ({
      from: Math.max(extent.from, Date.parse(from)),
      to: Math.min(extent.to, to === null ? extent.to : Date.parse(to)),
      label: reason,
    }))
    .filter(({ from, to }) => from < to);
}
