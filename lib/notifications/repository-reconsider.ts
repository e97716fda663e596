import type { Db } from "@/lib/db/client";

/** An announcement of a stream on air, with what that shows now. */
export interface Reconsidered {
  id: string;
  broadcasterId: string;
  streamId: string;
  createdAt: Date;
  /** Deliveries queued for it so far. */
  queued: number;
  title: string;
  categoryId: string;
  categoryName: string;
  viewerCount: number;
  /** The stream shows the same as when it was last decided on; only more people watch. */
  onlyViewers: boolean;
  /** The database's clock. */
  now: Date;
}

/**
 * Channels on air with the announcement of what is on. After a short break the stream has another id, and the
 * announcement is the one of a stream before, which it goes on with.
 */
const ON_AIR = `live_status l
  JOIN LATERAL (SELECT * FROM announcement o WHERE o.broadcaster_id = l.broadcaster_id AND o.type = 'broadcaster_live'
    ORDER BY o.id DESC LIMIT 1) AS a ON a.stream_id = l.stream_id OR a.stream_id IN (
      WITH RECURSIVE show AS (
        SELECT id, continues_id, twitch_stream_id FROM stream
        WHERE broadcaster_id = l.broadcaster_id AND twitch_stream_id = l.stream_id
        UNION
        SELECT before.id, before.continues_id, before.twitch_stream_id FROM show
          JOIN stream before ON before.id = show.continues_id)
      SELECT twitch_stream_id FROM show)`;

const SAME = `(l.title, l.category_id) IS NOT DISTINCT FROM
  (coalesce(a.considered_title, a.stream_title), coalesce(a.considered_category_id, a.category_id))`;

const MORE = "l.viewer_count > coalesce(a.considered_viewers, a.viewer_count)";

/**
 * Announcements that have reached everybody, whose streams are on air and have since come to show something else or to
 * more people, and that some were not told of for a rule's sake.
 */
export async function listToReconsider(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT a.id FROM ${ON_AIR}
     WHERE l.state <> 'offline' AND a.completed_at IS NOT NULL AND (NOT ${SAME} OR ${MORE})
       AND EXISTS (SELECT FROM delivery d WHERE d.announcement_id = a.id AND d.state = 'skipped'
         AND d.reason IN ('category', 'title', 'viewers') AND (NOT ${SAME} OR d.reason = 'viewers'))
     ORDER BY a.id`,
  );
  return rows.map(({ id }) => id);
}

/** Holds such an announcement to the end of the transaction; undefined: others hold it, or there is nothing to do. */
export async function holdForReconsidering(db: Db, id: string): Promise<Reconsidered | undefined> {
  const held = await db.query("SELECT FROM announcement WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED", [id]);
  if (held.rowCount === 0) return undefined;
  const { rows } = await db.query<Reconsidered>(
    `SELECT a.id, a.broadcaster_id AS "broadcasterId", a.stream_id AS "streamId", a.created_at AS "createdAt",
       a.queued, l.title, l.category_id AS "categoryId", l.category_name AS "categoryName",
       l.viewer_count AS "viewerCount", ${SAME} AS "onlyViewers", clock_timestamp() AS now
     FROM ${ON_AIR} WHERE a.id = $1 AND l.state <> 'offline' AND (NOT ${SAME} OR ${MORE})`,
    [id],
  );
  return rows[0];
}

/** Notes what a stream showed when all were decided on again. */
export async function noteConsidered(db: Db, shown: Reconsidered): Promise<void> {
  await db.query(
    `UPDATE announcement SET considered_title = $2, considered_category_id = $3, considered_viewers = $4 WHERE id = $1`,
    [shown.id, shown.title, shown.categoryId, shown.viewerCount],
  );
}
