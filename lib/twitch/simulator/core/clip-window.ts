/** From when until before when clips were made, in ms since the epoch. */
export interface ClipWindow {
  from: number;
  to: number;
}

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The window that Get Clips is asked for; null: all time. Without an end it is a week, and an end alone means nothing.
 * @throws RangeError for what is no time
 */
export function clipWindow(
  startedAt: string | null,
  endedAt: string | null,
  ignoresSeconds: boolean,
): ClipWindow | null {
  if (startedAt === null) return null;
  const from = instant(startedAt, ignoresSeconds);
  return { from, to: endedAt === null ? from + WEEK_MS : instant(endedAt, ignoresSeconds) };
}

/** Those within the window, the most watched first, and no more of them than `cap`: Twitch does not say that it cuts. */
export function clipsInWindow<T extends { id: string; createdAt: number }>(
  clips: readonly T[],
  window: ClipWindow | null,
  viewsOf: (clip: T) => number,
  cap: number,
): T[] {
  const inside = window
    ? clips.filter(({ createdAt }) => createdAt >= window.from && createdAt < window.to)
    : clips;
  return inside
    .map((clip) => ({ clip, views: viewsOf(clip) }))
    .sort((a, b) => b.views - a.views || (a.clip.id < b.clip.id ? -1 : 1))
    .slice(0, cap)
    .map(({ clip }) => clip);
}

function instant(text: string, ignoresSeconds: boolean): number {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError("no time in RFC 3339");
  return ignoresSeconds ? Math.floor(ms / MINUTE_MS) * MINUTE_MS : ms;
}
