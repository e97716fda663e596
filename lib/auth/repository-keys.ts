import type { Db } from "@/lib/db/client";

/** How the instance itself is called among people. No id of Twitch is anything but digits. */
export const INSTANCE = { twitchId: "instance", login: "tallylight-instance", name: "Tallylight" } as const;

export interface UsableKey {
  id: string;
  scopes: string[];
  /** It is the instance's. */
  instance: boolean;
  /** That it is used was not written down within the last minute. */
  unnoted: boolean;
  personId: string;
  twitchId: string;
  login: string;
  personName: string;
  image: string | null;
}

/**
 * The key that has this hash, with who acts by it; undefined when there is none, it was revoked or has expired. Nor does
 * one count whose owner has taken back at Twitch what they allowed, or whose account is being deleted: their sessions
 * are ended then too.
 */
export async function findUsable(db: Db, hash: string): Promise<UsableKey | undefined> {
  const { rows } = await db.query<UsableKey>(
    `SELECT k.id, k.scopes, k.owner_id IS NULL AS instance,
       (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute') AS unnoted,
       p.id AS "personId", p.twitch_id AS "twitchId", p.login, coalesce(p.name, p.login) AS "personName", p.image
     FROM api_key k
       JOIN person p ON p.id = coalesce(k.owner_id, (SELECT id FROM person WHERE twitch_id = $2))
     WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
       AND NOT EXISTS (SELECT FROM twitch_token t WHERE t.owner = p.twitch_id AND t.invalid_at IS NOT NULL)
       AND NOT EXISTS (SELECT FROM account_deletion d WHERE d.user_id = k.owner_id AND d.begun_at IS NOT NULL)`,
    [hash, INSTANCE.twitchId],
  );
  return rows[0];
}

/** Notes that a key is used, unless that was noted within the last minute. */
export async function noteUse(db: Db, id: string): Promise<void> {
  await db.query(
    `UPDATE api_key SET last_used_at = now()
     WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
    [id],
  );
}
