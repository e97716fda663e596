import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { type ClockSetting, instanceTime } from "@/lib/kernel/clock";
import type { SharedBucket } from "./core/points";

interface Row {
  capacity: number;
  tokens: number;
  updatedAt: Date;
  now: Date;
}

/** Cut to what the column keeps: rounding up would put a bucket a moment ahead of the clock, which means closed. */
const NOW = "date_trunc('milliseconds', clock_timestamp())";
const COLUMNS = `capacity, tokens, updated_at AS "updatedAt", ${NOW} AS now`;

/**
 * Changes a bucket while nobody else does. `change` is given the bucket, full when it was never used, and
 * the time on Twitch (ms since the epoch) by the database's clock: processes on machines whose clocks differ
 * must agree.
 */
export function changeBucket<T extends { bucket: SharedBucket }>(
  pool: Pool,
  { key, usualCapacity, clock }: { key: string; usualCapacity: number; clock: ClockSetting },
  change: (bucket: SharedBucket, now: number) => T,
): Promise<T> {
  return withTransaction(async (tx) => {
    const row = (await lockRow(tx, key)) ?? (await insertRow(tx, key, usualCapacity));
    const result = change(toBucket(row), instanceTime(clock, row.now.getTime()));
    const { capacity, tokens, at } = result.bucket;
    await tx.query(
      "UPDATE rate_limit_bucket SET capacity = $2, tokens = $3, updated_at = $4 WHERE key = $1",
      [key, capacity, tokens, new Date(at)],
    );
    return result;
  }, pool);
}

/** The bucket as it stands, and the time on Twitch; null when it was never used. */
export async function readBucket(
  db: Db,
  key: string,
  clock: ClockSetting,
): Promise<{ bucket: SharedBucket; now: number } | null> {
  const { rows } = await db.query<Row>(`SELECT ${COLUMNS} FROM rate_limit_bucket WHERE key = $1`, [key]);
  const [row] = rows;
  return row ? { bucket: toBucket(row), now: instanceTime(clock, row.now.getTime()) } : null;
}

/** Removes buckets of people that nobody drew from for so long that they are full: as good as none. */
export async function removeIdleBuckets(db: Db): Promise<void> {
  await db.query(
    "DELETE FROM rate_limit_bucket WHERE key <> 'app' AND updated_at < clock_timestamp() - interval '1 hour'",
  );
}

async function lockRow(tx: Db, key: string): Promise<Row | undefined> {
  const { rows } = await tx.query<Row>(`SELECT ${COLUMNS} FROM rate_limit_bucket WHERE key = $1 FOR UPDATE`, [
    key,
  ]);
  return rows[0];
}

/** A full bucket: since long ago, by any clock. The conflict is with a process that was first: its row is then locked and given. */
async function insertRow(tx: Db, key: string, capacity: number): Promise<Row> {
  const { rows } = await tx.query<Row>(
    `INSERT INTO rate_limit_bucket (key, capacity, tokens, updated_at)
     VALUES ($1, $2, $2::integer, 'epoch')
     ON CONFLICT (key) DO UPDATE SET capacity = rate_limit_bucket.capacity RETURNING ${COLUMNS}`,
    [key, capacity],
  );
  const [row] = rows;
  if (!row) throw new Error("a bucket vanished between two statements");
  return row;
}

function toBucket({ capacity, tokens, updatedAt }: Row): SharedBucket {
  return { capacity, tokens, at: updatedAt.getTime() };
}
