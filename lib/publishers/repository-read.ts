import type { Db } from "@/lib/db/client";
import type { PublisherKind } from "./schema";

/** A publisher as pages show it; times are the database's. */
export interface PublisherRow {
  id: string;
  kind: PublisherKind;
  name: string;
  position: string;
  kinds: string[] | null;
  pausedAt: Date | null;
  disabledAt: Date | null;
  disabledReason: string | null;
  /** Whether a worker holds its lease now. */
  held: boolean;
  failingSince: Date | null;
  nextAttemptAt: Date | null;
  lastError: string | null;
  lastErrorAt: Date | null;
  published: string;
  lastPublishedAt: Date | null;
  lost: string;
  lostAt: Date | null;
  deadLetters: number;
  perMinute: number;
  lastHour: number;
  failedLastHour: number;
  /** Sent in each of the last 60 minutes, oldest first. */
  minutes: number[];
  url: string | null;
}

const ROW = `p.id, p.kind, p.name, p.position, p.kinds, p.paused_at AS "pausedAt", p.disabled_at AS "disabledAt",
  p.disabled_reason AS "disabledReason", coalesce(p.lease_until > clock_timestamp(), false) AS held,
  p.failing_since AS "failingSince", p.next_attempt_at AS "nextAttemptAt", p.last_error AS "lastError",
  p.last_error_at AS "lastErrorAt", p.published, p.last_published_at AS "lastPublishedAt", p.lost,
  p.lost_at AS "lostAt"`;

/** All publishers, brokers first, then by when they were made; or the one with that id. */
export async function listPublishers(db: Db, id: string | null): Promise<PublisherRow[]> {
  const { rows } = await db.query<PublisherRow>(
    `SELECT ${ROW}, w.url, dead.count::int AS "deadLetters", rate.*, course.minutes
     FROM publisher p
       LEFT JOIN webhook w ON w.publisher_id = p.id
       CROSS JOIN LATERAL (
         SELECT count(*) FROM dead_letter d WHERE d.publisher_id = p.id AND d.state IN ('dead', 'queued')
       ) AS dead
       CROSS JOIN LATERAL (
         SELECT
           -- This minute so far, and what is missing of a whole one from the minute before.
           coalesce(round(sum(published * CASE WHEN minute = date_trunc('minute', clock_timestamp()) THEN 1
             ELSE 1 - extract(second FROM clock_timestamp()) / 60 END)
             FILTER (WHERE minute >= date_trunc('minute', clock_timestamp()) - interval '1 minute')), 0)::int
             AS "perMinute",
           coalesce(sum(published), 0)::int AS "lastHour",
           coalesce(sum(failed), 0)::int AS "failedLastHour"
         FROM publisher_minute m
         WHERE m.publisher_id = p.id AND minute > clock_timestamp() - interval '1 hour'
       ) AS rate
       CROSS JOIN LATERAL (
         SELECT array_agg(coalesce(m.published, 0) ORDER BY step.minute) AS minutes
         FROM generate_series(date_trunc('minute', clock_timestamp()) - interval '59 minutes',
             date_trunc('minute', clock_timestamp()), interval '1 minute') AS step (minute)
           LEFT JOIN publisher_minute m ON m.publisher_id = p.id AND m.minute = step.minute
       ) AS course
     WHERE $1::text IS NULL OR p.id = $1
     ORDER BY p.kind = 'webhook', p.created_at, p.id`,
    [id],
  );
  return rows;
}

/** So far behind a position the outbox is looked through: pages ask every other second, of each publisher. */
export const MOST_LOOKED_AT = 10_000;

/** What waits for a publisher; `more`: there may be more of it, further behind than is looked. */
export interface Lag {
  events: number;
  more: boolean;
  /** Since when; null: nothing that was looked at waits. */
  since: Date | null;
}

/** How much of the outbox a publisher of `kinds` has not sent behind `position`. */
export async function readLag(db: Db, position: number, kinds: readonly string[]): Promise<Lag> {
  const { rows } = await db.query<Lag>(
    `SELECT count(*) FILTER (WHERE kind = ANY($2))::int AS events, count(*) = ${MOST_LOOKED_AT} AS more,
       min(created_at) FILTER (WHERE kind = ANY($2)) AS since
     FROM (SELECT kind, created_at FROM outbox WHERE seq > $1 ORDER BY seq LIMIT ${MOST_LOOKED_AT}) AS next`,
    [position, kinds],
  );
  return rows[0] ?? { events: 0, more: false, since: null };
}

/** The oldest and the newest event there is. */
export async function readBounds(
  db: Db,
): Promise<{ oldest: { seq: number; at: Date } | null; newest: { seq: number; at: Date } | null }> {
  const end = async (direction: "ASC" | "DESC") => {
    const { rows } = await db.query<{ seq: string; at: Date }>(
      `SELECT seq, created_at AS at FROM outbox ORDER BY seq ${direction} LIMIT 1`,
    );
    return rows[0] ? { seq: Number(rows[0].seq), at: rows[0].at } : null;
  };
  return { oldest: await end("ASC"), newest: await end("DESC") };
}
