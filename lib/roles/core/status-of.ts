import type { RoleSyncRun, RoleSyncStatus, SyncSource } from "../schema";
import { nextByInterval } from "./due-channels";
import { type LastStarts, mayRunAt } from "./guard";
import { healthOf } from "./health";

/** What is known of a channel's sync. */
export interface StatusFacts {
  intervalMinutes: number;
  automatic: boolean;
  asks: readonly SyncSource[];
  lastStarts: LastStarts;
  /** As in `ChannelFacts`. */
  lastFailed: boolean;
  lists: RoleSyncStatus["lists"];
  /** What the lists need and the broadcaster has not allowed. */
  missingScopes: string[];
  /** The latest runs, the latest first. */
  runs: readonly RoleSyncRun[];
}

/** All that a page shows of a channel's sync. */
export function statusOf(facts: StatusFacts, now: Date): RoleSyncStatus {
  const { intervalMinutes, automatic, lastStarts, lists, missingScopes, runs } = facts;
  const running = runs.find(({ state }) => state === "running") ?? null;
  const last = runs.find(({ state }) => state !== "running") ?? null;
  const readAt = Object.values(lists).flatMap((list) => (list ? Date.parse(list.readAt) : []));
  const health = {
    // Asked for by hand, it begins within seconds; what else was asked for, nobody waits for.
    syncing: running !== null || facts.asks.includes("manual-ui"),
    lastState: last?.state ?? null,
    lastReadAt: readAt.length > 0 ? new Date(Math.max(...readAt)) : null,
    intervalMinutes,
    missing: missingScopes.length,
  };
  return {
    health: healthOf(health, now),
    ...{ intervalMinutes, lists, running, last, missingScopes },
    manualAgainAt: mayRunAt("manual-ui", lastStarts, now)?.toISOString() ?? null,
    nextAt: automatic ? nextByInterval(facts, now).toISOString() : null,
  };
}
