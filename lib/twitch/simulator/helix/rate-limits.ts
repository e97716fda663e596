import { type BucketLevel, refill, take } from "@/lib/kernel/token-bucket";

export interface RateState {
  granted: boolean;
  limit: number;
  remaining: number;
  /** Unix seconds when the bucket is full again. */
  resetAt: number;
}

const REFILL_MS = 60_000;

/** The token buckets of Helix: one for each app, and one for each person using an app. */
export class RateLimits {
  private readonly levels = new Map<string, BucketLevel>();
  private capacity = 800;

  constructor(private readonly now: () => number) {}

  /** Points a minute for everyone; all buckets start full again. */
  setCapacity(perMinute: number): void {
    this.capacity = perMinute;
    this.levels.clear();
  }

  /** Takes one point if there is one. */
  spend(clientId: string, userId: string | null): RateState {
    return this.draw(clientId, userId, 1);
  }

  /** The state without taking anything. */
  peek(clientId: string, userId: string | null): RateState {
    return this.draw(clientId, userId, 0);
  }

  /** Empties a bucket, as another program on the same client id would. */
  drain(clientId: string, userId: string | null): void {
    this.levels.set(bucketKey(clientId, userId), { tokens: 0, at: this.now() });
  }

  /** All buckets that were used, for the admin page. */
  list(): { clientId: string; userId: string | null; state: RateState }[] {
    return [...this.levels.keys()].map((key) => {
      const [clientId = "", userId = ""] = key.split("\u0000");
      const owner = userId === "" ? null : userId;
      return { clientId, userId: owner, state: this.peek(clientId, owner) };
    });
  }

  private draw(clientId: string, userId: string | null, points: number): RateState {
    const now = this.now();
    const key = bucketKey(clientId, userId);
    const shape = { capacity: this.capacity, refillMs: REFILL_MS };
    const known = this.levels.get(key) ?? { tokens: this.capacity, at: now };
    const { granted, level } = take(shape, refill(shape, known, now), points, now);
    this.levels.set(key, level);
    const missing = this.capacity - level.tokens;
    return {
      granted,
      limit: this.capacity,
      remaining: Math.floor(level.tokens),
      resetAt: Math.ceil((now + (missing * REFILL_MS) / this.capacity) / 1000),
    };
  }
}

function bucketKey(clientId: string, userId: string | null): string {
  return `${clientId}\u0000${userId ?? ""}`;
}
