import type { Db } from "@/lib/db/client";
import type { ClipRow } from "./core/clip-of-row";

/** The columns of a ClipRow, of clip AS c with what `JOINED` joins to it. */
export const COLUMNS = `c.id, c.twitch_id AS "twitchId",
  json_build_object('id', b.id, 'login', b.login, 'displayName', b.display_name, 'avatarUrl', b.avatar_url)
    AS broadcaster,
  c.creator_id AS "creatorId", c.creator_name AS "creatorName", c.title, c.own_title AS "ownTitle", c.tags,
  c.category_id AS "categoryId", g.name AS "categoryName", c.language, c.views, c.duration_ms AS "durationMs",
  c.created_at AS "createdAt", c.featured, c.thumbnail_url AS "thumbnailUrl", c.embed_url AS "embedUrl",
  CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'title', s.title, 'startedAt', s.started_at) END
    AS stream,
  c.stream_offset AS "streamOffset", c.gone_at AS "goneAt", c.deleted_at AS "deletedAt",
  c.share_token AS "shareToken", coalesce(a.enabled, false) AS archived,
  ARRAY(SELECT f.kind FROM clip_file f WHERE f.clip_id = c.id AND f.state = 'kept') AS kept`;

export const JOINED = `JOIN broadcaster b ON b.id = c.channel_id
  LEFT JOIN clip_archive a ON a.channel_id = c.channel_id
  LEFT JOIN category g ON g.id = c.category_id
  LEFT JOIN stream s ON s.id = c.stream_id AND s.deleted_at IS NULL`;

const find = async (db: Db, where: string, value: string): Promise<ClipRow | undefined> => {
  const { rows } = await db.query<ClipRow>(`SELECT ${COLUMNS} FROM clip c ${JOINED} WHERE ${where} = $1`, [
    value,
  ]);
  return rows[0];
};

/** A clip, removed or not. */
export const findClip = (db: Db, id: string) => find(db, "c.id", id);
export const findByTwitchId = (db: Db, twitchId: string) => find(db, "c.twitch_id", twitchId);
export const findByToken = (db: Db, token: string) => find(db, "c.share_token", token);
