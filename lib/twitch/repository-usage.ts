import type { Db } from "@/lib/db/client";
import type { UsageRow } from "./core/usage";

/** Adds to what is counted already. In order of the key, as every process does, so that two never wait for each other. */
export async function addUsage(db: Db, rows: readonly UsageRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `INSERT INTO helix_usage AS u (minute, bucket, purpose, endpoint, points, waits, waited_ms, refused)
     SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::bigint[],
       $8::int[]) AS n (minute, bucket, purpose, endpoint, points, waits, waited_ms, refused)
     ORDER BY 1, 2, 3, 4
     ON CONFLICT (minute, bucket, purpose, endpoint) DO UPDATE SET points = u.points + excluded.points,
       waits = u.waits + excluded.waits, waited_ms = u.waited_ms + excluded.waited_ms,
       refused = u.refused + excluded.refused`,
    [
      rows.map(({ minute }) => new Date(minute)),
      rows.map(({ bucket }) => bucket),
      rows.map(({ purpose }) => purpose),
      rows.map(({ endpoint }) => endpoint),
      rows.map(({ points }) => points),
      rows.map(({ waits }) => waits),
      rows.map(({ waitedMs }) => waitedMs),
      rows.map(({ refused }) => refused),
    ],
  );
}

/** Deletes what was counted before a moment. Answers how many rows. */
export async function deleteUsageBefore(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query("DELETE FROM helix_usage WHERE minute < $1", [before.toISOString()]);
  return rowCount ?? 0;
}
