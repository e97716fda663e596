import type { Db } from "@/lib/db/client";

/** What has become of the occasion of a delivery, and of the wish to hear of it, since it was decided on. */
export interface DueFacts {
  id: string;
  /** The person has switched this way off meanwhile. */
  unwanted: boolean;
  seen: boolean;
  ended: boolean;
  zone: string | null;
  /** "22:00"; both null: no quiet hours. */
  quietFrom: string | null;
  quietTo: string | null;
}

const TIME = (column: string) => `to_char(make_time(${column} / 60, ${column} % 60, 0), 'HH24:MI')`;

/**
 * Facts about deliveries of streams, singly or gathered. A stream is over when its broadcaster is off air, or has been
 * announced again since: short breaks do not count. One in a watched category is over when it is in no such any more.
 */
export async function readDueFacts(db: Db, ids: readonly string[]): Promise<DueFacts[]> {
  const { rows } = await db.query<DueFacts>(
    `SELECT d.id,
       NOT CASE WHEN a.id IS NOT NULL AND d.medium = 'email' THEN coalesce(o.email, p.email, false)
         WHEN a.id IS NOT NULL THEN coalesce(o.push, p.push, false)
         WHEN d.medium = 'email' THEN coalesce(p.email, false) OR EXISTS (
           SELECT FROM broadcaster_preference x WHERE x.user_id = d.user_id AND x.email)
         ELSE coalesce(p.push, false) OR EXISTS (
           SELECT FROM broadcaster_preference x WHERE x.user_id = d.user_id AND x.push) END AS unwanted,
       coalesce(n.read_at, n.deleted_at) IS NOT NULL AS seen,
       d.announcement_id IS NOT NULL AND (a.id IS NULL OR coalesce(s.state = 'offline', false)
         OR CASE WHEN a.type = 'category_live' THEN NOT EXISTS (
             SELECT FROM target_start t WHERE t.stream_id = a.stream_id AND t.ended_at IS NULL)
           ELSE EXISTS (
             SELECT FROM announcement later WHERE later.broadcaster_id = a.broadcaster_id AND later.id > a.id
               AND later.type = 'broadcaster_live') END) AS ended,
       p.zone, ${TIME("p.quiet_from")} AS "quietFrom", ${TIME("p.quiet_to")} AS "quietTo"
     FROM unnest($1::uuid[]) AS i (id) JOIN delivery d ON d.id = i.id
     LEFT JOIN announcement a ON a.id = d.announcement_id
     LEFT JOIN live_status s ON s.broadcaster_id = a.broadcaster_id
     LEFT JOIN notification n ON n.user_id = d.user_id AND n.announcement_id = d.announcement_id
     LEFT JOIN notification_preference p ON p.user_id = d.user_id
     LEFT JOIN broadcaster_preference o ON o.user_id = d.user_id AND o.broadcaster_id = a.broadcaster_id`,
    [ids],
  );
  return rows;
}
