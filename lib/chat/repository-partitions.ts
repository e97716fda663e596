import type { Db } from "@/lib/db/client";
import { type Week, weekNamed } from "./core/weeks";

/** Tables that are cut into weeks alike. */
const TABLES = ["chat_message", "chat_event"] as const;
/** Held while partitions are made or dropped: two at once would both want to. */
const WEEKS_LOCK = 7210030;
const DROP_WAIT_MS = 500;

/**
 * Makes sure that the weeks have their partitions; to be done in one transaction.
 * Writers and readers go on meanwhile: each is made apart and attached, which takes a lighter lock on the whole
 * than making it in place.
 */
export async function makeWeeks(db: Db, weeks: readonly Week[]): Promise<void> {
  if ((await missing(db, weeks)).length === 0) return;
  await db.query("SELECT pg_advisory_xact_lock($1)", [WEEKS_LOCK]);
  for (const { table, partition, week } of await missing(db, weeks)) {
    await db.query(
      `CREATE TABLE ${partition} (LIKE ${table} INCLUDING ALL);
       ALTER TABLE ${table} ATTACH PARTITION ${partition}
         FOR VALUES FROM ('${week.from.toISOString()}') TO ('${week.to.toISOString()}')`,
    );
  }
}

/**
 * Read from the catalog itself: `to_regclass` may answer from the session's memory of before the wait for the
 * lock.
 */
async function missing(db: Db, weeks: readonly Week[]) {
  const wanted = weeks.flatMap((week) =>
    TABLES.map((table) => ({ table, week, partition: `${table}_${week.name}` })),
  );
  const { rows } = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relname = ANY($1::text[]) AND relnamespace = current_schema()::regnamespace`,
    [wanted.map(({ partition }) => partition)],
  );
  const there = new Set(rows.map(({ name }) => name));
  return wanted.filter(({ partition }) => !there.has(partition));
}

/** The weeks that have a partition, oldest first. */
export async function listWeeks(db: Db): Promise<Week[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT DISTINCT right(c.relname, 8) AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = ANY($1::regclass[]) ORDER BY name`,
    [TABLES],
  );
  return rows.flatMap(({ name }) => weekNamed(name) ?? []);
}

/**
 * Drops a week whole, in one transaction; its space is free at once.
 * @throws pg.DatabaseError 55P03 when somebody reads the log for long, such as a backup: better another time
 */
export async function dropWeek(db: Db, week: Week): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1)", [WEEKS_LOCK]);
  // Whoever waits for a lock on all weeks lets everybody else wait behind them, also those who only read.
  await db.query(
    `SET LOCAL lock_timeout = '${DROP_WAIT_MS}ms';
     ${TABLES.map((table) => `DROP TABLE IF EXISTS ${table}_${week.name}`).join(";")}`,
  );
}
