import type { Db } from "@/lib/db/client";

/** What a change by hand found. */
export interface FollowBefore {
  active: boolean;
  muted: boolean;
}

/** Makes the caller the only one who changes this person's follows until the transaction ends; false: no such person. */
export async function lockPerson(db: Db, userId: string): Promise<boolean> {
  const { rowCount } = await db.query("SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE", [userId]);
  return rowCount === 1;
}

/** The follow as it stands; undefined when there never was one. */
export async function findBefore(
  db: Db,
  userId: string,
  broadcasterId: string,
): Promise<FollowBefore | undefined> {
  const { rows } = await db.query<FollowBefore>(
    "SELECT active, muted FROM follow WHERE user_id = $1 AND broadcaster_id = $2",
    [userId, broadcasterId],
  );
  return rows[0];
}

/** Notes the person's choice. Mute and date of a follow that was there stay: undoing an unfollow brings all back. */
export async function putChoice(
  db: Db,
  userId: string,
  broadcasterId: string,
  choice: "follow" | "unfollow",
): Promise<void> {
  await db.query(
    `INSERT INTO follow (user_id, broadcaster_id, choice) VALUES ($1, $2, $3)
     ON CONFLICT (broadcaster_id, user_id) DO UPDATE SET choice = excluded.choice`,
    [userId, broadcasterId, choice],
  );
}

export async function putMuted(db: Db, userId: string, broadcasterId: string, muted: boolean): Promise<void> {
  await db.query("UPDATE follow SET muted = $3 WHERE user_id = $1 AND broadcaster_id = $2", [
    userId,
    broadcasterId,
    muted,
  ]);
}

/**
 * Counts one follower more for `gained` and one less for `lost`. Rows are locked in order of id first, so that
 * two people whose follows change at once never wait for each other. Added up, not counted anew: counting
 * reads every follower of a broadcaster who may have a million.
 */
export async function adjustFollowerCounts(
  db: Db,
  gained: readonly string[],
  lost: readonly string[],
): Promise<void> {
  const ids = [...gained, ...lost];
  if (ids.length === 0) return;
  await db.query("SELECT FROM broadcaster WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE", [ids]);
  await db.query(
    `UPDATE broadcaster b SET follower_count = greatest(0, b.follower_count + c.change)
     FROM unnest($1::text[], $2::int[]) AS c (id, change) WHERE b.id = c.id`,
    [ids, [...gained.map(() => 1), ...lost.map(() => -1)]],
  );
}
