import type { Pool } from "@/lib/db/client";
import type { Surroundings } from "./config";
import { type Hearsay, hear, type Lease, lease, REFILL_MS, USUAL_CAPACITY } from "./core/points";
import type { RateHeaders } from "./core/rate-headers";
import { TwitchError } from "./core/twitch-error";
import { changeBucket } from "./repository-buckets";

/** Those in this process who wait for points of one bucket, first come first served. */
export interface PointQueue {
  take(signal?: AbortSignal): Promise<void>;
  learn(rate: RateHeaders): void;
  /** What Twitch said last, made older by the time since. */
  hearsay(): Hearsay | null;
  /** Held points and what was heard are void: the bucket is closed. */
  forget(): void;
  isIdle(): boolean;
}

interface Waiter {
  /** ms since the epoch */
  deadline: number;
  resolve(): void;
  reject(reason: unknown): void;
}

/** Most points that a process takes from the shared bucket at once. */
const LARGEST_LEASE = 25;
/** Points not spent within this time go back with the next lease. */
const LEASE_MS = 1_000;
/** Between two looks at an empty bucket: not a query for every single point, and not blind to others' returns. */
const PAUSE = { leastMs: 200, mostMs: 1_000 };

/**
 * A queue before a shared bucket. It takes points in leases that grow while they are used up quickly, so
 * that hundreds of calls cost the database a few dozen statements, and a lone call holds nothing back.
 */
export function createPointQueue(
  pool: Pool,
  key: string,
  { now, sleep }: Pick<Surroundings, "now" | "sleep">,
  maxWaitMs: number,
): PointQueue {
  const waiting: Waiter[] = [];
  let held = { points: 0, since: 0 };
  let size = 1;
  let heard: { hearsay: Hearsay; at: number } | null = null;
  let filling = false;

  const hearsay = () =>
    heard && { ...heard.hearsay, agoMs: heard.hearsay.agoMs + Math.max(0, now() - heard.at) };
  const isFresh = () => now() - held.since < LEASE_MS;

  const serve = () => {
    while (held.points > 0 && waiting.length > 0) {
      held.points -= 1;
      waiting.shift()?.resolve();
    }
  };

  const takeLease = async (): Promise<Lease> => {
    size = held.since > 0 && isFresh() ? Math.min(LARGEST_LEASE, size * 2) : 1;
    const returned = held.points;
    const told = heard;
    held = { points: 0, since: now() };
    const request = {
      wanted: Math.min(LARGEST_LEASE, Math.max(size, waiting.length)),
      returned,
      hearsay: hearsay(),
    };
    const result = await changeBucket(pool, key, USUAL_CAPACITY, (bucket, at) => lease(bucket, request, at));
    held = { points: result.granted, since: now() };
    // It is in the shared bucket now, unless something newer was heard meanwhile.
    if (heard === told) heard = null;
    return result;
  };

  const rejectHopeless = ({ waitMs, bucket }: Lease) => {
    const perPointMs = REFILL_MS / bucket.capacity;
    for (const [place, waiter] of [...waiting].entries()) {
      const retryAfterMs = Math.ceil(waitMs + place * perPointMs);
      if (now() + retryAfterMs <= waiter.deadline) continue;
      waiter.reject(
        new TwitchError("rate_limited", "Twitch's rate limit is used up for the moment.", { retryAfterMs }),
      );
    }
  };

  const fill = async (): Promise<void> => {
    if (filling) return;
    filling = true;
    try {
      while (waiting.length > 0) {
        const result = await takeLease();
        serve();
        if (result.granted > 0) continue;
        rejectHopeless(result);
        if (waiting.length > 0) await sleep(Math.min(PAUSE.mostMs, Math.max(PAUSE.leastMs, result.waitMs)));
      }
    } catch (error) {
      for (const waiter of [...waiting]) waiter.reject(error);
    } finally {
      filling = false;
    }
  };

  return {
    async take(signal) {
      signal?.throwIfAborted();
      if (waiting.length === 0 && held.points > 0 && isFresh()) {
        held.points -= 1;
        return;
      }
      const turn = join(waiting, now() + maxWaitMs, signal);
      void fill();
      await turn;
    },
    learn(rate) {
      heard = { hearsay: hear(hearsay(), rate, held.points), at: now() };
    },
    hearsay,
    forget() {
      held = { points: 0, since: 0 };
      heard = null;
    },
    isIdle: () => waiting.length === 0 && !filling,
  };
}

/** A place at the end of the queue; left when served, refused or aborted. */
function join(waiting: Waiter[], deadline: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (done: () => void) => () => {
      signal?.removeEventListener("abort", abort);
      const place = waiting.indexOf(waiter);
      if (place !== -1) waiting.splice(place, 1);
      done();
    };
    const waiter: Waiter = {
      deadline,
      resolve: leave(resolve),
      reject: (reason) => leave(() => reject(reason))(),
    };
    const abort = () => waiter.reject(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    waiting.push(waiter);
  });
}
