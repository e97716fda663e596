import type { Pool } from "@/lib/db/client";
import type { Surroundings } from "./config";
import { type Hearsay, hear, type Lease, lease, REFILL_MS, USUAL_CAPACITY } from "./core/points";
import type { RateHeaders } from "./core/rate-headers";
import { TwitchError } from "./core/twitch-error";
import { onAbort } from "./pause";
import { changeBucket } from "./repository-buckets";

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
 * Those in this process who wait for points of one shared bucket, first come first served. Points are taken
 * in leases that grow while they are used up quickly, so that hundreds of calls cost the database a few
 * dozen transactions, and a lone call holds nothing back.
 */
export class PointQueue {
  private readonly waiting: Waiter[] = [];
  private held = { points: 0, since: 0 };
  private size = 1;
  private heard: { hearsay: Hearsay; at: number } | null = null;
  private filling = false;

  constructor(
    private readonly pool: Pool,
    private readonly key: string,
    private readonly time: Pick<Surroundings, "now" | "sleep" | "clock">,
    private readonly maxWaitMs: number,
  ) {}

  /** See `Limiter.take`. */
  async take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.waiting.length === 0 && this.held.points > 0 && this.holdsFresh()) {
      this.held.points -= 1;
      return;
    }
    const turn = join(this.waiting, this.time.now() + this.maxWaitMs, signal);
    void this.fill();
    await turn;
  }

  learn(rate: RateHeaders): void {
    this.heard = { hearsay: hear(this.hearsay(), rate, this.held.points), at: this.time.now() };
  }

  /** What Twitch said last, made older by the time since. */
  hearsay(): Hearsay | null {
    if (!this.heard) return null;
    const { hearsay, at } = this.heard;
    return { ...hearsay, agoMs: hearsay.agoMs + Math.max(0, this.time.now() - at) };
  }

  /** Held points and what was heard are void: the bucket is closed. */
  forget(): void {
    this.held = { points: 0, since: 0 };
    this.heard = null;
  }

  isIdle(): boolean {
    return this.waiting.length === 0 && !this.filling;
  }

  /** Takes leases until nobody waits. Runs once at a time; never rejects. */
  private async fill(): Promise<void> {
    if (this.filling) return;
    this.filling = true;
    try {
      while (this.waiting.length > 0) {
        const result = await this.takeLease();
        this.serve();
        if (result.granted > 0) continue;
        this.rejectHopeless(result);
        const pauseMs = Math.min(PAUSE.mostMs, Math.max(PAUSE.leastMs, result.waitMs));
        if (this.waiting.length > 0) await this.time.sleep(pauseMs);
      }
    } catch (error) {
      for (const waiter of [...this.waiting]) waiter.reject(error);
    } finally {
      this.filling = false;
    }
  }

  private async takeLease(): Promise<Lease> {
    const usedUpQuickly = this.held.since > 0 && this.holdsFresh();
    this.size = usedUpQuickly ? Math.min(LARGEST_LEASE, this.size * 2) : 1;
    const told = this.heard;
    const request = {
      wanted: Math.min(LARGEST_LEASE, Math.max(this.size, this.waiting.length)),
      returned: this.held.points,
      hearsay: this.hearsay(),
    };
    this.held = { points: 0, since: this.time.now() };
    const shared = { key: this.key, usualCapacity: USUAL_CAPACITY, clock: this.time.clock };
    const result = await changeBucket(this.pool, shared, (bucket, now) => lease(bucket, request, now));
    this.held = { points: result.granted, since: this.time.now() };
    // It is in the shared bucket now, unless something newer was heard meanwhile.
    if (this.heard === told) this.heard = null;
    return result;
  }

  private serve(): void {
    while (this.held.points > 0 && this.waiting.length > 0) {
      this.held.points -= 1;
      this.waiting.shift()?.resolve();
    }
  }

  /** Whoever cannot be served in time hears it now rather than then. */
  private rejectHopeless({ waitMs, bucket }: Lease): void {
    const perPointMs = REFILL_MS / bucket.capacity;
    for (const [place, waiter] of [...this.waiting].entries()) {
      const retryAfterMs = Math.ceil(waitMs + place * perPointMs);
      if (this.time.now() + retryAfterMs <= waiter.deadline) continue;
      waiter.reject(
        new TwitchError("rate_limited", "Twitch's rate limit is used up for the moment.", { retryAfterMs }),
      );
    }
  }

  private holdsFresh(): boolean {
    return this.time.now() - this.held.since < LEASE_MS;
  }
}

/** A place at the end of the queue; left when served, refused or aborted. */
function join(waiting: Waiter[], deadline: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      stop();
      const place = waiting.indexOf(waiter);
      if (place !== -1) waiting.splice(place, 1);
    };
    const waiter: Waiter = {
      deadline,
      resolve() {
        leave();
        resolve();
      },
      reject(reason) {
        leave();
        reject(reason);
      },
    };
    waiting.push(waiter);
    const stop = onAbort(signal, () => waiter.reject(signal?.reason));
  });
}
