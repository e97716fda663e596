import { createHash } from "node:crypto";
import type pg from "pg";

/** Everybody follows this one, so that one event goes to every socket. */
export const POPULAR = "1";

export interface Audience {
  /** A session cookie's value for each person. */
  tokens: string[];
  userIds: string[];
}

/** Fills the database: `people` with a session each, each following the popular broadcaster and others at random. */
export async function createAudience(
  pool: pg.Pool,
  people: number,
  broadcasters: number,
  followsEach: number,
): Promise<Audience> {
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name)
     SELECT n::text, 'login' || n, 'Name ' || n FROM generate_series(1, $1::int) AS n`,
    [broadcasters],
  );
  const created = await pool.query<{ id: string }>(
    `INSERT INTO person (twitch_id, login)
     SELECT n::text, 'viewer' || n FROM generate_series(1, $1::int) AS n RETURNING id`,
    [people],
  );
  const userIds = created.rows.map(({ id }) => id);
  const tokens = userIds.map((id) => `token-of-${id}`);
  await pool.query(
    `INSERT INTO session (session_token, user_id, expires)
     SELECT hash, id, now() + interval '1 day' FROM unnest($1::text[], $2::uuid[]) AS s (hash, id)`,
    [tokens.map((token) => createHash("sha256").update(token).digest("hex")), userIds],
  );
  await pool.query(
    `INSERT INTO follow (broadcaster_id, user_id, on_twitch)
     SELECT CASE WHEN n = 1 THEN $3 ELSE (2 + floor(random() * ($4::int - 1)))::int::text END, id, true
     FROM unnest($1::uuid[]) AS person (id), generate_series(1, $2::int) AS n
     ON CONFLICT DO NOTHING`,
    [userIds, followsEach, POPULAR, broadcasters],
  );
  await pool.query("ANALYZE");
  return { tokens, userIds };
}
