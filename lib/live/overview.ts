import { type Db, db } from "@/lib/db/client";
import { now as instanceNow } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { type JobRun, lastSuccess, latestRuns } from "@/lib/jobs";
import { decodeIdCursor, encodeCursor } from "@/lib/kernel/cursor";
import { twitch } from "@/lib/twitch";
import { failedInARow, type SyncHealth, syncHealth } from "./core/sync-health";
import * as repository from "./repository";
import {
  type SyncLogPage,
  type SyncLogQuery,
  type SyncOverview,
  syncLogEntry,
  type Tick,
  tickResult,
} from "./schema";

const TICKS_SHOWN = 20;
const LONGEST_SHOWN = 10;

/** Everything that operators see of the live sync at `now`, above its log. */
export function syncOverview(now: Date): Promise<SyncOverview> {
  return readOverview(
    {
      db: db(),
      budget: () => twitch().budget(),
      everySeconds: env().LIVE_SYNC_SECONDS,
      instanceNow: instanceNow(),
    },
    now,
  );
}

export interface OverviewDeps {
  db: Db;
  budget: () => Promise<{ capacity: number; left: number }>;
  everySeconds: number;
  /** What ages of observations count to, where the instance's time is not the real one. */
  instanceNow?: Date;
}

/** The same from any database. */
export async function readOverview(deps: OverviewDeps, now: Date): Promise<SyncOverview> {
  const [runs, lastGoodAt, counts, longest, budget] = await Promise.all([
    latestRuns(deps.db, "sync-live-status", TICKS_SHOWN),
    lastSuccess(deps.db, "sync-live-status"),
    repository.countTracked(deps.db, deps.instanceNow ?? now),
    repository.longestWaiting(deps.db, LONGEST_SHOWN),
    deps.budget(),
  ]);
  const { health, summary, since } = syncHealth({
    ticks: runs,
    lastGoodAt,
    everySeconds: deps.everySeconds,
    now,
  });
  return {
    health,
    summary,
    since: since?.toISOString() ?? null,
    everySeconds: deps.everySeconds,
    tracked: counts.tracked,
    live: counts.live,
    suspect: counts.suspect,
    ticks: runs.map(tickOf),
    budget: { capacity: Math.round(budget.capacity), left: Math.floor(budget.left) },
    lag: {
      p50Ms: elapsed(counts.p50Ms),
      p95Ms: elapsed(counts.p95Ms),
      maxMs: elapsed(counts.maxMs),
      neverChecked: counts.neverChecked,
      longest: longest.map((row) => ({ ...row, checkedAt: row.checkedAt?.toISOString() ?? null })),
    },
  };
}

/** How the live sync does at `now`, by how many ticks, and nothing else. */
export async function readSyncHealth(
  { db: from, everySeconds }: Pick<OverviewDeps, "db" | "everySeconds">,
  now: Date,
): Promise<SyncHealth & { lastGoodAt: Date | null; failedTicks: number }> {
  // One after the other: it may be one connection, within a transaction.
  const ticks = await latestRuns(from, "sync-live-status", TICKS_SHOWN);
  const lastGoodAt = await lastSuccess(from, "sync-live-status");
  const health = syncHealth({ ticks, lastGoodAt, everySeconds, now });
  return { ...health, lastGoodAt, failedTicks: failedInARow(ticks) };
}

/** A tick may have been recorded by an older version: a result of another shape is left out. */
function tickOf(run: JobRun): Tick {
  const result = tickResult.safeParse(run.result);
  return {
    id: run.id,
    slot: run.slot.toISOString(),
    status: run.status,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    manual: run.requestedBy !== null,
    error: run.error,
    result: result.success ? result.data : null,
  };
}

/** Whole milliseconds; clocks that differ make no negative waiting. */
const elapsed = (ms: number | null) => (ms === null ? null : Math.max(0, Math.round(ms)));

/** One page of the sync log, newest first. @throws TallyError bad_request for a cursor that is not ours */
export async function syncLog(query: SyncLogQuery, from: Db = db()): Promise<SyncLogPage> {
  const beforeId = query.cursor === undefined ? null : decodeIdCursor(query.cursor);
  const rows = await repository.listLog(from, { ...query, limit: query.limit + 1, beforeId });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) =>
      syncLogEntry.parse({
        ...row,
        observedAt: row.observedAt.toISOString(),
        createdAt: row.createdAt.toISOString(),
      }),
    ),
    next_cursor: rows.length > page.length && last ? encodeCursor([last.id]) : null,
  };
}
