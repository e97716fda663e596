import type { Db } from "@/lib/db/client";

/** A channel as stored from what Twitch says. `avatarUrl` undefined: not asked, keep what is there. */
export interface ChannelProfile {
  id: string;
  login: string;
  displayName: string;
  avatarUrl?: string | null | undefined;
}

/** Makes the channels known, or brings their names up to date. In order of id, so that two imports never wait for each other in a circle. */
export async function saveProfiles(db: Db, profiles: readonly ChannelProfile[], now: Date): Promise<void> {
  if (profiles.length === 0) return;
  const sorted = [...profiles].sort((a, b) => (a.id < b.id ? -1 : 1));
  await db.query(
    `INSERT INTO broadcaster AS b (id, login, display_name, avatar_url, profile_at)
     SELECT id, login, name, avatar, CASE WHEN asked THEN $6::timestamptz ELSE 'epoch' END
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[]) AS p (id, login, name, avatar, asked)
     ORDER BY id
     ON CONFLICT (id) DO UPDATE SET login = excluded.login, display_name = excluded.display_name,
       avatar_url = CASE WHEN excluded.profile_at > 'epoch' THEN excluded.avatar_url ELSE b.avatar_url END,
       profile_at = greatest(b.profile_at, excluded.profile_at)
     WHERE (b.login, b.display_name) IS DISTINCT FROM (excluded.login, excluded.display_name)
       OR excluded.profile_at > 'epoch'`,
    [
      sorted.map((p) => p.id),
      sorted.map((p) => p.login),
      sorted.map((p) => p.displayName),
      sorted.map((p) => p.avatarUrl ?? null),
      sorted.map((p) => p.avatarUrl !== undefined),
      now,
    ],
  );
}

/** Those of the ids whose picture and name were not asked for since `since`. */
export async function withOldProfile(db: Db, ids: readonly string[], since: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT asked.id FROM unnest($1::text[]) AS asked (id) LEFT JOIN broadcaster b ON b.id = asked.id
     WHERE b.id IS NULL OR b.profile_at < $2`,
    [ids, since],
  );
  return rows.map(({ id }) => id);
}

/** Counts anew who follows these channels. Locks in order of id, for the same reason as saveProfiles. */
export async function recountFollowers(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.query("SELECT FROM broadcaster WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE", [ids]);
  await db.query(
    `UPDATE broadcaster b SET follower_count = c.followers
     FROM (SELECT id, (SELECT count(*) FROM follow f WHERE f.broadcaster_id = id AND f.active) AS followers
           FROM unnest($1::text[]) AS asked (id)) c
     WHERE b.id = c.id AND b.follower_count <> c.followers`,
    [ids],
  );
}
