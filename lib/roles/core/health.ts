import type { RoleHealth, RoleSyncRun } from "../schema";

/** What a channel's health follows from. */
export interface HealthFacts {
  /** One runs or was asked for. */
  syncing: boolean;
  /** How the last sync that ended, ended; null: there was none. */
  lastState: RoleSyncRun["state"] | null;
  /** When any list was last read whole; null: never. */
  lastReadAt: Date | null;
  intervalMinutes: number;
  /** Lists that the broadcaster has not allowed, of the three. */
  missing: number;
}

/** Beyond the interval: as long as a sync may take, and as long as nobody needs to be told. */
const LATE_AFTER_MS = 10 * 60_000;

/** How well a channel's roles are in step, in a word. What runs now comes before what the last one came to. */
export function healthOf(facts: HealthFacts, now: Date): RoleHealth {
  const { syncing, lastState, lastReadAt, missing, intervalMinutes } = facts;
  if (syncing) return "syncing";
  if (lastState === null) return "never";
  // Nothing more will be read, however good the last sync was.
  if (missing === 3 || lastState === "failed") return "failing";
  if (missing > 0 || lastState === "partial") return "partial";
  if (lastReadAt === null) return "never";
  const silentMs = now.getTime() - lastReadAt.getTime();
  return silentMs > intervalMinutes * 60_000 + LATE_AFTER_MS ? "late" : "healthy";
}
