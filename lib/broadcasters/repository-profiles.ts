import type { Db } from "@/lib/db/client";

export interface Profile {
  id: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
  /** When Twitch was asked; null when all that is known comes from a list of follows. */
  profileAt: Date | null;
}

/** Those of the ids whose profile was asked for after `since`. */
export async function knownSince(db: Db, ids: readonly string[], since: Date): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM broadcaster WHERE id = ANY($1) AND profile_at > $2",
    [ids, since],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Makes sure that the broadcasters are there, with these profiles. What comes from a list of follows only
 * renames: it tells no picture and does not count as having asked. In order of id, as everybody who locks
 * several broadcasters does.
 */
export async function putProfiles(db: Db, profiles: readonly Profile[]): Promise<void> {
  if (profiles.length === 0) return;
  await db.query(
    `INSERT INTO broadcaster AS b (id, login, display_name, avatar_url, profile_at)
     SELECT id, login, name, avatar, coalesce(at, to_timestamp(0))
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS p (id, login, name, avatar, at)
     ORDER BY id
     ON CONFLICT (id) DO UPDATE SET
       login = excluded.login,
       display_name = excluded.display_name,
       avatar_url = CASE WHEN excluded.profile_at > to_timestamp(0) THEN excluded.avatar_url ELSE b.avatar_url END,
       profile_at = greatest(b.profile_at, excluded.profile_at)
     WHERE (b.login, b.display_name) IS DISTINCT FROM (excluded.login, excluded.display_name)
       OR excluded.profile_at > b.profile_at`,
    [
      profiles.map((p) => p.id),
      profiles.map((p) => p.login),
      profiles.map((p) => p.displayName),
      profiles.map((p) => p.avatarUrl),
      profiles.map((p) => p.profileAt?.toISOString() ?? null),
    ],
  );
}
