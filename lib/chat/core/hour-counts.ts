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

/** How much everybody wrote by hour, summed up. */
export const hourCounts = (written: readonly Written[]): HourCount[] =>
  summedUp(
    written.map(({ channelId, streamId, authorId, sentAt }) => {
      const hour = Math.floor(sentAt / HOUR_MS) * HOUR_MS;
      return { channelId, hour, authorId, streamId, messages: 1 };
    }),
  );

/** Each key once with the sum of its messages, in one order that does not depend on the order given. */
export function summedUp(counts: readonly HourCount[]): HourCount[] {
  const sums = new Map<string, HourCount>();
  for (const { channelId, hour, authorId, streamId, messages } of counts) {
    const key = `${channelId} ${hour} ${authorId} ${streamId}`;
    const sum = sums.get(key);
    if (sum) sum.messages += messages;
    else sums.set(key, { channelId, hour, authorId, streamId, messages });
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
}
