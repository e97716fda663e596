import type { Db } from "@/lib/db/client";
import type { TargetWish, WishInput, WishList } from "./schema";

/** What a person wishes to be told of, by name. */
export async function listWishes(db: Db, userId: string): Promise<TargetWish[]> {
  const { rows } = await db.query<TargetWish>(
    `SELECT t.id AS "targetId", t.name, t.image_url AS "imageUrl", t.enabled, w.min_viewers AS "minViewers", w.language
     FROM target_wish w JOIN watch_target t ON t.id = w.target_id
     WHERE w.user_id = $1 ORDER BY lower(t.name), t.id`,
    [userId],
  );
  return rows;
}

/** The categories that are looked at, by name. */
export async function listCategories(db: Db): Promise<WishList["categories"]> {
  const { rows } = await db.query<WishList["categories"][number]>(
    `SELECT id AS "targetId", name, image_url AS "imageUrl" FROM watch_target
     WHERE kind = 'game' AND enabled ORDER BY lower(name), id`,
  );
  return rows;
}

/** Waits for whatever else changes the wishes of this person, to the end of the transaction; says how many others there are. */
export async function countOtherWishes(tx: Db, userId: string, targetId: string): Promise<number> {
  await tx.query("SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE", [userId]);
  const { rows } = await tx.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM target_wish WHERE user_id = $1 AND target_id <> $2",
    [userId, targetId],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Makes a wish, or changes it: what is on air by then is no news. One that is as it was before stays so. False when
 * there is no such category.
 */
export async function putWish(
  tx: Db,
  { userId, targetId, minViewers, language }: WishInput & { userId: string; targetId: string },
  since: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "SELECT FROM watch_target WHERE id = $1 AND kind = 'game' FOR KEY SHARE",
    [targetId],
  );
  if (rowCount === 0) return false;
  await tx.query(
    `INSERT INTO target_wish AS w (user_id, target_id, min_viewers, language, since) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (user_id, target_id) DO UPDATE SET min_viewers = excluded.min_viewers, language = excluded.language,
       since = excluded.since, primed_at = NULL
     WHERE (w.min_viewers, w.language) IS DISTINCT FROM (excluded.min_viewers, excluded.language)`,
    [userId, targetId, minViewers, language, since.toISOString()],
  );
  return true;
}

/** Takes a wish back; false when there was none. */
export async function deleteWish(db: Db, userId: string, targetId: string): Promise<boolean> {
  const { rowCount } = await db.query("DELETE FROM target_wish WHERE user_id = $1 AND target_id = $2", [
    userId,
    targetId,
  ]);
  return rowCount === 1;
}
