import type { Db } from "@/lib/db/client";
import type { NewAnnouncement } from "./repository-fan-out";

/**
 * Writes an announcement that only those hear of who are told in this transaction: no fan-out takes it up. There may be
 * several of one stream, as more and more people watch it. Says when it was made.
 */
export async function insertCategoryAnnouncement(tx: Db, announcement: NewAnnouncement): Promise<Date> {
  const { rows } = await tx.query<{ at: Date }>(
    `INSERT INTO announcement (id, type, broadcaster_id, stream_id, broadcaster_name, login, avatar_url, stream_title,
       category_id, category_name, viewer_count, started_at, source, observed_at, completed_at, ordinal)
     SELECT $1, 'category_live', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, clock_timestamp(),
       (SELECT coalesce(max(ordinal) + 1, 0) FROM announcement
        WHERE broadcaster_id = $2 AND stream_id = $3 AND type = 'category_live')
     RETURNING created_at AS at`,
    [
      announcement.id,
      announcement.broadcasterId,
      announcement.streamId,
      announcement.broadcasterName,
      announcement.login,
      announcement.avatarUrl,
      announcement.streamTitle,
      announcement.categoryId,
      announcement.categoryName,
      announcement.viewerCount,
      announcement.startedAt.toISOString(),
      announcement.source,
      announcement.observedAt.toISOString(),
    ],
  );
  const [made] = rows;
  if (!made) throw new Error("an insert answered without its row");
  return made.at;
}
