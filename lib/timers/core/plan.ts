import type { TimerHindrance } from "../schema";

/** Two timers of a channel are not said closer together than this, in ms. */
export const APART_MS = 30_000;
/** And need not be further apart than this. */
const APART_AT_MOST_MS = 300_000;

/** A timer as far as it matters to when it is said. Times in ms since the epoch. */
export interface PlannedTimer {
  id: string;
  enabled: boolean;
  everyMs: number;
  minLines: number;
  onlineOnly: boolean;
  createdAt: number;
  lastSaidAt: number | null;
  /** How many lines the channel had when it was last said or, before that, made. */
  linesThen: number;
}

/** A channel at a moment. */
export interface ChannelNow {
  live: boolean;
  /** Whether a bot reads it: otherwise no lines are counted, and nobody would say anything. */
  isRead: boolean;
  /** Whether there is an account that could say something. */
  canSpeak: boolean;
  lines: number;
  /** When any of its timers was last said, deleted ones too; ms since the epoch. */
  anySaidAt: number | null;
}

export interface Plan {
  /** What to say now; null: nothing. */
  say: string | null;
  /**
   * When something may become due by time alone, in ms since the epoch; in the past when one only waits for lines.
   * Null: not before something else changes.
   */
  lookAgainAt: number | null;
}

/**
 * What a channel's timers say at `now`. One at a time: the one that has waited longest goes first, and the others
 * follow at the distance of `apartOf`. However long nobody looked, one that missed many turns is said once.
 */
export function planTimers(timers: readonly PlannedTimer[], channel: ChannelNow, now: number): Plan {
  const waiting = timers
    .filter((timer) => hindranceOf(timer, channel) === null)
    .map((timer) => ({ id: timer.id, at: turnOf(timer), ready: linesMissing(timer, channel) === 0 }))
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  const gapUntil = endOfGap(timers, channel);
  const next = waiting.find(({ at, ready }) => ready && at <= now);
  if (next && gapUntil <= now) return { say: next.id, lookAgainAt: now + apartOf(timers) };
  const first = waiting[0];
  return { say: null, lookAgainAt: first ? Math.max(first.at, gapUntil) : null };
}

/**
 * How far apart a channel's timers are said, in ms: as many as there are fit into the shortest of their intervals, so
 * that after a pause they do not come one right after the other; 30 seconds to 5 minutes.
 */
export function apartOf(timers: readonly PlannedTimer[]): number {
  const active = timers.filter(({ enabled }) => enabled);
  const shortest = Math.min(...active.map(({ everyMs }) => everyMs));
  if (active.length === 0) return APART_MS;
  return Math.min(APART_AT_MOST_MS, Math.max(APART_MS, Math.floor(shortest / active.length)));
}

/** What keeps a timer from being said whatever the time. */
export function hindranceOf(timer: PlannedTimer, channel: ChannelNow): TimerHindrance {
  if (!timer.enabled) return "off";
  if (!channel.isRead) return "not_read";
  if (!channel.canSpeak) return "no_account";
  return timer.onlineOnly && !channel.live ? "offline" : null;
}

/** Not before this, in ms since the epoch, if nothing is in its way. */
export const notBefore = (
  timer: PlannedTimer,
  timers: readonly PlannedTimer[],
  channel: ChannelNow,
): number => Math.max(turnOf(timer), endOfGap(timers, channel));

/** Lines that are still to be written before it is said. */
export const linesMissing = ({ minLines, linesThen }: PlannedTimer, { lines }: ChannelNow): number =>
  Math.max(0, minLines - Math.max(0, lines - linesThen));

/** A new one waits its time first: it is not said the moment it is made. */
const turnOf = ({ lastSaidAt, createdAt, everyMs }: PlannedTimer): number =>
  (lastSaidAt ?? createdAt) + everyMs;

const endOfGap = (timers: readonly PlannedTimer[], { anySaidAt }: ChannelNow): number =>
  anySaidAt === null ? Number.NEGATIVE_INFINITY : anySaidAt + apartOf(timers);
