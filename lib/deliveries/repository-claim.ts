import type { Db } from "@/lib/db/client";
import type { ClaimedDelivery } from "./carrier";
import { UNCONFIRMED } from "./core/settle";

/** Who claims, and for how long it has what it claimed if it is not heard of. */
export interface Claimer {
  worker: string;
  leaseMs: number;
}

const LEASED = "clock_timestamp() + $1 * interval '1 millisecond'";

/**
 * Claims what is due of one way, at most `limit`: those first who came first for their own announcement, so that an
 * announcement of many delays no other. What others are just claiming is passed over.
 */
export async function claimDue(
  db: Db,
  { worker, leaseMs }: Claimer,
  { medium, limit }: { medium: "email" | "push"; limit: number },
): Promise<ClaimedDelivery[]> {
  const { rows } = await db.query<ClaimedDelivery & { turn: number }>(
    `WITH due AS (
       SELECT id FROM delivery WHERE state = 'queued' AND medium = $3 AND not_before <= clock_timestamp()
       ORDER BY turn, id LIMIT $4 FOR UPDATE SKIP LOCKED)
     UPDATE delivery d SET state = 'sending', worker = $2, leased_until = ${LEASED}, attempts = attempts + 1
     FROM due WHERE d.id = due.id
     RETURNING d.id, d.user_id AS "userId", d.kind, d.announcement_id AS "announcementId",
       d.device_id AS "deviceId", d.about, d.attempts AS attempt,
       d.reason IS NOT DISTINCT FROM '${UNCONFIRMED}' AS unconfirmed, d.decided_at AS "decidedAt", d.turn`,
    [leaseMs, worker, medium, limit],
  );
  rows.sort((one, other) => one.turn - other.turn || (one.id < other.id ? -1 : 1));
  return rows.map(({ turn: _, ...delivery }) => delivery);
}

/** Keeps what this worker has claimed for as long again; says what of it is still its own. */
export async function renewLeases(
  db: Db,
  { worker, leaseMs }: Claimer,
  ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE delivery SET leased_until = ${LEASED} WHERE id = ANY ($3::uuid[]) AND worker = $2 AND state = 'sending'
     RETURNING id`,
    [leaseMs, worker, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Gives back what was claimed and not tried: it is as if it had not been claimed. */
export async function giveBack(db: Db, worker: string, ids: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE delivery SET state = 'queued', worker = NULL, leased_until = NULL, attempts = attempts - 1
     WHERE id = ANY ($2::uuid[]) AND worker = $1 AND state = 'sending'`,
    [worker, ids],
  );
}

/**
 * Takes up what workers claimed that were not heard of since: they died, and may have handed it over before. It is tried
 * again, unless it was claimed `mostAttempts` times, since then it may be what they die of.
 */
export async function takeUpExpired(db: Db, mostAttempts: number): Promise<void> {
  await db.query(
    `UPDATE delivery SET worker = NULL, leased_until = NULL,
       state = CASE WHEN attempts < $1 THEN 'queued' ELSE 'failed' END,
       reason = CASE WHEN attempts < $1 THEN '${UNCONFIRMED}' ELSE 'abandoned' END
     WHERE state = 'sending' AND leased_until < clock_timestamp()`,
    [mostAttempts],
  );
}

/** When the next delivery of this way is due, in ms from now; null when nothing waits. */
export async function nextDueInMs(db: Db, medium: "email" | "push"): Promise<number | null> {
  const { rows } = await db.query<{ ms: number | null }>(
    `SELECT extract(epoch FROM min(not_before) - clock_timestamp())::float8 * 1000 AS ms FROM delivery
     WHERE state = 'queued' AND medium = $1`,
    [medium],
  );
  return rows[0]?.ms ?? null;
}
