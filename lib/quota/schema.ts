import { z } from "zod";

const instant = z.iso.datetime();
const count = z.number().int().nonnegative();

/** What was spent, who had to wait and what Twitch refused, over the last hour. */
const spent = {
  points: count,
  /** Calls that had to wait for a point, and for how long together. */
  waits: count,
  waitedMs: count,
  /** Answers that said 429. */
  refused: count,
};

/** One job or part of the instance. */
const helixPurpose = z.object({
  /** A job's id, or "pages", "bot", "worker" or "eventsub". */
  purpose: z.string(),
  ...spent,
  /** What it asked most, the most first. */
  endpoints: z.array(z.object({ endpoint: z.string(), points: count })),
});
export type HelixPurpose = z.infer<typeof helixPurpose>;

/** GET /api/v1/quota: what Twitch allows this instance, and what of it is used. */
export const quota = z.object({
  at: instant,
  helix: z.object({
    /** Points of the app that can be had now, and until all are back. */
    capacity: count,
    left: count,
    resetInMs: count,
    /** The last sixty minutes, oldest first; a minute without a call has no purposes. */
    minutes: z
      .array(
        z.object({
          minute: instant,
          points: count,
          purposes: z.array(z.object({ purpose: z.string(), points: count })),
        }),
      )
      .length(60),
    /** Of the app's points, the most first. */
    purposes: z.array(helixPurpose),
    /** Points of people and of endpoints that have buckets of their own, as a sum. */
    others: z.object(spent),
  }),
  /** Null: nothing is subscribed to, as EventSub is off or no way works. */
  eventSub: z.object({ used: count, max: count, enabled: count, left: count }).nullable(),
  /**
   * Channels that count towards what the bot's account may join, and how fast it joins: `used` are those joined within
   * the window, as far as bots have told.
   */
  joins: z.object({
    ...{ used: count, most: count },
    pace: z.object({ used: count, most: count, windowMs: count }),
  }),
  /** What the account has written within the window, in all channels, and where. */
  sending: z.object({
    windowMs: count,
    used: count,
    /** Where it is nobody, and where it is moderator, VIP or broadcaster. */
    most: z.object({ usual: count, trusted: count }),
    waiting: count,
    /** The busiest, at most ten. */
    channels: z.array(z.object({ login: z.string(), sent: count, trusted: z.boolean() })),
  }),
});
export type Quota = z.infer<typeof quota>;
