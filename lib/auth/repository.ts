import type { Db } from "@/lib/db/client";
import type { Person } from "./core/policy";

/** A person as stored; who is an operator is configuration, not data. */
export type StoredPerson = Omit<Person, "operator">;

/** The person whose session it is; null when there is none or it ran out. `hash`: SHA-256 hex of the token. */
export async function findBySession(db: Db, hash: string): Promise<StoredPerson | null> {
  const { rows } = await db.query<StoredPerson>({
    // Asked with every request: by its name Postgres knows the plan, and does not make it anew.
    name: "person of a session",
    text: `SELECT p.id, p.twitch_id AS "twitchId", p.login, coalesce(p.name, p.login) AS name, p.image
       FROM session s JOIN person p ON p.id = s.user_id
       WHERE s.session_token = $1 AND s.expires > now()`,
    values: [hash],
  });
  return rows[0] ?? null;
}

export interface StoredAccount extends StoredPerson {
  email: string | null;
  createdAt: Date;
  signedInAt: Date;
  followsImportedAt: Date | null;
  scopes: string[];
}

/** Everything kept of a person. */
export async function findAccount(db: Db, userId: string): Promise<StoredAccount | null> {
  const { rows } = await db.query<StoredAccount>(
    `SELECT p.id, p.twitch_id AS "twitchId", p.login, coalesce(p.name, p.login) AS name, p.image, p.email,
       p.created_at AS "createdAt", p.signed_in_at AS "signedInAt",
       p.follows_imported_at AS "followsImportedAt", coalesce(t.scopes, '{}') AS scopes
     FROM person p LEFT JOIN twitch_token t ON t.owner = p.twitch_id AND t.invalid_at IS NULL
     WHERE p.id = $1`,
    [userId],
  );
  return rows[0] ?? null;
}

export interface Profile {
  twitchId: string;
  login: string;
  name: string;
  image: string | null;
  email: string | null;
}

/** Takes over what Twitch says of a person who signs in at `now`; somebody new is made by the adapter. */
export async function updateProfile(db: Db, profile: Profile, now: Date): Promise<void> {
  await db.query(
    `UPDATE person SET login = $2, name = $3, image = $4, email = $5, signed_in_at = $6 WHERE twitch_id = $1`,
    [profile.twitchId, profile.login, profile.name, profile.image, profile.email, now],
  );
}

/** Sets the language that a person is written to in. */
export async function setLocale(db: Db, userId: string, locale: string): Promise<void> {
  await db.query("UPDATE person SET locale = $2 WHERE id = $1", [userId, locale]);
}

/** The same, where none is set yet. */
export async function setFirstLocale(db: Db, userId: string, locale: string): Promise<void> {
  await db.query("UPDATE person SET locale = $2 WHERE id = $1 AND locale IS NULL", [userId, locale]);
}

/** Deletes a session; says whose it was, null when it was gone. */
export async function deleteSession(db: Db, hash: string): Promise<string | null> {
  const { rows } = await db.query<{ userId: string }>(
    `DELETE FROM session WHERE session_token = $1 RETURNING user_id AS "userId"`,
    [hash],
  );
  return rows[0]?.userId ?? null;
}

/** Deletes all sessions of these Twitch users; says whose there were any of. */
export async function deleteSessionsOf(db: Db, twitchUserIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ userId: string }>(
    `WITH gone AS (
       DELETE FROM session s USING person p WHERE p.id = s.user_id AND p.twitch_id = ANY($1) RETURNING s.user_id)
     SELECT DISTINCT user_id AS "userId" FROM gone ORDER BY 1`,
    [twitchUserIds],
  );
  return rows.map(({ userId }) => userId);
}
