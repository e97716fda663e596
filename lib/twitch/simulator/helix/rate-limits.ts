import { type BucketLevel, refill, take } from "@/lib/kernel/token-bucket";

export interface RateState {
  granted: boolean;
  limit: number;
  remaining: number;
  /** Unix seconds when the bucket is full again. */
  resetAt: number;
}

const REFILL_MS = 60_000;

/** An endpoint that is counted by itself. */
export interface OwnBucket {
  name: string;
  perMinute: number;
}

/** The token buckets of Helix: one for each app, one for each person using an app, and those of single endpoints. */
export class RateLimits {
  private readonly levels = new Map<string, BucketLevel>();
  private capacity = 800;

  constructor(private readonly now: () => number) {}

  /** Points a minute for everyone, own buckets of endpoints apart; all start full again. */
  setCapacity(perMinute: number): void {
    this.capacity = perMinute;
    this.levels.clear();
  }

  /** Takes one point if there is one; from the endpoint's own bucket if it has one. */
  spend(clientId: string, userId: string | null, own?: OwnBucket): RateState {
    const key = bucketKey(clientId, userId);
    return own ? this.draw(`${key}\u0000${own.name}`, 1, own.perMinute) : this.draw(key, 1);
  }

  /** The state without taking anything. */
  peek(clientId: string, userId: string | null): RateState {
    return this.draw(bucketKey(clientId, userId), 0);
  }

  /** Empties a bucket, as another program on the same client id would. */
  drain(clientId: string, userId: string | null): void {
    this.levels.set(bucketKey(clientId, userId), { tokens: 0, at: this.now() });
  }

  /** All buckets that were used but those of single endpoints, for the admin page. */
  list(): { clientId: string; userId: string | null; state: RateState }[] {
    return [...this.levels.keys()].flatMap((key) => {
      const [clientId = "", userId = "", own] = key.split("\u0000");
      const owner = userId === "" ? null : userId;
      return own === undefined ? [{ clientId, userId: owner, state: this.peek(clientId, owner) }] : [];
    });
  }

  private draw(key: string, points: number, capacity = this.capacity): RateState {
    const now = this.now();
    const shape = { capacity, refillMs: REFILL_MS };
    const known = this.levels.get(key) ?? { tokens: capacity, at: now };
    const { granted, level } = take(shape, refill(shape, known, now), points, now);
    this.levels.set(key, level);
    const missing = capacity - level.tokens;
    return {
      granted,
      limit: capacity,
      remaining: Math.floor(level.tokens),
      resetAt: Math.ceil((now + (missing * REFILL_MS) / capacity) / 1000),
    };
  }
}

function bucketKey(clientId: string, userId: string | null): string {
  return `${clientId}\u0000${userId ?? ""}`;
}
