import type { Db } from "@/lib/db/client";
import { namePattern } from "./core/name-pattern";
import type { RoleFilter } from "./core/roles";
import type { ViewerRow } from "./core/viewer-of-row";
import { SILENCE_MS } from "./repository-record";
import type { ViewerSort } from "./schema";

/**
 * What is known of who is in a channel: whether Twitch may be asked, and since when a sign of somebody counts. Null:
 * nobody is known to be there, because the channel is not read.
 */
export interface Sight {
  canAsk: boolean;
  signsSince: Date | null;
}

export async function sightOf(db: Db, channelId: string, now: Date): Promise<Sight> {
  const { rows } = await db.query<{ canAsk: boolean; isRead: boolean }>(
    `SELECT EXISTS (SELECT FROM twitch_token WHERE owner = $1 AND invalid_at IS NULL
         AND 'moderator:read:chatters' = ANY (scopes)) AS "canAsk",
       EXISTS (SELECT FROM channel_lease
         WHERE broadcaster_id = $1 AND state = 'joined' AND until > $2) AS "isRead"`,
    [channelId, now],
  );
  return {
    canAsk: rows[0]?.canAsk ?? false,
    signsSince: rows[0]?.isRead ? new Date(now.getTime() - SILENCE_MS) : null,
  };
}

/** With $2 as the moment since when signs count. */
export const PRESENT = "(c.present_since IS NOT NULL AND c.last_seen_at > $2::timestamptz)";
export const BOT = "coalesce(c.bot, v.bot)";
const COLUMNS = `v.twitch_id AS id, v.login, v.display_name AS "displayName", ${BOT} AS bot, c.bot AS "ownerSaysBot",
  c.first_seen_at AS "firstSeenAt", c.last_seen_at AS "lastSeenAt", c.messages, c.streams, c.flags,
  CASE WHEN ${PRESENT} THEN c.present_since END AS "presentSince", c.deleted_at AS "deletedAt"`;

/** Of whom a list is. */
export interface Filter extends RoleFilter {
  channelId: string;
  signsSince: Date | null;
  q: string;
  bots: boolean;
  present: boolean;
  removed: boolean;
}

/** What the index of names' letters is on, of viewer AS v. */
export const NAMES = "(v.login || ' ' || lower(v.display_name))";
const HAS_Q = `($9::text IS NULL OR ${NAMES} LIKE $9)
  AND (strpos(v.login, $7) > 0 OR strpos(lower(v.display_name), $7) > 0)`;
const matching = (those: string, named: string) => `
  FROM ${those} c JOIN ${named} v ON v.twitch_id = c.viewer_id
  WHERE c.channel_id = $1 AND (c.deleted_at IS NOT NULL) = $3 AND ($4 OR NOT ${BOT})
    AND (NOT $5 OR ${PRESENT}) AND ($6::int = 0 OR c.flags <> 0 AND c.flags & $6 <> 0)
    AND ($8::text IS NULL OR c.viewer_id = ANY (ARRAY(
      SELECT user_id FROM channel_role WHERE channel_id = $1 AND role = $8 AND revoked_at IS NULL)))
    AND ($7 = '' OR ${HAS_Q})`;
/** Of channel_viewer AS c and viewer AS v, with the first parameters as `valuesOf` gives them. */
export const MATCHING = matching("channel_viewer", "viewer");

export const valuesOf = (filter: Filter): unknown[] => [
  filter.channelId,
  filter.signsSince,
  filter.removed,
  filter.bots,
  filter.present,
  filter.badges,
  filter.q,
  filter.list,
  namePattern(filter.q),
];

/** What lists are sorted by. */
export const SORTS: Record<ViewerSort, string> = {
  last_seen: "c.last_seen_at",
  first_seen: "c.first_seen_at",
  messages: "c.messages",
  streams: "c.streams",
};

/** After whom a page begins: the value that is sorted by, and the id. */
export interface Place {
  value: Date | number;
  id: string;
}

/** What is frequent fills a page from so many of the first; what is rare, an index finds. */
const LOOKED_THROUGH = 2_000;

/**
 * Chatters of a channel, the latest or the most first. Of letters and of badges the planner does not know how many have
 * them: those who come first are looked through, and only where these do not fill the page all who have them are found.
 * Walking on in the order would take many times that.
 */
export async function listViewers(
  db: Db,
  filter: Filter,
  { sort, after, limit }: { sort: ViewerSort; after: Place | null; limit: number },
): Promise<ViewerRow[]> {
  const by = SORTS[sort];
  const further = after ? `AND ${by} <= $11 AND (${by} < $11 OR c.viewer_id > $12)` : "";
  const ask = async (first: string, from: string) => {
    const { rows } = await db.query<ViewerRow>(
      `${first} SELECT ${COLUMNS} ${from} ${further} ORDER BY ${by} DESC, c.viewer_id LIMIT $10`,
      [...valuesOf(filter), limit, ...(after ? [after.value, after.id] : [])],
    );
    return rows;
  };
  if (filter.q === "" && filter.badges === 0) return ask("", MATCHING);
  const near = `WITH near AS MATERIALIZED (
    SELECT * FROM channel_viewer c WHERE c.channel_id = $1 AND (c.deleted_at IS NOT NULL) = $3 ${further}
    ORDER BY ${by} DESC, c.viewer_id LIMIT ${LOOKED_THROUGH})`;
  const rows = await ask(near, matching("near", "viewer"));
  if (rows.length === limit) return rows;
  return filter.q === ""
    ? ask(
        `WITH badged AS MATERIALIZED (
           SELECT * FROM channel_viewer c WHERE c.channel_id = $1 AND c.flags <> 0 AND c.flags & $6 <> 0)`,
        matching("badged", "viewer"),
      )
    : ask(
        `WITH named AS MATERIALIZED (SELECT * FROM viewer v WHERE ${HAS_Q})`,
        matching("channel_viewer", "named"),
      );
}

/** One chatter of a channel, removed or not; undefined when there is no record of them in it. */
export async function viewerOf(
  db: Db,
  channelId: string,
  personId: string,
  signsSince: Date | null,
): Promise<ViewerRow | undefined> {
  const { rows } = await db.query<ViewerRow>(
    `SELECT ${COLUMNS} FROM channel_viewer c JOIN viewer v ON v.twitch_id = c.viewer_id
     WHERE c.channel_id = $1 AND c.viewer_id = $3`,
    [channelId, signsSince, personId],
  );
  return rows[0];
}
