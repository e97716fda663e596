import type { Db } from "@/lib/db/client";

/** A request with a key, as it is known by. */
export interface KeyedRequest {
  personId: string;
  /** The person, or the API key that was used. */
  callerId: string;
  route: string;
  key: string;
  fingerprint: string;
}

/** What is known of an earlier request with the same key. */
export interface EarlierRequest {
  id: string;
  fingerprint: string;
  /** Null: not answered yet. */
  status: number | null;
  body: string | null;
  secondsAgo: number;
}

/** Writes a request down if its key is new or has expired, of which the id tells; undefined: it is neither. */
export async function claimKey(
  db: Db,
  { personId, callerId, route, key, fingerprint }: KeyedRequest,
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO idempotency_key AS k (person_id, caller_id, route, key, fingerprint) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (caller_id, route, key) DO UPDATE SET id = uuid_v7(), person_id = $1, fingerprint = $5,
       status = NULL, body = NULL, created_at = clock_timestamp()
     WHERE k.created_at < clock_timestamp() - interval '24 hours'
     RETURNING id`,
    [personId, callerId, route, key, fingerprint],
  );
  return rows[0]?.id;
}

export async function findKey(
  db: Db,
  { callerId, route, key }: KeyedRequest,
): Promise<EarlierRequest | undefined> {
  const { rows } = await db.query<EarlierRequest>(
    `SELECT id, fingerprint, status, body,
       extract(epoch FROM clock_timestamp() - created_at)::float8 AS "secondsAgo"
     FROM idempotency_key WHERE caller_id = $1 AND route = $2 AND key = $3`,
    [callerId, route, key],
  );
  return rows[0];
}

/** Keeps how a request was answered. */
export async function keepAnswer(db: Db, id: string, status: number, body: string | null): Promise<void> {
  await db.query("UPDATE idempotency_key SET status = $2, body = $3 WHERE id = $1", [id, status, body]);
}

/** Forgets a request of which nothing was done. */
export async function releaseKey(db: Db, id: string): Promise<void> {
  await db.query("DELETE FROM idempotency_key WHERE id = $1", [id]);
}

export async function deleteKeysBefore(db: Db, before: Date, most: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM idempotency_key WHERE id IN (
       SELECT id FROM idempotency_key WHERE created_at < $1 ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, most],
  );
  return rowCount ?? 0;
}
