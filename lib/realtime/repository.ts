import { findBySession, type StoredPerson } from "@/lib/auth/repository";
import type { Db } from "@/lib/db/client";

/** What must be known, in one snapshot, to let a socket in. */
export interface Admission {
  /** Whether the session still exists and has not run out. */
  valid: boolean;
  /** The outbox's newest seq, 0 when it is empty. */
  newest: number;
  /** Ids of the broadcasters actively followed. */
  follows: string[];
}

/** What the sidecar asks the database. */
export interface RealtimeRepository {
  /** The person whose session it is; null when there is none or it ran out. `hash`: SHA-256 hex of the cookie. */
  findPerson(hash: string): Promise<StoredPerson | null>;
  admission(hash: string, userId: string): Promise<Admission>;
  /** Broadcasters actively followed, for each person asked for. */
  followsOf(userIds: readonly string[]): Promise<Map<string, string[]>>;
  /** Those of the sessions that still exist and have not run out. */
  liveSessions(hashes: readonly string[]): Promise<Set<string>>;
}

/**
 * Tries to become the one sidecar that reads the outbox for all. Held by the connection for as long as it lives, and
 * free at once when its process dies; to be asked once on each connection.
 */
export async function takeLead(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ leads: boolean }>(
    "SELECT pg_try_advisory_lock(hashtext('tallylight realtime lead')) AS leads",
  );
  return rows[0]?.leads ?? false;
}

/** The sidecar's questions, asked of Postgres. Sessions are compared by the database's clock. */
export function createRepository(db: Db): RealtimeRepository {
  return {
    findPerson: (hash) => findBySession(db, hash),
    admission: (hash, userId) => admission(db, hash, userId),
    followsOf: (userIds) => followsOf(db, userIds),
    liveSessions: (hashes) => liveSessions(db, hashes),
  };
}

async function admission(db: Db, hash: string, userId: string): Promise<Admission> {
  const { rows } = await db.query<{ valid: boolean; newest: string; follows: string[] }>(
    `SELECT
       EXISTS (SELECT FROM session WHERE session_token = $1 AND user_id = $2 AND expires > now()) AS valid,
       (SELECT coalesce(max(seq), 0) FROM outbox) AS newest,
       ARRAY(SELECT broadcaster_id FROM follow WHERE user_id = $2 AND active) AS follows`,
    [hash, userId],
  );
  const row = rows[0];
  return { valid: row?.valid ?? false, newest: Number(row?.newest ?? 0), follows: row?.follows ?? [] };
}

async function followsOf(db: Db, userIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ userId: string; follows: string[] }>(
    `SELECT asked.id AS "userId",
       ARRAY(SELECT f.broadcaster_id FROM follow f WHERE f.user_id = asked.id AND f.active) AS follows
     FROM unnest($1::uuid[]) AS asked (id)`,
    [userIds],
  );
  return new Map(rows.map(({ userId, follows }) => [userId, follows]));
}

async function liveSessions(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ hash: string }>(
    "SELECT session_token AS hash FROM session WHERE session_token = ANY($1) AND expires > now()",
    [hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}
