import type { Db } from "@/lib/db/client";
import { OUTBOX_READER } from "@/lib/db/listen";

/**
 * Says on a reader's own connection how far it has dealt with the outbox, in the name that Postgres shows of it: nothing
 * is written, and who is gone is not waited for.
 */
export async function sayPosition(reader: Db, position: number): Promise<void> {
  await reader.query("SELECT set_config('application_name', $1, false)", [`${OUTBOX_READER} ${position}`]);
}

/** The seq that all readers have dealt with; null where none reads. One that has not said where it is has dealt with none. */
export const HEARD_BY_ALL = `(SELECT min(coalesce(substring(application_name FROM '[0-9]+$')::bigint, 0))
  FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '${OUTBOX_READER}%')`;

/** How much of what the outbox says of somebody was emptied, and how much must be heard first. */
export interface Emptied {
  emptied: number;
  left: number;
}

/**
 * Empties what the outbox says of somebody, once it is older than `settleMs` and all readers have dealt with it. That a
 * session ended stays: the id in it is nobody's by then. Streams are told of as before.
 */
export async function emptyHeard(
  tx: Db,
  { userId, twitchId }: { userId: string; twitchId: string },
  settleMs: number,
): Promise<Emptied> {
  const { rows } = await tx.query<Emptied>(
    `WITH about AS MATERIALIZED (
       SELECT seq, created_at FROM outbox WHERE kind NOT LIKE 'stream.%' AND kind <> 'session.ended'
         AND (payload::text LIKE '%"' || $1 || '"%' OR payload::text LIKE '%"' || $2 || '"%')
     ), heard AS MATERIALIZED (
       SELECT a.seq FROM about a, (SELECT ${HEARD_BY_ALL} AS seq) AS h
       WHERE (h.seq IS NULL OR a.seq <= h.seq) AND a.created_at <= clock_timestamp() - $3::float8 * interval '1 ms'
     ), emptied AS (UPDATE outbox SET payload = '{}', key = '' WHERE seq IN (SELECT seq FROM heard) RETURNING seq)
     SELECT (SELECT count(*)::int FROM emptied) AS emptied,
       (SELECT count(*)::int FROM about) - (SELECT count(*)::int FROM heard) AS left`,
    [twitchId, userId, settleMs],
  );
  return rows[0] ?? { emptied: 0, left: 0 };
}
