import type { Db } from "@/lib/db/client";
import type { ClipUpdate } from "./schema";

/** Whose clip it is, and whether it was removed. */
export interface ClipState {
  id: string;
  channelId: string;
  deleted: boolean;
  title: string;
  tags: string[];
}

const STATE = `SELECT id, channel_id AS "channelId", deleted_at IS NOT NULL AS deleted,
  coalesce(own_title, title) AS title, tags FROM clip`;

export async function findState(db: Db, id: string): Promise<ClipState | undefined> {
  const { rows } = await db.query<ClipState>(`${STATE} WHERE id = $1`, [id]);
  return rows[0];
}

/** Those of the clips that are the channel's, held to the end of the transaction. */
export async function lockStates(tx: Db, channelId: string, ids: readonly string[]): Promise<ClipState[]> {
  const { rows } = await tx.query<ClipState>(
    `${STATE} WHERE id = ANY($2) AND channel_id = $1 ORDER BY twitch_id FOR NO KEY UPDATE`,
    [channelId, ids],
  );
  return rows;
}

/** Puts what the channel says of a clip; what is undefined stays. A title that is Twitch's own follows Twitch's. */
export async function putWords(
  tx: Db,
  id: string,
  { title, tags }: Pick<ClipUpdate, "title" | "tags">,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE clip SET own_title = t.own, tags = coalesce($4, tags)
     FROM (SELECT CASE WHEN $2 THEN nullif($3, title) ELSE own_title END AS own FROM clip WHERE id = $1) AS t
     WHERE id = $1 AND (own_title IS DISTINCT FROM t.own OR tags IS DISTINCT FROM coalesce($4, tags))`,
    [id, title !== undefined, title ?? null, tags ?? null],
  );
  return rowCount === 1;
}

/** Removes clips or brings them back; says which were not so already. */
export async function putDeleted(tx: Db, ids: readonly string[], deleted: boolean): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE clip SET deleted_at = CASE WHEN $2 THEN clock_timestamp() END
     WHERE id = ANY($1) AND (deleted_at IS NULL) = $2 RETURNING id`,
    [ids, deleted],
  );
  return rows.map(({ id }) => id);
}

/** Adds tags to clips, behind those that they have; says which have them all now: one that has `most` takes no more. */
export async function addTags(
  tx: Db,
  ids: readonly string[],
  tags: readonly string[],
  most: number,
): Promise<string[]> {
  await tx.query(
    `UPDATE clip c SET tags = c.tags || n.tags
     FROM clip o, LATERAL (SELECT ARRAY(
       SELECT tag FROM unnest($2::text[]) WITH ORDINALITY AS t (tag, n) WHERE tag <> ALL(o.tags) ORDER BY n) AS tags) AS n
     WHERE o.id = c.id AND c.id = ANY($1) AND n.tags <> '{}' AND cardinality(c.tags) + cardinality(n.tags) <= $3`,
    [ids, tags, most],
  );
  const { rows } = await tx.query<{ id: string }>("SELECT id FROM clip WHERE id = ANY($1) AND tags @> $2", [
    ids,
    tags,
  ]);
  return rows.map(({ id }) => id);
}

/** Takes tags away from clips. */
export async function removeTags(tx: Db, ids: readonly string[], tags: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE clip SET tags = ARRAY(
       SELECT tag FROM unnest(tags) WITH ORDINALITY AS t (tag, n) WHERE tag <> ALL($2) ORDER BY n)
     WHERE id = ANY($1) AND tags && $2`,
    [ids, tags],
  );
}

/** The token by which everybody sees a clip: the one that it has, else this; undefined when the clip was removed. */
export async function putToken(tx: Db, id: string, token: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ token: string }>(
    `UPDATE clip SET share_token = coalesce(share_token, $2) WHERE id = $1 AND deleted_at IS NULL
     RETURNING share_token AS token`,
    [id, token],
  );
  return rows[0]?.token;
}

/** Takes the token away; false when there was none. */
export async function takeToken(tx: Db, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE clip SET share_token = NULL WHERE id = $1 AND share_token IS NOT NULL",
    [id],
  );
  return rowCount === 1;
}
