/** What was found out about this instance. */
export interface Findings {
  /** Null: Postgres did not answer, and nothing else is known. */
  database: {
    /** Migrations that this version brings and the database has not finished. */
    pendingMigrations: string[];
    /** When the last good tick ended; null when none has. */
    lastGoodTickAt: Date | null;
  } | null;
  /** When this process started: a new instance gets time for its first tick. */
  startedAt: Date;
  everySeconds: number;
  now: Date;
}

export interface Readiness {
  ready: boolean;
  /** Plain words. */
  summary: string;
  checks: { database: boolean; migrations: boolean; sync: boolean };
}

const STALE_AT_LEAST_MS = 120_000;
const STALE_SLOTS = 3;

/** Whether the instance does what it is for: the database answers, is migrated, and ticks are in time. */
export function readiness({ database, startedAt, everySeconds, now }: Findings): Readiness {
  if (!database) {
    const checks = { database: false, migrations: false, sync: false };
    return { ready: false, summary: "Postgres does not answer.", checks };
  }
  const pending = database.pendingMigrations.length;
  const latest = Math.max(database.lastGoodTickAt?.getTime() ?? 0, startedAt.getTime());
  const silentMs = now.getTime() - latest;
  const inTime = silentMs <= Math.max(STALE_AT_LEAST_MS, STALE_SLOTS * everySeconds * 1000);
  const checks = { database: true, migrations: pending === 0, sync: inTime };
  if (pending > 0) return { ready: false, summary: `${pending} migrations are not applied yet.`, checks };
  if (!inTime) {
    const seconds = Math.round(silentMs / 1000);
    return {
      ready: false,
      summary: `No tick has succeeded for ${seconds} s. Is the worker running?`,
      checks,
    };
  }
  const summary = database.lastGoodTickAt ? "All is well." : "All is well; the first tick is still to come.";
  return { ready: true, summary, checks };
}
