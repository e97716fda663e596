import type { Db } from "@/lib/db/client";
import type { ListedFollow, StoredFollow } from "./core/plan-follow-import";

/** Whose follows are meant, and when they were last imported. Held to the end of the transaction if `lock`. */
export async function findImportState(
  db: Db,
  userId: string,
  { lock }: { lock: boolean },
): Promise<{ twitchId: string; importedAt: Date | null } | undefined> {
  const { rows } = await db.query<{ twitchId: string; importedAt: Date | null }>(
    `SELECT twitch_id AS "twitchId", follows_imported_at AS "importedAt" FROM person WHERE id = $1
     ${lock ? "FOR NO KEY UPDATE" : ""}`,
    [userId],
  );
  return rows[0];
}

export async function listStored(db: Db, userId: string): Promise<StoredFollow[]> {
  const { rows } = await db.query<StoredFollow>(
    `SELECT broadcaster_id AS "broadcasterId", on_twitch AS "onTwitch", choice FROM follow WHERE user_id = $1`,
    [userId],
  );
  return rows;
}

export async function insertFollows(db: Db, userId: string, follows: readonly ListedFollow[]): Promise<void> {
  if (follows.length === 0) return;
  await db.query(
    `INSERT INTO follow (user_id, broadcaster_id, on_twitch, followed_at)
     SELECT $1, id, true, at FROM unnest($2::text[], $3::timestamptz[]) AS f (id, at)`,
    [userId, ...columnsOf(follows)],
  );
}

/** Follows that are on Twitch (again): Twitch's date counts where nothing was chosen by hand. */
export async function markOnTwitch(db: Db, userId: string, follows: readonly ListedFollow[]): Promise<void> {
  if (follows.length === 0) return;
  await db.query(
    `UPDATE follow SET on_twitch = true, followed_at = CASE WHEN choice IS NULL THEN f.at ELSE followed_at END
     FROM unnest($2::text[], $3::timestamptz[]) AS f (id, at) WHERE user_id = $1 AND broadcaster_id = f.id`,
    [userId, ...columnsOf(follows)],
  );
}

export async function unmarkOnTwitch(
  db: Db,
  userId: string,
  broadcasterIds: readonly string[],
): Promise<void> {
  if (broadcasterIds.length === 0) return;
  await db.query("UPDATE follow SET on_twitch = false WHERE user_id = $1 AND broadcaster_id = ANY($2)", [
    userId,
    broadcasterIds,
  ]);
}

export async function putImportedAt(db: Db, userId: string, at: Date): Promise<void> {
  await db.query("UPDATE person SET follows_imported_at = $2 WHERE id = $1", [userId, at]);
}

/**
 * People whose import is older than `before`, longest ago first, and whose token lets us ask; at most `limit`.
 */
export async function listDue(db: Db, before: Date, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT p.id FROM person p JOIN twitch_token t ON t.owner = p.twitch_id
     WHERE (p.follows_imported_at IS NULL OR p.follows_imported_at < $1)
       AND t.invalid_at IS NULL AND 'user:read:follows' = ANY (t.scopes)
     ORDER BY p.follows_imported_at NULLS FIRST, p.id LIMIT $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

function columnsOf(follows: readonly ListedFollow[]): [string[], string[]] {
  return [follows.map((f) => f.broadcasterId), follows.map((f) => f.followedAt.toISOString())];
}
