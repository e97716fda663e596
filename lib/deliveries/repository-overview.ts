import type { Db } from "@/lib/db/client";
import type { Medium } from "@/lib/preferences/schema";
import { UNCONFIRMED } from "./core/settle";
import type { DeliveryItem, DeliveryQuery, DeliveryTrouble, OutgoingMedium } from "./schema";

export interface BacklogRow {
  medium: OutgoingMedium;
  state: "queued" | "sending" | "gathering" | "failed";
  count: number;
  due: number;
  oldestDueAt: Date | null;
  now: Date;
}

/** What has not come to its end, by way and state. Each state is counted by the index that holds it alone. */
export async function countBacklog(db: Db): Promise<BacklogRow[]> {
  const { rows } = await db.query<BacklogRow>(
    `SELECT medium, state, count(*)::int AS count,
       count(*) FILTER (WHERE state = 'queued' AND not_before <= clock_timestamp())::int AS due,
       min(not_before) FILTER (WHERE state = 'queued' AND not_before <= clock_timestamp()) AS "oldestDueAt",
       clock_timestamp() AS now
     FROM (
       SELECT medium, state, not_before FROM delivery WHERE state = 'queued' UNION ALL
       SELECT medium, state, not_before FROM delivery WHERE state = 'sending' UNION ALL
       SELECT medium, state, not_before FROM delivery WHERE state = 'gathering' UNION ALL
       SELECT medium, state, not_before FROM delivery WHERE state = 'failed') AS open
     GROUP BY medium, state`,
  );
  return rows;
}

export interface SentRow {
  medium: OutgoingMedium;
  lastSentAt: Date | null;
  lastHour: number;
  p50Ms: number | null;
  p95Ms: number | null;
}

/** What was handed over lately, by way: how much within the hour, and how long the last 200 were due before. */
export async function countSent(db: Db, media: readonly OutgoingMedium[]): Promise<SentRow[]> {
  const { rows } = await db.query<SentRow>(
    `SELECT m.medium, h.count AS "lastHour", l.last AS "lastSentAt", l.p50::int AS "p50Ms", l.p95::int AS "p95Ms"
     FROM unnest($1::text[]) AS m (medium),
       LATERAL (SELECT count(*)::int AS count FROM delivery d
         WHERE d.medium = m.medium AND d.sent_at > clock_timestamp() - interval '1 hour') AS h,
       LATERAL (SELECT max(sent_at) AS last, percentile_disc(0.5) WITHIN GROUP (ORDER BY waited) AS p50,
           percentile_disc(0.95) WITHIN GROUP (ORDER BY waited) AS p95
         FROM (SELECT sent_at, greatest(0, round(1000 * extract(epoch FROM sent_at - not_before))) AS waited
           FROM delivery d WHERE d.medium = m.medium AND d.sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT 200) AS recent
       ) AS l`,
    [media],
  );
  return rows;
}

/** How many deliveries with ids from `fromId` on were skipped, by way and reason, the most first. */
export async function countSkips(
  db: Db,
  fromId: string,
): Promise<{ medium: Medium; reason: string; count: number }[]> {
  const { rows } = await db.query<{ medium: Medium; reason: string; count: number }>(
    `SELECT medium, coalesce(reason, '') AS reason, count(*)::int AS count FROM delivery
     WHERE id >= $1 AND state = 'skipped' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    [fromId],
  );
  return rows;
}

/** What deliveries have in common that were refused alike. */
const KEY = "md5(concat_ws(chr(10), medium, reason, error))";

export type TroubleRow = Omit<DeliveryTrouble, "latestAt"> & { latestAt: Date };

/** What was not taken, by what was said of it, the most first. */
export async function listTroubles(db: Db, limit: number): Promise<TroubleRow[]> {
  const { rows } = await db.query<TroubleRow>(
    `SELECT medium, state, reason, error, count(*)::int AS count, max(decided_at) AS "latestAt", ${KEY} AS key
     FROM (
       SELECT medium, state, reason, error, decided_at FROM delivery WHERE state = 'failed' UNION ALL
       SELECT medium, state, reason, error, decided_at FROM delivery WHERE state = 'queued' AND error IS NOT NULL
     ) AS troubled
     GROUP BY medium, state, reason, error ORDER BY state, count(*) DESC, 6 DESC LIMIT $1`,
    [limit],
  );
  return rows;
}

export type DeliveryRow = Omit<DeliveryItem, "decidedAt" | "dueAt" | "sentAt"> &
  Record<"decidedAt" | "dueAt", Date> & { sentAt: Date | null };

/** Deliveries, newest first, before the id `beforeId`. `target` is whole: it is for the service to mask. */
export async function listDeliveries(
  db: Db,
  { medium, state, kind, limit, beforeId }: Omit<DeliveryQuery, "cursor"> & { beforeId: string | null },
): Promise<DeliveryRow[]> {
  const { rows } = await db.query<DeliveryRow>(
    `SELECT d.id, d.kind, d.medium, d.state, d.reason, d.error, d.attempts, d.decided_at AS "decidedAt",
       d.not_before AS "dueAt", d.sent_at AS "sentAt",
       CASE d.medium WHEN 'email' THEN r.address WHEN 'push' THEN v.name END AS target,
       CASE WHEN a.id IS NOT NULL
         THEN jsonb_build_object('login', a.login, 'displayName', a.broadcaster_name) END AS broadcaster
     FROM (
       SELECT * FROM delivery WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR medium = $2)
         AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR kind = $4)
       ORDER BY id DESC LIMIT $5) AS d
     JOIN mail_reach r ON r.user_id = d.user_id
     LEFT JOIN push_device v ON v.id = d.device_id
     LEFT JOIN announcement a ON a.id = d.announcement_id
     ORDER BY d.id DESC`,
    [beforeId, medium ?? null, state ?? null, kind ?? null, limit],
  );
  return rows;
}

/**
 * Queues failed deliveries again, as if they had never been tried, except that what may have gone out is remembered to:
 * those of `ids`, those of a trouble's `key`, or all where neither is given. Says of how many in each way.
 */
export async function requeueFailed(
  db: Db,
  { ids, key }: { ids: readonly string[] | null; key: string | null },
): Promise<{ medium: OutgoingMedium; count: number }[]> {
  const { rows } = await db.query<{ medium: OutgoingMedium; count: number }>(
    `WITH again AS (
       UPDATE delivery SET state = 'queued', attempts = 0, error = NULL,
         reason = CASE WHEN reason IN ('${UNCONFIRMED}', 'abandoned') THEN '${UNCONFIRMED}' END,
         not_before = clock_timestamp(), worker = NULL, leased_until = NULL
       WHERE state = 'failed' AND ($1::uuid[] IS NULL OR id = ANY($1)) AND ($2::text IS NULL OR ${KEY} = $2)
       RETURNING medium)
     SELECT medium, count(*)::int AS count FROM again GROUP BY 1`,
    [ids, key],
  );
  return rows;
}
