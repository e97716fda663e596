import type { Db } from "@/lib/db/client";
import type { OutgoingEvent } from "./carrier";
import type { Lease } from "./repository-lease";

/** A step of a publisher from the position at which its worker read on. */
export interface Step {
  from: number;
  to: number;
  published: number;
}

/**
 * Whoever moves a position has to be the holder, and the position has to be where it was read: a worker that was
 * taken for dead, or one whose publisher was put back meanwhile, moves nothing.
 */
const MINE = "p.id = $1 AND p.fence = $2 AND p.position = $3";

const COUNT = `INSERT INTO publisher_minute AS m (publisher_id, minute, published, failed)
  SELECT id, date_trunc('minute', clock_timestamp()), published, failed FROM step WHERE published + failed > 0
  ON CONFLICT (publisher_id, minute)
  DO UPDATE SET published = m.published + excluded.published, failed = m.failed + excluded.failed
  RETURNING publisher_id`;

/** Writes down that everything up to `to` is through; false where this worker has no say any more. */
export async function moveOn(db: Db, { id, fence }: Lease, step: Step): Promise<boolean> {
  const { rows } = await db.query<{ moved: boolean }>(
    `WITH step AS (
       UPDATE publisher p SET position = $4, published = p.published + $5, failing_since = NULL, failures = 0,
         next_attempt_at = NULL,
         last_published_at = CASE WHEN $5::int > 0 THEN clock_timestamp() ELSE p.last_published_at END
       WHERE ${MINE}
       RETURNING p.id, $5::int AS published, 0 AS failed
     ), counted AS (${COUNT})
     SELECT EXISTS (SELECT FROM step) AS moved`,
    [id, fence, step.from, step.to, step.published],
  );
  return rows[0]?.moved ?? false;
}

/** An attempt that failed. */
export interface Failure {
  reason: string;
  /** How long until the next, in ms. */
  waitMs: number;
  /** A webhook that failed for so long in a row is given up, in ms. */
  giveUpAfterMs: number;
}

/**
 * Writes down a failure, and what was through before it; says whether the publisher was given up by that. Undefined
 * where this worker has no say any more. What was through ends the failures before this one.
 */
export async function fail(
  db: Db,
  { id, fence }: Lease,
  step: Step,
  { reason, waitMs, giveUpAfterMs }: Failure,
): Promise<{ givenUp: boolean } | undefined> {
  const { rows } = await db.query<{ givenUp: boolean }>(
    `WITH step AS (
       UPDATE publisher p SET position = $4, published = p.published + $5,
         last_published_at = CASE WHEN $5::int > 0 THEN clock_timestamp() ELSE p.last_published_at END,
         failing_since = CASE WHEN $5::int > 0 THEN clock_timestamp()
           ELSE coalesce(p.failing_since, clock_timestamp()) END,
         failures = CASE WHEN $5::int > 0 THEN 1 ELSE p.failures + 1 END,
         next_attempt_at = clock_timestamp() + $7::int * interval '1 ms',
         last_error = $6, last_error_at = clock_timestamp(),
         disabled_at = CASE WHEN kind = 'webhook' AND $5::int = 0
           AND p.failing_since < clock_timestamp() - $8::bigint * interval '1 ms'
           THEN clock_timestamp() ELSE p.disabled_at END,
         disabled_reason = CASE WHEN kind = 'webhook' AND $5::int = 0
           AND p.failing_since < clock_timestamp() - $8::bigint * interval '1 ms'
           THEN 'It took nothing for a day. ' || $6::text ELSE p.disabled_reason END
       WHERE ${MINE}
       RETURNING p.id, $5::int AS published, 1 AS failed, p.disabled_at IS NOT NULL AS given_up
     ), counted AS (${COUNT})
     SELECT given_up AS "givenUp" FROM step`,
    [id, fence, step.from, step.to, step.published, reason, waitMs, giveUpAfterMs],
  );
  return rows[0];
}

/**
 * Sets an event aside that was refused for good, and moves over it; false where this worker has no say any more. What
 * was emptied in the outbox while it was under way, as somebody wants to be forgotten, is not put by.
 */
export async function bury(
  db: Db,
  { id, fence }: Lease,
  step: Step,
  { event, reason }: { event: OutgoingEvent; reason: string },
): Promise<boolean> {
  const { rows } = await db.query<{ moved: boolean }>(
    `WITH step AS (
       UPDATE publisher p SET position = $4, published = p.published + $5, failing_since = NULL, failures = 0,
         next_attempt_at = NULL, last_error = $6, last_error_at = clock_timestamp(),
         last_published_at = CASE WHEN $5::int > 0 THEN clock_timestamp() ELSE p.last_published_at END
       WHERE ${MINE}
       RETURNING p.id, $5::int AS published, 1 AS failed
     ), counted AS (${COUNT}), source AS (
       -- Locked, so that whoever empties it waits for the letter, and finds it.
       SELECT payload = '{}' AS emptied FROM outbox WHERE seq = $8::bigint FOR SHARE
     ), buried AS (
       INSERT INTO dead_letter (publisher_id, event_id, seq, kind, key, at, body, reason)
       SELECT id, $7::uuid, $8::bigint, $9::text, $10::text, $11::timestamptz, $12::jsonb, $6::text FROM step
       WHERE NOT coalesce((SELECT emptied FROM source), false)
       -- Refused again after a replay: what is known of it is this.
       ON CONFLICT (publisher_id, event_id) DO UPDATE SET state = 'dead', reason = excluded.reason,
         created_at = clock_timestamp()
     )
     SELECT EXISTS (SELECT FROM step) AS moved`,
    [
      ...[id, fence, step.from, step.to, step.published, reason],
      ...[
        event.event.id,
        event.seq,
        event.event.kind,
        event.key,
        event.event.at,
        JSON.stringify(event.event),
      ],
    ],
  );
  return rows[0]?.moved ?? false;
}

/** Ends a publisher whose other side wants no more; false where this worker has no say any more. */
export async function end(db: Db, { id, fence }: Lease, step: Step, reason: string): Promise<boolean> {
  const { rows } = await db.query<{ ended: boolean }>(
    `WITH step AS (
       UPDATE publisher p SET position = $4, published = p.published + $5, disabled_at = clock_timestamp(),
         disabled_reason = $6, next_attempt_at = NULL, last_error = $6, last_error_at = clock_timestamp()
       WHERE ${MINE}
       RETURNING p.id, $5::int AS published, 1 AS failed
     ), counted AS (${COUNT})
     SELECT EXISTS (SELECT FROM step) AS ended`,
    [id, fence, step.from, step.to, step.published, reason],
  );
  return rows[0]?.ended ?? false;
}
