import type { Db } from "@/lib/db/client";
import { dayNamed, dayOf } from "./core/days";

/** Held while partitions are made or dropped and counts are summed up: two at once would both want to. */
const DAYS_LOCK = 7210010;
const DROP_WAIT_MS = 500;
const PREFIX = "viewer_sample_";

/** Makes sure that the day (UTC) of `at` has its partition of raw counts. */
export async function makeDay(db: Db, at: Date): Promise<void> {
  const { name, from, to } = dayOf(at);
  const table = PREFIX + name;
  if (await exists(db, table)) return;
  await takeDaysLock(db);
  if (await exists(db, table)) return;
  // Made apart and attached: that takes a lighter lock on the whole than making it in place.
  await db.query(
    `CREATE TABLE ${table} (LIKE viewer_sample INCLUDING ALL);
     ALTER TABLE viewer_sample ATTACH PARTITION ${table}
       FOR VALUES FROM ('${from.toISOString()}') TO ('${to.toISOString()}')`,
  );
}

/**
 * Whether the table is there, read from the catalog itself: `to_regclass` may answer from the session's memory of
 * before the wait for the lock.
 */
async function exists(db: Db, table: string): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(
    `SELECT EXISTS (
       SELECT FROM pg_class WHERE relname = $1 AND relnamespace = current_schema()::regnamespace) AS there`,
    [table],
  );
  return rows[0]?.there ?? false;
}

/** The days whose raw counts all lie before `before`, oldest first. */
export async function listDaysBefore(db: Db, before: Date): Promise<Date[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT substr(c.relname, $1) AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'viewer_sample'::regclass ORDER BY c.relname`,
    [PREFIX.length + 1],
  );
  return rows.flatMap(({ name }) => {
    const day = dayNamed(name);
    return day && dayOf(day).to <= before ? [day] : [];
  });
}

/**
 * Sums a day's raw counts up by steps and drops them, to be done in one transaction; says how many rows it made.
 * @throws pg.DatabaseError 55P03 when somebody reads counts for long, such as a backup: better another time
 */
export async function rollUpDay(db: Db, day: Date, stepSeconds: number): Promise<number> {
  const table = PREFIX + dayOf(day).name;
  await takeDaysLock(db);
  if (!(await exists(db, table))) return 0;
  const { rowCount } = await db.query(
    `INSERT INTO viewer_rollup AS k (${ROLLUP})
     SELECT stream_id, $1, to_timestamp(step * $1::bigint), round(avg(viewers)), min(viewers), max(viewers), count(*)
     FROM (SELECT stream_id, viewers, floor(date_part('epoch', at) / $1)::bigint AS step FROM ${table}) AS raw
     GROUP BY stream_id, step
     ${MERGE}`,
    [stepSeconds],
  );
  // Whoever waits for a lock on all days lets everybody else wait behind them, also those who only read.
  await db.query(`SET LOCAL lock_timeout = '${DROP_WAIT_MS}ms'; DROP TABLE ${table}`);
  return rowCount ?? 0;
}

const ROLLUP = "stream_id, step_seconds, at, viewers_avg, viewers_min, viewers_max, samples";
/** A step that was summed up before, and had counts again after the clock was put back, is the sum of both. */
const MERGE = `ON CONFLICT (stream_id, step_seconds, at) DO UPDATE SET
  viewers_avg = round((k.viewers_avg::numeric * k.samples + excluded.viewers_avg::numeric * excluded.samples)
    / (k.samples + excluded.samples)),
  viewers_min = least(k.viewers_min, excluded.viewers_min),
  viewers_max = greatest(k.viewers_max, excluded.viewers_max),
  samples = k.samples + excluded.samples`;

/**
 * Sums fine steps before `before` up to coarse ones, for the next `limit` streams that have some; says how many
 * streams those were. A coarse step counts each of its fine steps alike: they are equally long.
 */
export async function coarsen(
  db: Db,
  steps: { fineSeconds: number; coarseSeconds: number },
  before: Date,
  limit: number,
): Promise<number> {
  await takeDaysLock(db);
  const { rows } = await db.query<{ streams: number }>(
    `WITH old AS MATERIALIZED (
       SELECT DISTINCT stream_id FROM viewer_rollup WHERE step_seconds = $1 AND at < $3 LIMIT $4),
     gone AS (
       DELETE FROM viewer_rollup r USING old WHERE r.stream_id = old.stream_id AND r.step_seconds = $1 AND r.at < $3
       RETURNING r.*),
     kept AS (
       INSERT INTO viewer_rollup AS k (${ROLLUP})
       SELECT stream_id, $2::int, to_timestamp(floor(date_part('epoch', at) / $2::int) * $2::int) AS step,
         round(avg(viewers_avg)), min(viewers_min), max(viewers_max), sum(samples)
       FROM gone GROUP BY stream_id, step
       ${MERGE})
     SELECT count(*)::int AS streams FROM old`,
    [steps.fineSeconds, steps.coarseSeconds, before.toISOString(), limit],
  );
  return rows[0]?.streams ?? 0;
}

async function takeDaysLock(db: Db): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1)", [DAYS_LOCK]);
}
