import type { Db } from "@/lib/db/client";

/** Whether a publisher that is not given up chose a kind by name. A paused one did: it gets them later. */
export async function isChosen(db: Db, kind: string): Promise<boolean> {
  const { rows } = await db.query<{ chosen: boolean }>(
    "SELECT EXISTS (SELECT FROM publisher WHERE disabled_at IS NULL AND $1 = ANY(kinds)) AS chosen",
    [kind],
  );
  return rows[0]?.chosen ?? false;
}

/**
 * Empties the events that say what somebody wrote and where they were seen, and deletes them where they became dead
 * letters; says how many. Emptied ones stay as rows, which readers skip: positions then mean what they meant.
 */
export async function emptyEventsOf(db: Db, twitchId: string): Promise<number> {
  const emptied = await db.query(
    `UPDATE outbox SET payload = '{}'
     WHERE kind IN ('chat.message', 'viewer.arrived')
       AND coalesce(payload -> 'author' ->> 'id', payload ->> 'twitchId') = $1`,
    [twitchId],
  );
  const letters = await db.query(
    `DELETE FROM dead_letter
     WHERE kind IN ('chat.message', 'viewer.arrived')
       AND coalesce(body -> 'data' -> 'author' ->> 'id', body -> 'data' ->> 'twitchId') = $1`,
    [twitchId],
  );
  return (emptied.rowCount ?? 0) + (letters.rowCount ?? 0);
}
