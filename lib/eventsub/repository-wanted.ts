import type { Db } from "@/lib/db/client";
import type { TrackedBroadcaster } from "./core/plan-wanted";

/** The broadcasters that polling looks at: somebody follows, or their chat is read. With b as the broadcaster. */
const IS_TRACKED = `(b.follower_count > 0 OR EXISTS (SELECT FROM channel c WHERE c.broadcaster_id = b.id AND c.join_wanted))`;

/** Tokens that Twitch takes, by whose they are. */
const GRANTS = `SELECT regexp_replace(owner, '^bot:', '') AS id, max(validated_at) AS granted_at,
    array_agg(DISTINCT scope) FILTER (WHERE scope IS NOT NULL) AS scopes
  FROM twitch_token LEFT JOIN LATERAL unnest(scopes) AS s (scope) ON true
  WHERE owner <> 'app' AND invalid_at IS NULL GROUP BY 1`;

export interface TrackedRow extends TrackedBroadcaster {
  /** When their token was last known to be good; null without one. */
  grantedAt: Date | null;
}

/** All tracked who let this app in, and those of the others with most followers here, at most `mostStrangers`. */
export async function listTracked(db: Db, mostStrangers: number): Promise<TrackedRow[]> {
  const { rows } = await db.query<TrackedRow>(
    `WITH grants AS (${GRANTS}),
     strangers AS (SELECT b.id, b.follower_count FROM broadcaster b
       WHERE ${IS_TRACKED} AND NOT EXISTS (SELECT FROM grants g WHERE g.id = b.id)
       ORDER BY b.follower_count DESC, b.id LIMIT $1)
     SELECT b.id, true AS authorised, b.follower_count AS followers, g.granted_at AS "grantedAt",
       CASE WHEN EXISTS (SELECT FROM channel c WHERE c.broadcaster_id = b.id AND c.join_wanted)
         THEN coalesce(g.scopes, '{}') ELSE '{}' END AS scopes
     FROM grants g JOIN broadcaster b ON b.id = g.id WHERE ${IS_TRACKED}
     UNION ALL
     SELECT id, false, follower_count, NULL, '{}' FROM strangers`,
    [mostStrangers],
  );
  return rows;
}

export async function countTracked(db: Db): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM broadcaster b WHERE ${IS_TRACKED}`,
  );
  return rows[0]?.count ?? 0;
}

/** Whose token a WebSocket of one account is opened with: the bot's account first, then an operator's. */
export async function findSocketUser(db: Db, operatorIds: readonly string[]): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT u.id FROM (SELECT twitch_id AS id, 0 AS place FROM bot_account
       UNION ALL SELECT id, place::int FROM unnest($1::text[]) WITH ORDINALITY AS o (id, place)) AS u
     WHERE EXISTS (SELECT FROM twitch_token t WHERE t.owner IN (u.id, 'bot:' || u.id) AND t.invalid_at IS NULL)
     ORDER BY u.place LIMIT 1`,
    [operatorIds],
  );
  return rows[0]?.id ?? null;
}
