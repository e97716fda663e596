import type { Pool } from "@/lib/db/client";
import type { Surroundings } from "./config";
import { budgetOf, close, USUAL_CAPACITY } from "./core/points";
import type { RateHeaders } from "./core/rate-headers";
import { PointQueue } from "./point-queue";
import { changeBucket, readBucket } from "./repository-buckets";
import type { Budget } from "./types";

/** Hands out Helix points from buckets that all processes share. */
export interface Limiter {
  /**
   * Resolves when one point is the caller's.
   * @throws TwitchError rate_limited as soon as it is clear that the wait would be too long; the reason of the signal
   */
  take(key: string, signal?: AbortSignal): Promise<void>;
  /** What an answer said of the bucket. Heeded where it leaves less than we think; needed for nothing. */
  learn(key: string, rate: RateHeaders): void;
  /** Twitch said that the bucket is empty: for so long no process takes from it. */
  close(key: string, forMs: number): Promise<void>;
  budget(key: string): Promise<Budget>;
}

/** Above this many buckets those that nobody waits for are forgotten: they are people's, met once a day. */
const MOST_QUEUES = 500;

export function createLimiter(
  pool: Pool,
  surroundings: Pick<Surroundings, "now" | "sleep" | "clock">,
  maxWaitMs: number,
): Limiter {
  const { clock } = surroundings;
  const queues = new Map<string, PointQueue>();

  const queueOf = (key: string): PointQueue => {
    const known = queues.get(key);
    if (known) return known;
    if (queues.size >= MOST_QUEUES) {
      for (const [other, queue] of queues) if (queue.isIdle()) queues.delete(other);
    }
    const queue = new PointQueue(pool, key, surroundings, maxWaitMs);
    queues.set(key, queue);
    return queue;
  };

  return {
    take: (key, signal) => queueOf(key).take(signal),
    learn: (key, rate) => queueOf(key).learn(rate),
    async close(key, forMs) {
      queueOf(key).forget();
      await changeBucket(pool, { key, usualCapacity: USUAL_CAPACITY, clock }, (bucket, now) => ({
        bucket: close(bucket, forMs, now),
      }));
    },
    async budget(key) {
      const stored = await readBucket(pool, key, clock);
      const { bucket, now } = stored ?? { bucket: full(), now: 0 };
      return budgetOf(bucket, queueOf(key).hearsay(), now);
    },
  };
}

function full() {
  return { capacity: USUAL_CAPACITY, tokens: USUAL_CAPACITY, at: 0 };
}
