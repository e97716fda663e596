/** What the app wants to be told of. Its place among others says how much it matters. */
export interface Wanted {
  type: string;
  version: string;
  condition: Readonly<Record<string, string>>;
  /** Null: about no single broadcaster. */
  broadcasterId: string | null;
  /** What Twitch is expected to charge. */
  cost: number;
  /** It is told only where the broadcaster allowed it. */
  needsGrant: boolean;
}

/** The same for subscriptions that tell the same, wherever they go: Twitch takes one of a kind for each target. */
export function subscriptionKey({ type, condition }: Pick<Wanted, "type" | "condition">): string {
  const parts = Object.keys(condition)
    .sort()
    .map((name) => `${name}=${condition[name]}`);
  return [type, ...parts].join(" ");
}

/** Whom a condition is about; null: no single broadcaster. */
export const broadcasterOf = (condition: Readonly<Record<string, string>>): string | null =>
  condition.broadcaster_user_id ?? null;

/** Ours, among Twitch's statuses: it was enabled, and is gone without our doing. */
export const VANISHED = "vanished";
