import { chunk } from "@/lib/kernel/chunk";

/** Get Streams takes at most 100 user ids. */
export const BATCH_SIZE = 100;
/** Who streamed within this time counts as recently live: many come back the same day or the next. */
const RECENT_MS = 36 * 3_600_000;

/** A broadcaster to look at, with what decides how soon. */
export interface Candidate {
  id: string;
  onAir: boolean;
  /** Last seen on air (ms since the epoch); null when never. */
  lastLiveMs: number | null;
  /** How many people of this instance follow. */
  followerCount: number;
  /** Last good answer (ms since the epoch); null when never. */
  checkedMs: number | null;
}

export interface PollBudget {
  /** Requests this tick may send. */
  requests: number;
  now: Date;
  /** The time between ticks. */
  everyMs: number;
  /** How long a broadcaster may wait between two checks. */
  maxWaitMs: number;
}

export interface PollPlan {
  /** Ids to ask for, most important batch first. */
  batches: string[][];
  /** How many are left for a later tick. */
  deferred: number;
}

/**
 * Chooses whom to ask about in this tick. If all fit, all are asked. Otherwise a share of the room goes to
 * those who wait longest: exactly so much that the whole queue passes within `maxWaitMs`. Whoever waits
 * moves up by that share with each tick and is never overtaken, so the bound holds whenever the room is as
 * large as the share, whatever the rest is used for. The rest goes to who is on air, then to who recently
 * was, then to those with most followers.
 */
export function planPoll(candidates: readonly Candidate[], budget: PollBudget): PollPlan {
  const room = Math.max(0, Math.floor(budget.requests)) * BATCH_SIZE;
  const byImportance = sortByImportance(candidates, budget.now);
  if (candidates.length <= room) return planOf(byImportance, 0);

  const ticksInBound = Math.max(1, Math.floor(budget.maxWaitMs / budget.everyMs));
  const share = Math.min(room, Math.ceil(candidates.length / ticksInBound));
  const longestWaiting = [...candidates]
    .sort((a, b) => (a.checkedMs ?? 0) - (b.checkedMs ?? 0))
    .slice(0, share);
  const chosen = new Set(longestWaiting.map(({ id }) => id));
  for (const { id } of byImportance) {
    if (chosen.size >= room) break;
    chosen.add(id);
  }
  const asked = byImportance.filter(({ id }) => chosen.has(id));
  return planOf(asked, candidates.length - asked.length);
}

function planOf(asked: readonly Candidate[], deferred: number): PollPlan {
  return {
    batches: chunk(
      asked.map(({ id }) => id),
      BATCH_SIZE,
    ),
    deferred,
  };
}

/** Who is on air, then who recently was, then the others; each by followers. */
function sortByImportance(candidates: readonly Candidate[], now: Date): Candidate[] {
  const ranks: [Candidate[], Candidate[], Candidate[]] = [[], [], []];
  for (const candidate of candidates) ranks[rankOf(candidate, now)].push(candidate);
  return ranks.flatMap((rank) => rank.sort((a, b) => b.followerCount - a.followerCount));
}

function rankOf({ onAir, lastLiveMs }: Candidate, now: Date): 0 | 1 | 2 {
  if (onAir) return 0;
  return lastLiveMs !== null && now.getTime() - lastLiveMs <= RECENT_MS ? 1 : 2;
}
