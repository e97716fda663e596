import { subscriptionKey, type Wanted } from "./subscription-key";

/** A subscription of ours, as Twitch has it. */
export interface Held {
  id: string;
  type: string;
  version: string;
  condition: Readonly<Record<string, string>>;
  status: string;
  cost: number;
  /** Whether its events go where they are to go now. */
  inPlace: boolean;
  createdAt: Date;
}

/** What Twitch did not want, or ended. It is not asked for again before `retryAt`. */
export interface Refusal {
  key: string;
  attempts: number;
  refusedAt: Date;
  retryAt: Date;
}

export type RemovalReason = "surplus" | "duplicate" | "elsewhere" | "unverified" | "dead";

export interface Removal {
  held: Held;
  why: RemovalReason;
}

export interface SubscriptionDiff {
  create: Wanted[];
  remove: Removal[];
  keep: Held[];
  /** Wanted, and not asked for because Twitch did not want them lately. */
  resting: Wanted[];
}

export interface DiffInput {
  /** Each key once. */
  wanted: readonly Wanted[];
  held: readonly Held[];
  refusals: readonly Refusal[];
  /** When whoever it is about last allowed something, by broadcaster; a grant newer than a refusal ends it. */
  grantedAt: ReadonlyMap<string, Date>;
  now: Date;
}

export const ENABLED = "enabled";
export const PENDING = "webhook_callback_verification_pending";
/** Twitch sends the challenge at once. What waits longer than this waits for an answer that does not come. */
const VERIFY_WITHIN_MS = 2 * 60_000;

/**
 * What makes Twitch's list the wanted one: afterwards each wanted subscription is there once, alive and in its place,
 * unless Twitch refused it lately, and nothing else of ours is. Where there is nothing to do, nothing is done.
 */
export function diffSubscriptions({ wanted, held, refusals, grantedAt, now }: DiffInput): SubscriptionDiff {
  const wantedKeys = new Map(wanted.map((one) => [subscriptionKey(one), one]));
  const diff: SubscriptionDiff = { create: [], remove: [], keep: [], resting: [] };
  const kept = new Set<string>();
  const rejected = new Set<string>();
  // The oldest that works stays: of two alike the same is kept each time.
  for (const one of [...held].sort(byWorthOf)) {
    const key = subscriptionKey(one);
    const why = reasonToRemove(one, wantedKeys.get(key), kept.has(key), now);
    if (why === null) {
      kept.add(key);
      diff.keep.push(one);
    } else {
      diff.remove.push({ held: one, why });
      if (why === "unverified" || why === "dead") rejected.add(key);
    }
  }
  const resting = new Set(
    refusals
      .filter((refusal) => isResting(refusal, wantedKeys.get(refusal.key), grantedAt, now))
      .map(({ key }) => key),
  );
  for (const [key, one] of wantedKeys) {
    if (kept.has(key)) continue;
    // What was found rejected now is noted as a refusal first.
    if (resting.has(key) || rejected.has(key)) diff.resting.push(one);
    else diff.create.push(one);
  }
  return diff;
}

function reasonToRemove(
  held: Held,
  wanted: Wanted | undefined,
  isKept: boolean,
  now: Date,
): RemovalReason | null {
  if (!wanted || wanted.version !== held.version) return "surplus";
  if (!held.inPlace) return "elsewhere";
  if (isUnverified(held, now)) return "unverified";
  if (held.status !== ENABLED && held.status !== PENDING) return "dead";
  return isKept ? "duplicate" : null;
}

/** Whether its challenge was not answered, or not in time. Any other status that is not good says nothing of that. */
export function isUnverified({ status, createdAt }: Pick<Held, "status" | "createdAt">, now: Date): boolean {
  if (status === PENDING) return now.getTime() - createdAt.getTime() > VERIFY_WITHIN_MS;
  return status === "webhook_callback_verification_failed";
}

function isResting(
  { retryAt, refusedAt }: Refusal,
  wanted: Wanted | undefined,
  grantedAt: ReadonlyMap<string, Date>,
  now: Date,
): boolean {
  if (retryAt <= now) return false;
  const granted = wanted?.needsGrant && wanted.broadcasterId !== null && grantedAt.get(wanted.broadcasterId);
  return !(granted && granted > refusedAt);
}

/** Enabled before pending before dead, older before younger. */
function byWorthOf(a: Held, b: Held): number {
  const worth = ({ inPlace, status }: Held) =>
    (inPlace ? 0 : 3) + (status === ENABLED ? 0 : status === PENDING ? 1 : 2);
  return (
    worth(a) - worth(b) ||
    a.createdAt.getTime() - b.createdAt.getTime() ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}
