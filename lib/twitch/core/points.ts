import { type BucketLevel, refill, take } from "@/lib/kernel/token-bucket";
import type { RateHeaders } from "./rate-headers";

/** Twitch refills a bucket evenly within a minute. */
export const REFILL_MS = 60_000;
/** Points in a bucket that Twitch has said nothing about yet. */
export const USUAL_CAPACITY = 800;

/**
 * A bucket as all processes share it. An `at` that lies ahead means that the bucket is closed: Twitch said
 * that it is empty and when to come back, and at that moment it holds `tokens`.
 */
export interface SharedBucket extends BucketLevel {
  capacity: number;
}

/** What an answer told of a bucket, and how long ago. */
export interface Hearsay {
  limit: number;
  remaining: number;
  agoMs: number;
}

/** What one process wants of a bucket. */
export interface LeaseRequest {
  wanted: number;
  /** Points of an earlier lease that were not used. */
  returned: number;
  hearsay: Hearsay | null;
}

export interface Lease {
  bucket: SharedBucket;
  /** Whole points, at most as many as wanted. */
  granted: number;
  /** When nothing was granted: until there is a point, if nobody else takes it. */
  waitMs: number;
}

/** Takes as many of the wanted points as there are. What Twitch said counts where it is less than what we think. */
export function lease(shared: SharedBucket, request: LeaseRequest, now: number): Lease {
  if (shared.at > now) return { bucket: shared, granted: 0, waitMs: shared.at - now };
  const bucket = settle(shared, request.returned, request.hearsay, now);
  const granted = Math.min(request.wanted, spendable(bucket));
  if (granted > 0) return { bucket: { ...bucket, tokens: bucket.tokens - granted }, granted, waitMs: 0 };
  const shape = { capacity: bucket.capacity, refillMs: REFILL_MS };
  return { bucket, granted, waitMs: take(shape, bucket, 1 + reserveOf(bucket), now).waitMs };
}

/** Nothing may be taken for so long; then the bucket is full. A bucket that is closed for longer stays so. */
export function close(shared: SharedBucket, forMs: number, now: number): SharedBucket {
  return { ...shared, tokens: shared.capacity, at: Math.max(shared.at, now + forMs) };
}

/** Points that can be had now, and until the bucket is full. */
export function budgetOf(
  shared: SharedBucket,
  hearsay: Hearsay | null,
  now: number,
): { capacity: number; left: number; resetInMs: number } {
  if (shared.at > now) return { capacity: shared.capacity, left: 0, resetInMs: shared.at - now };
  const bucket = settle(shared, 0, hearsay, now);
  const { capacity, tokens } = bucket;
  return {
    capacity,
    left: spendable(bucket),
    resetInMs: Math.ceil(((capacity - tokens) * REFILL_MS) / capacity),
  };
}

/** What a process believes after an answer: that, or what it heard before where that leaves less. */
export function hear(known: Hearsay | null, rate: RateHeaders, heldPoints: number): Hearsay {
  // Points that this process has leased and not yet spent are still in Twitch's number.
  const remaining = Math.max(0, rate.remaining - heldPoints);
  // Answers overtake each other; an older one that was lower stays true.
  const lowest =
    known && known.limit === rate.limit ? Math.min(remaining, levelNow(known).tokens) : remaining;
  return { limit: rate.limit, remaining: lowest, agoMs: 0 };
}

function settle(shared: SharedBucket, returned: number, hearsay: Hearsay | null, now: number): SharedBucket {
  const capacity = hearsay?.limit ?? shared.capacity;
  // A bucket that turns out smaller or larger than thought still lacks what was spent from it.
  const known = Math.max(0, shared.tokens + returned + capacity - shared.capacity);
  const level = refill({ capacity, refillMs: REFILL_MS }, { tokens: known, at: shared.at }, now);
  const tokens = hearsay ? Math.min(level.tokens, levelNow(hearsay).tokens) : level.tokens;
  return { capacity, tokens, at: level.at };
}

function levelNow({ limit, remaining, agoMs }: Hearsay): BucketLevel {
  return refill({ capacity: limit, refillMs: REFILL_MS }, { tokens: remaining, at: 0 }, agoMs);
}

function spendable(bucket: SharedBucket): number {
  return Math.max(0, Math.floor(bucket.tokens) - reserveOf(bucket));
}

/**
 * The last points stay untouched: Twitch begins to refill when a request arrives, we when it leaves, so our
 * count runs ahead by what is refilled while one travels.
 */
function reserveOf({ capacity }: SharedBucket): number {
  return Math.ceil(capacity / 100);
}
