import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { type OverrideRow, overrideOf } from "./core/of-row";
import type { PastOccasion } from "./core/rehearse";
import { OVERRIDE_COLUMNS } from "./repository-columns";
import type { Reach } from "./schema";

/** Something that was announced, as it is shown and as it is decided on. */
export interface PastAnnouncement extends PastOccasion {
  id: string;
  broadcaster: BroadcasterRef;
  categoryName: string;
}

interface Row extends Omit<PastAnnouncement, "broadcaster" | "override" | "kind"> {
  type: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
  override: OverrideRow | null;
}

/**
 * The last announcements of whom a person follows, oldest first. Of each broadcaster the latest are looked up by
 * themselves: of an instance's many announcements, a person's are few.
 */
export async function listLastAnnounced(
  db: Db,
  userId: string,
  { limit, changes }: { limit: number; changes: boolean },
): Promise<PastAnnouncement[]> {
  const { rows } = await db.query<Row>(
    `SELECT a.id, a.type, a.broadcaster_id AS "broadcasterId", a.login, a.broadcaster_name AS "displayName",
       a.avatar_url AS "avatarUrl", a.stream_title AS title, a.category_id AS "categoryId",
       a.category_name AS "categoryName", a.viewer_count AS "viewerCount", a.created_at AS at, f.muted,
       (SELECT to_json(r) FROM (SELECT ${OVERRIDE_COLUMNS}) r WHERE o.user_id IS NOT NULL) AS override,
       (SELECT max(earlier.created_at) FROM announcement earlier
        WHERE earlier.broadcaster_id = a.broadcaster_id AND earlier.id < a.id
          AND earlier.type = 'broadcaster_live' AND earlier.stream_id <> a.stream_id) AS "lastAnnouncedAt"
     FROM follow f
     CROSS JOIN LATERAL (
       SELECT * FROM announcement WHERE broadcaster_id = f.broadcaster_id
         AND (type = 'broadcaster_live' OR $2 AND type = 'stream_changed')
       ORDER BY id DESC LIMIT $3
     ) a
     LEFT JOIN broadcaster_preference o ON o.user_id = f.user_id AND o.broadcaster_id = f.broadcaster_id
     WHERE f.user_id = $1 AND f.active ORDER BY a.id DESC LIMIT $3`,
    [userId, changes, limit],
  );
  return rows.toReversed().map(({ type, login, displayName, avatarUrl, override, ...row }) => ({
    ...row,
    kind: type === "broadcaster_live" ? "live" : "changed",
    broadcaster: { id: row.broadcasterId, login, displayName, avatarUrl },
    override: override && overrideOf(override),
  }));
}

/** Whether there is a broadcaster whose changes the person asked for. */
export async function wantsSomeChanges(db: Db, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "SELECT FROM broadcaster_preference WHERE user_id = $1 AND changes LIMIT 1",
    [userId],
  );
  return rowCount === 1;
}

/** What the person can be reached by. */
export async function findReach(db: Db, userId: string): Promise<Reach> {
  const { rows } = await db.query<Reach>(
    `SELECT coalesce((SELECT state FROM mail_reach WHERE user_id = $1), 'none') AS address,
       (SELECT count(*)::int FROM push_device WHERE user_id = $1) AS devices`,
    [userId],
  );
  return rows[0] ?? { address: "none", devices: 0 };
}
