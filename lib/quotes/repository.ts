import type { Db } from "@/lib/db/client";
import type { QuoteRow } from "./core/quote-of-row";
import type { QuoteChange } from "./schema";

const COLUMNS = `number, text, said_by AS "saidBy", category_name AS "categoryName",
  added_by_login AS "addedByLogin", added_at AS "addedAt", deleted_at AS "deletedAt", version`;

/** All of the words stand in it or in who said it. With $2 as the words in lower case, and $3 as a number. */
const MATCHING = `channel_id = $1 AND deleted_at IS NULL AND (number = $3 OR NOT EXISTS (
  SELECT FROM unnest($2::text[]) AS word WHERE strpos(lower(text || ' ' || said_by), word) = 0))`;

/** A quote that is to be kept. */
export interface NewRow {
  channelId: string;
  text: string;
  saidBy: string;
  addedBy: { id: string; login: string };
}

/**
 * Keeps a quote under the number after the highest that was ever given. Who adds another one to the channel waits for
 * the end of the transaction. Who does not want to be on record is not written down with it.
 */
export async function insertQuote(
  tx: Db,
  { channelId, text, saidBy, addedBy }: NewRow,
): Promise<QuoteRow | undefined> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('quotes'), hashtext($1))", [channelId]);
  const { rows } = await tx.query<QuoteRow>(
    `INSERT INTO quote (channel_id, number, text, said_by, category_name, added_by_id, added_by_login)
     SELECT $1, 1 + coalesce((SELECT max(number) FROM quote WHERE channel_id = $1), 0), $2, $3,
       (SELECT nullif(category_name, '') FROM live_status WHERE broadcaster_id = $1 AND state <> 'offline'),
       CASE WHEN o.twitch_id IS NULL THEN $4 ELSE '' END, CASE WHEN o.twitch_id IS NULL THEN $5 ELSE '' END
     FROM (VALUES (1)) AS one LEFT JOIN chat_opt_out o ON o.twitch_id = $4
     RETURNING ${COLUMNS}`,
    [channelId, text, saidBy, addedBy.id, addedBy.login],
  );
  return rows[0];
}

/** One quote, deleted or not. */
export async function quoteByNumber(
  db: Db,
  channelId: string,
  number: number,
): Promise<QuoteRow | undefined> {
  const { rows } = await db.query<QuoteRow>(
    `SELECT ${COLUMNS} FROM quote WHERE channel_id = $1 AND number = $2`,
    [channelId, number],
  );
  return rows[0];
}

/** At which version a quote is, which nobody changes to the end of the transaction. */
export async function lockVersion(tx: Db, channelId: string, number: number): Promise<number | undefined> {
  const { rows } = await tx.query<{ version: number }>(
    "SELECT version FROM quote WHERE channel_id = $1 AND number = $2 FOR NO KEY UPDATE",
    [channelId, number],
  );
  return rows[0]?.version;
}

/** The one at `place` (0 to 1, without 1) among those that hold all of the words; of no words, among all. */
export async function quoteAt(
  db: Db,
  channelId: string,
  words: readonly string[],
  place: number,
): Promise<QuoteRow | undefined> {
  const { rows } = await db.query<QuoteRow>(
    `WITH matching AS MATERIALIZED (SELECT ${COLUMNS} FROM quote WHERE ${MATCHING})
     SELECT * FROM matching ORDER BY number
     OFFSET floor($4::float8 * (SELECT count(*) FROM matching)) LIMIT 1`,
    [channelId, words, null, place],
  );
  return rows[0];
}

/** Quotes of a channel that match, the latest first. `number`: that one as well, whatever its words. */
export async function listQuotes(
  db: Db,
  channelId: string,
  filter: { words: readonly string[]; number: number | null },
  { before, limit }: { before: number | null; limit: number },
): Promise<QuoteRow[]> {
  const { rows } = await db.query<QuoteRow>(
    `SELECT ${COLUMNS} FROM quote WHERE ${MATCHING} AND ($4::int IS NULL OR number < $4)
     ORDER BY number DESC LIMIT $5`,
    [channelId, filter.words, filter.number, before, limit],
  );
  return rows;
}

/** How many match. */
export async function countQuotes(
  db: Db,
  channelId: string,
  filter: { words: readonly string[]; number: number | null },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM quote WHERE ${MATCHING}`,
    [channelId, filter.words, filter.number],
  );
  return rows[0]?.count ?? 0;
}

/** Changes a quote that is not deleted, if it is at the given version (undefined: at any); what is undefined stays. */
export async function updateQuote(
  db: Db,
  channelId: string,
  number: number,
  { text, saidBy, categoryName, version }: QuoteChange,
): Promise<QuoteRow | undefined> {
  const { rows } = await db.query<QuoteRow>(
    `UPDATE quote SET text = coalesce($3, text), said_by = coalesce($4, said_by),
       category_name = CASE WHEN $5 THEN $6 ELSE category_name END, version = version + 1
     WHERE channel_id = $1 AND number = $2 AND deleted_at IS NULL AND ($7::int IS NULL OR version = $7)
     RETURNING ${COLUMNS}`,
    [
      ...[channelId, number, text ?? null, saidBy ?? null],
      ...[categoryName !== undefined, categoryName ?? null, version ?? null],
    ],
  );
  return rows[0];
}

/** Deletes a quote, or brings it back; undefined when it was so already, or never was. */
export async function putDeleted(
  db: Db,
  channelId: string,
  number: number,
  deleted: boolean,
): Promise<QuoteRow | undefined> {
  const { rows } = await db.query<QuoteRow>(
    `UPDATE quote SET deleted_at = CASE WHEN $3 THEN clock_timestamp() END, version = version + 1
     WHERE channel_id = $1 AND number = $2 AND (deleted_at IS NULL) = $3
     RETURNING ${COLUMNS}`,
    [channelId, number, deleted],
  );
  return rows[0];
}

/** Forgets that this person added quotes, of which the words stay; says of how many. */
export async function forgetAdder(db: Db, twitchId: string): Promise<number> {
  const { rowCount } = await db.query(
    "UPDATE quote SET added_by_id = '', added_by_login = '' WHERE added_by_id = $1",
    [twitchId],
  );
  return rowCount ?? 0;
}
