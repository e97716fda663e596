import type { Db } from "@/lib/db/client";

/** A browser that was told of a stream which is over now. */
export interface EndingRow {
  /** The delivery that told of its beginning. */
  id: string;
  userId: string;
  announcementId: string;
  deviceId: string;
  endedAt: Date;
}

/** The stream that a channel showed last, and those that it went on with: announced was the first of them. */
const SHOW = `WITH RECURSIVE show AS (
    SELECT id, continues_id, twitch_stream_id FROM stream
    WHERE broadcaster_id = s.broadcaster_id AND twitch_stream_id = s.stream_id
    UNION
    SELECT before.id, before.continues_id, before.twitch_stream_id FROM show
      JOIN stream before ON before.id = show.continues_id)
  SELECT twitch_stream_id AS stream_id FROM show UNION SELECT s.stream_id`;

/**
 * Browsers that got the push of a stream that ended after `since` and is still over, and that nobody has told so yet.
 * Not those whose person has seen it meanwhile, or wants no pushes any more. At most `limit`, behind the delivery
 * `afterId`.
 */
export async function findEndings(
  db: Db,
  { since, afterId, limit }: { since: Date; afterId: string | null; limit: number },
): Promise<EndingRow[]> {
  const { rows } = await db.query<EndingRow>(
    `SELECT d.id, d.user_id AS "userId", d.announcement_id AS "announcementId", d.device_id AS "deviceId",
       s.ended_at AS "endedAt"
     FROM live_status s CROSS JOIN LATERAL (${SHOW}) AS show
     JOIN announcement a ON a.broadcaster_id = s.broadcaster_id AND a.stream_id = show.stream_id
       AND a.type = 'broadcaster_live'
     JOIN delivery d ON d.announcement_id = a.id AND d.kind = 'live' AND d.medium = 'push' AND d.state = 'sent'
     LEFT JOIN notification n ON n.user_id = d.user_id AND n.announcement_id = a.id
     LEFT JOIN notification_preference p ON p.user_id = d.user_id
     LEFT JOIN broadcaster_preference o ON o.user_id = d.user_id AND o.broadcaster_id = a.broadcaster_id
     WHERE s.state = 'offline' AND s.ended_at > $1 AND ($2::uuid IS NULL OR d.id > $2)
       AND coalesce(n.read_at, n.deleted_at) IS NULL AND coalesce(o.push, p.push, false)
       AND EXISTS (SELECT FROM push_device v WHERE v.id = d.device_id AND v.user_id = d.user_id)
       AND NOT EXISTS (SELECT FROM delivery e WHERE e.user_id = d.user_id AND e.announcement_id = a.id
         AND e.medium = 'push' AND e.kind = 'ended' AND e.device_id = d.device_id)
     ORDER BY d.id LIMIT $3`,
    [since.toISOString(), afterId, limit],
  );
  return rows;
}
