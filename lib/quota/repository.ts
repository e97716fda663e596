import type { Db } from "@/lib/db/client";
import type { Counted } from "./core/sum-up";

/** What was counted from a minute on. */
export async function listUsage(db: Db, from: Date): Promise<Counted[]> {
  const { rows } = await db.query<Counted>(
    `SELECT minute, bucket, purpose, endpoint, points, waits, waited_ms::float8 AS "waitedMs", refused
     FROM helix_usage WHERE minute >= $1 ORDER BY minute, purpose, endpoint`,
    [from.toISOString()],
  );
  return rows;
}
