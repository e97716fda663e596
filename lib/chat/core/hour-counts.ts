const HOUR_MS = 3_600_000;

/** Something written, as statistics need to know it. */
export interface Written {
  channelId: string;
  streamId: string;
  authorId: string;
  /** ms since the epoch */
  sentAt: number;
}

export interface HourCount {
  channelId: string;
  /** The beginning of the hour (UTC), in ms since the epoch. */
  hour: number;
  authorId: string;
  streamId: string;
  messages: number;
}

/** How much everybody wrote by hour, in one order that does not depend on that of the messages. */
export function hourCounts(written: readonly Written[]): HourCount[] {
  const counts = new Map<string, HourCount>();
  for (const { channelId, streamId, authorId, sentAt } of written) {
    const hour = Math.floor(sentAt / HOUR_MS) * HOUR_MS;
    const key = `${channelId} ${hour} ${authorId} ${streamId}`;
    const count = counts.get(key);
    if (count) count.messages += 1;
    else counts.set(key, { channelId, hour, authorId, streamId, messages: 1 });
  }
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count);
}
