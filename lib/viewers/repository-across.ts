import type { Db } from "@/lib/db/client";
import { namePattern } from "./core/name-pattern";
import type { ViewerRow } from "./core/viewer-of-row";
import { BOT, NAMES, SORTS } from "./repository-read";
import { SILENCE_MS } from "./repository-record";
import type { ViewerSort } from "./schema";

/** Somebody in one of several channels. */
export type RowAcross = ViewerRow & { channelId: string };

/** After whom a page begins. */
export interface PlaceAcross {
  value: Date | number;
  id: string;
  channelId: string;
}

export interface PartAcross {
  channelIds: readonly string[];
  sort: ViewerSort;
  q: string;
  bots: boolean;
  present: boolean;
  removed: boolean;
  now: Date;
  after: PlaceAcross | null;
  limit: number;
}

/** Chatters of several channels, the latest or the most first. Nobody is there where a channel is not read. */
export async function listAcross(db: Db, part: PartAcross): Promise<RowAcross[]> {
  const by = SORTS[part.sort];
  const further = part.after
    ? `AND ${by} <= $9 AND (${by} < $9 OR (c.viewer_id, c.channel_id) > ($10, $11))`
    : "";
  // Each channel gives its own by the index of the order; where letters of names are looked for, all are joined first.
  const from = part.q === "" ? "channel_viewer c" : "sight s JOIN channel_viewer c ON c.channel_id = s.id";
  const page = `SELECT c.channel_id AS "channelId", v.twitch_id AS id, v.login, v.display_name AS "displayName",
         ${BOT} AS bot, c.bot AS "ownerSaysBot", c.first_seen_at AS "firstSeenAt", c.last_seen_at AS "lastSeenAt",
         c.messages, c.streams, c.flags, c.deleted_at AS "deletedAt", ${by} AS place,
         CASE WHEN s.reads AND c.last_seen_at > $6::timestamptz - $7 * interval '1 ms'
           THEN c.present_since END AS "presentSince"
       FROM ${from} JOIN viewer v ON v.twitch_id = c.viewer_id
       WHERE c.channel_id = s.id AND (c.deleted_at IS NOT NULL) = $2 AND ($3 OR NOT ${BOT})
         AND ($8::text IS NULL OR ${NAMES} LIKE $8)
         AND ($4 = '' OR strpos(v.login, $4) > 0 OR strpos(lower(v.display_name), $4) > 0)
         AND (NOT $5 OR (s.reads AND c.present_since IS NOT NULL
           AND c.last_seen_at > $6::timestamptz - $7 * interval '1 ms'))
         ${further}
       ORDER BY ${by} DESC, c.viewer_id, c.channel_id LIMIT ${Number(part.limit)}`;
  const { rows } = await db.query<RowAcross>(
    `WITH sight AS MATERIALIZED (
       SELECT id, EXISTS (SELECT FROM channel_lease
         WHERE broadcaster_id = id AND state = 'joined' AND until > $6) AS reads
       FROM unnest($1::text[]) AS channel (id)
     )
     ${part.q === "" ? `SELECT page.* FROM sight s CROSS JOIN LATERAL (${page})` : `SELECT * FROM (${page})`} AS page
     ORDER BY place DESC, id, "channelId" LIMIT ${Number(part.limit)}`,
    [
      ...[part.channelIds, part.removed, part.bots, part.q, part.present, part.now, SILENCE_MS],
      namePattern(part.q),
      ...(part.after ? [part.after.value, part.after.id, part.after.channelId] : []),
    ],
  );
  return rows;
}
