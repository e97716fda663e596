import type { Db } from "@/lib/db/client";
import type { Medium } from "@/lib/preferences/schema";
import type { NewDelivery } from "./schema";

/** Skipped since a rule did not hold that may come to hold while the stream goes on. */
const BY_RULE = "d.state = 'skipped' AND d.reason IN ('category', 'title', 'viewers')";

/** How far a rule of viewers is now from being fulfilled: only who asks for so many or fewer is worth a look. */
const WISHED_VIEWERS = "coalesce((coalesce(o.rules, p.rules) ->> 'minViewers')::int, 0)";

/**
 * The next `limit` people behind `afterUser` who were not told of an announcement for a rule's sake, and in which ways:
 * for a rule of viewers only, where the stream shows the same as before; and those only where so many watch now.
 */
export async function listSkipped(
  db: Db,
  {
    announcementId,
    viewers,
    ...part
  }: {
    announcementId: string;
    viewers: number;
    onlyViewers: boolean;
    afterUser: string | null;
    limit: number;
  },
): Promise<{ userId: string; media: Medium[] }[]> {
  const { rows } = await db.query<{ userId: string; media: Medium[] }>(
    `SELECT d.user_id AS "userId", array_agg(DISTINCT d.medium ORDER BY d.medium) AS media
     FROM delivery d JOIN announcement a ON a.id = d.announcement_id
     JOIN follow f ON f.broadcaster_id = a.broadcaster_id AND f.user_id = d.user_id AND f.active
     LEFT JOIN notification_preference p ON p.user_id = d.user_id
     LEFT JOIN broadcaster_preference o ON o.user_id = d.user_id AND o.broadcaster_id = a.broadcaster_id
     WHERE d.announcement_id = $1 AND ${BY_RULE} AND ($2::uuid IS NULL OR d.user_id > $2)
       AND CASE WHEN d.reason = 'viewers' THEN ${WISHED_VIEWERS} <= $3 ELSE NOT $4 END
     GROUP BY d.user_id ORDER BY d.user_id LIMIT $5`,
    [announcementId, part.afterUser, viewers, part.onlyViewers, part.limit],
  );
  return rows;
}

/**
 * Writes over what was skipped of an announcement by what is decided now; of several devices over the first, the
 * others have no rows yet. What is no more skipped for a rule's sake stays. Says in which ways something is now queued.
 */
export async function rewriteSkipped(
  db: Db,
  announcementId: string,
  rows: readonly NewDelivery[],
): Promise<("email" | "push")[]> {
  const firsts = new Map<string, NewDelivery>();
  for (const row of rows) {
    const key = `${row.userId} ${row.medium}`;
    if (!firsts.has(key)) firsts.set(key, row);
  }
  const changes = [...firsts.values()];
  const { rows: media } = await db.query<{ medium: "email" | "push" }>(
    `WITH again AS (
       UPDATE delivery d SET state = n.state, reason = n.reason, device_id = n.device_id, about = n.about,
         not_before = coalesce(n.not_before, clock_timestamp()), turn = n.turn, decided_at = clock_timestamp()
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::jsonb[], $6::text[], $7::text[], $8::timestamptz[], $9::int[])
         AS n (user_id, medium, device_id, about, state, reason, not_before, turn)
       WHERE d.announcement_id = $1 AND d.user_id = n.user_id AND d.medium = n.medium AND d.kind = 'live' AND ${BY_RULE}
         AND (n.state, n.reason) IS DISTINCT FROM (d.state, d.reason)
       RETURNING d.medium, d.state)
     SELECT DISTINCT medium FROM again WHERE state = 'queued' ORDER BY medium`,
    [
      announcementId,
      changes.map((row) => row.userId),
      changes.map((row) => row.medium),
      changes.map((row) => row.deviceId),
      changes.map((row) => (row.about === null ? null : JSON.stringify(row.about))),
      changes.map((row) => row.state),
      changes.map((row) => row.reason),
      changes.map((row) => row.notBefore?.toISOString() ?? null),
      changes.map((row) => row.turn),
    ],
  );
  return media.map(({ medium }) => medium);
}

/** Notes that the bell of these people rang after all. */
export async function noteRung(db: Db, announcementId: string, userIds: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE delivery d SET state = 'sent', reason = NULL, decided_at = clock_timestamp(), sent_at = clock_timestamp()
     WHERE d.announcement_id = $1 AND d.user_id = ANY($2::uuid[]) AND d.medium = 'in_app' AND ${BY_RULE}`,
    [announcementId, userIds],
  );
}
