import type { Db } from "@/lib/db/client";
import type { StoredFollow } from "./core/plan-follow-import";

export interface Importer {
  userId: string;
  twitchId: string;
}

/** Whose list to import; null when there is no such person. */
export async function findImporter(db: Db, userId: string): Promise<Importer | null> {
  const { rows } = await db.query<Importer>(
    `SELECT id AS "userId", twitch_id AS "twitchId" FROM person WHERE id = $1`,
    [userId],
  );
  return rows[0] ?? null;
}

/** People whose list was last read before `before` and who can be asked about, longest ago first. */
export async function findDueImporters(db: Db, before: Date): Promise<Importer[]> {
  const { rows } = await db.query<Importer>(
    `SELECT p.id AS "userId", p.twitch_id AS "twitchId"
     FROM person p JOIN twitch_token t ON t.owner = p.twitch_id AND t.invalid_at IS NULL
     WHERE p.follows_imported_at IS NULL OR p.follows_imported_at < $1
     ORDER BY p.follows_imported_at NULLS FIRST, p.id`,
    [before],
  );
  return rows;
}

/**
 * Holds the person to the end of the transaction, so that two imports come one after the other. False when
 * a list that was read later is already in place.
 */
export async function beginImport(db: Db, userId: string, readAt: Date): Promise<boolean> {
  const { rows } = await db.query<{ newer: boolean }>(
    `SELECT coalesce(follows_imported_at >= $2, false) AS newer FROM person WHERE id = $1 FOR NO KEY UPDATE`,
    [userId, readAt],
  );
  return rows[0]?.newer === false;
}

export async function endImport(db: Db, userId: string, readAt: Date): Promise<void> {
  await db.query("UPDATE person SET follows_imported_at = $2 WHERE id = $1", [userId, readAt]);
}

/** Everything stored of whom the person follows. */
export async function findFollows(db: Db, userId: string): Promise<StoredFollow[]> {
  const { rows } = await db.query<StoredFollow>(
    `SELECT broadcaster_id AS "broadcasterId", on_twitch AS "onTwitch" FROM follow WHERE user_id = $1`,
    [userId],
  );
  return rows;
}

/** Notes follows that exist on Twitch. What was chosen by hand stays as it is. */
export async function noteOnTwitch(
  db: Db,
  userId: string,
  follows: readonly { broadcasterId: string; followedAt: Date }[],
): Promise<void> {
  if (follows.length === 0) return;
  await db.query(
    `INSERT INTO follow (user_id, broadcaster_id, on_twitch, followed_at)
     SELECT $1, id, true, at FROM unnest($2::text[], $3::timestamptz[]) AS f (id, at) ORDER BY id
     ON CONFLICT (broadcaster_id, user_id) DO UPDATE SET on_twitch = true, followed_at = excluded.followed_at`,
    [userId, follows.map((f) => f.broadcasterId), follows.map((f) => f.followedAt.toISOString())],
  );
}

/** Notes that these are no longer followed on Twitch. */
export async function noteNotOnTwitch(db: Db, userId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.query("UPDATE follow SET on_twitch = false WHERE user_id = $1 AND broadcaster_id = ANY($2)", [
    userId,
    ids,
  ]);
}

/** Follows by hand. Says whether that changed anything: who is followed already stays as they are. */
export async function chooseFollow(
  db: Db,
  userId: string,
  broadcasterId: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO follow AS f (user_id, broadcaster_id, choice, followed_at) VALUES ($1, $2, 'follow', $3)
     ON CONFLICT (broadcaster_id, user_id) DO UPDATE
       SET choice = 'follow', followed_at = CASE WHEN f.on_twitch THEN f.followed_at ELSE excluded.followed_at END
       WHERE NOT f.active`,
    [userId, broadcasterId, now],
  );
  return (rowCount ?? 0) > 0;
}

/** Unfollows by hand. `known` false: it was never followed. `changed` false: it was not followed any more. */
export async function chooseUnfollow(
  db: Db,
  userId: string,
  broadcasterId: string,
): Promise<{ known: boolean; changed: boolean }> {
  const { rows } = await db.query<{ active: boolean }>(
    "SELECT active FROM follow WHERE user_id = $1 AND broadcaster_id = $2 FOR NO KEY UPDATE",
    [userId, broadcasterId],
  );
  const [row] = rows;
  if (!row?.active) return { known: row !== undefined, changed: false };
  await db.query("UPDATE follow SET choice = 'unfollow' WHERE user_id = $1 AND broadcaster_id = $2", [
    userId,
    broadcasterId,
  ]);
  return { known: true, changed: true };
}

/** Mutes or unmutes one that is followed; false when it is not followed. */
export async function saveMuted(
  db: Db,
  userId: string,
  broadcasterId: string,
  muted: boolean,
): Promise<boolean> {
  const { rowCount } = await db.query(
    "UPDATE follow SET muted = $3 WHERE user_id = $1 AND broadcaster_id = $2 AND active",
    [userId, broadcasterId, muted],
  );
  return (rowCount ?? 0) > 0;
}
