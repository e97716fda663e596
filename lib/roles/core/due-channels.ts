import type { SyncSource } from "../schema";
import { type LastStarts, mayRunAt } from "./guard";

/** What decides whether a channel is to be synced now. */
export interface ChannelFacts {
  channelId: string;
  intervalMinutes: number;
  /** The bot is wanted there, and the broadcaster has allowed at least one list to be read. */
  automatic: boolean;
  asks: SyncSource[];
  lastStarts: LastStarts;
  /** The last sync did not get a list for another reason than a permission that is missing: it may get it now. */
  lastFailed: boolean;
  /** Of the stream that is on air; null: none is. */
  streamStartedAt: Date | null;
  /** What a sync that died was made for; null: the last one has ended. */
  died: SyncSource | null;
}

/** A stream that began longer ago than this is none that has just begun: nobody was there to see it. */
export const STREAM_START_MS = 10 * 60_000;

/**
 * The longest that a list that could not be read is left for: after one failure in a long interval, nobody who moderates
 * is to lose what they may do because the list grew too old.
 */
const RETRY_MINUTES = 30;

/** Whoever waits comes first. */
const ORDER = [
  "manual-ui",
  "oauth-connect",
  "stream-start",
  "eventsub",
  "startup",
  "background-30min",
] as const;

/**
 * Which channels are to be synced now, each once and for the source that matters most, those for whom somebody waits
 * first. What was asked for waits for its guard; what a died sync was made for is made good.
 */
export function dueChannels(
  channels: readonly ChannelFacts[],
  now: Date,
): { channelId: string; source: SyncSource }[] {
  return channels
    .flatMap((channel) => {
      const reasons = reasonsOf(channel, now);
      const source = ORDER.find(
        (each) => reasons.has(each) && mayRunAt(each, channel.lastStarts, now) === null,
      );
      return source ? [{ channelId: channel.channelId, source }] : [];
    })
    .toSorted((a, b) => ORDER.indexOf(a.source) - ORDER.indexOf(b.source));
}

function reasonsOf(channel: ChannelFacts, now: Date): Set<SyncSource> {
  const { asks, automatic, streamStartedAt, lastStarts, died } = channel;
  const reasons = new Set(asks);
  if (died) reasons.add(died);
  if (!automatic) return reasons;
  if (streamStartedAt && hasJustBegun(streamStartedAt, lastStarts["stream-start"], now)) {
    reasons.add("stream-start");
  }
  if (nextByInterval(channel, now) <= now) reasons.add("background-30min");
  return reasons;
}

const hasJustBegun = (startedAt: Date, lastRun: Date | undefined, now: Date): boolean =>
  now.getTime() - startedAt.getTime() <= STREAM_START_MS && (!lastRun || startedAt > lastRun);

/**
 * When the interval is over, counted from the last sync whatever it was made for; `now` when there was none. What failed
 * is tried again within half an hour.
 */
export function nextByInterval(
  {
    intervalMinutes,
    lastStarts,
    lastFailed,
  }: Pick<ChannelFacts, "intervalMinutes" | "lastStarts" | "lastFailed">,
  now: Date,
): Date {
  const minutes = lastFailed ? Math.min(intervalMinutes, RETRY_MINUTES) : intervalMinutes;
  const starts = Object.values(lastStarts).map((at) => at.getTime());
  return starts.length === 0 ? now : new Date(Math.max(...starts) + minutes * 60_000);
}
