import type { Db } from "@/lib/db/client";
import type { ClipFileKind } from "./schema";
import type { ClipFacts } from "./sees-clip";

/** A file that is kept, and where. */
export interface KeptFile {
  kind: ClipFileKind;
  store: string;
  key: string;
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
  contentType: string;
}

export interface ViewingRow extends ClipFacts {
  id: string;
  twitchId: string;
  title: string;
  files: KeptFile[];
}

/** A clip that is to be watched, by whoever comes with this token (null: with none). */
export async function findForViewing(
  db: Db,
  id: string,
  token: string | null,
): Promise<ViewingRow | undefined> {
  const { rows } = await db.query<ViewingRow>(
    `SELECT c.id, c.twitch_id AS "twitchId", coalesce(c.own_title, c.title) AS title, c.channel_id AS "channelId",
       coalesce(a.enabled, false) AS archived, c.deleted_at IS NOT NULL AS deleted,
       coalesce(c.share_token = $2, false) OR EXISTS (
         SELECT FROM clip_collection_item i JOIN clip_collection l ON l.id = i.collection_id
         WHERE i.clip_id = c.id AND l.public AND l.deleted_at IS NULL) AS "putOut",
       coalesce((SELECT json_agg(json_build_object('kind', f.kind, 'store', f.store, 'key', f.key, 'bytes', f.bytes,
           'sha256', f.sha256, 'contentType', f.content_type))
         FROM clip_file f WHERE f.clip_id = c.id AND f.state = 'kept'), '[]') AS files
     FROM clip c LEFT JOIN clip_archive a ON a.channel_id = c.channel_id WHERE c.id = $1`,
    [id, token],
  );
  return rows[0];
}
