import type { Db } from "@/lib/db/client";

/**
 * Writes an entry about a person themselves, and that it is in their inbox; no fan-out takes it up. Undefined when they
 * were told before, or are gone.
 */
export async function insertNotice(
  tx: Db,
  { userId, type, about }: { userId: string; type: string; about: string },
): Promise<{ id: string; at: Date } | undefined> {
  const { rows } = await tx.query<{ id: string; at: Date }>(
    `WITH made AS (
       INSERT INTO announcement (type, broadcaster_id, stream_id, broadcaster_name, login, avatar_url, stream_title,
         category_name, started_at, completed_at, recipients)
       SELECT $2, p.twitch_id, $3, coalesce(p.name, p.login), p.login, p.image, '', '', clock_timestamp(),
         clock_timestamp(), 1
       FROM person p WHERE p.id = $1
       ON CONFLICT (broadcaster_id, stream_id, type, ordinal) DO NOTHING RETURNING id, created_at AS at),
     told AS (INSERT INTO notification (user_id, announcement_id) SELECT $1, id FROM made)
     SELECT id, at FROM made`,
    [userId, type, about],
  );
  return rows[0];
}
