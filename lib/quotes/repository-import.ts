import type { Db } from "@/lib/db/client";

/** A quote under a number that was never given. */
export interface ImportedQuote {
  number: number;
  text: string;
  saidBy: string;
  categoryName: string | null;
  /** ISO 8601. */
  addedAt: string;
}

/** Nobody else gives a number in this channel until the transaction ends. */
export async function lockQuotes(tx: Db, channelId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('quotes'), hashtext($1))", [channelId]);
}

/** All quotes of a channel that are not deleted, by number. */
export async function allQuotes(
  db: Db,
  channelId: string,
): Promise<(Omit<ImportedQuote, "addedAt"> & { addedAt: Date })[]> {
  const { rows } = await db.query<Omit<ImportedQuote, "addedAt"> & { addedAt: Date }>(
    `SELECT number, text, said_by AS "saidBy", category_name AS "categoryName", added_at AS "addedAt"
     FROM quote WHERE channel_id = $1 AND deleted_at IS NULL ORDER BY number`,
    [channelId],
  );
  return rows;
}

/** The highest number that was ever given; 0 when none was. */
export async function lastNumber(db: Db, channelId: string): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    "SELECT coalesce(max(number), 0) AS last FROM quote WHERE channel_id = $1",
    [channelId],
  );
  return rows[0]?.last ?? 0;
}

/** Keeps quotes. Who does not want to be on record is not written down with them. */
export async function insertMany(
  tx: Db,
  channelId: string,
  quotes: readonly ImportedQuote[],
  addedBy: { id: string; login: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO quote (channel_id, number, text, said_by, category_name, added_at, added_by_id, added_by_login)
     SELECT $1, v.number, v.text, v."saidBy", v."categoryName", v."addedAt",
       CASE WHEN o.twitch_id IS NULL THEN $3 ELSE '' END, CASE WHEN o.twitch_id IS NULL THEN $4 ELSE '' END
     FROM jsonb_to_recordset($2::jsonb)
       AS v (number int, text text, "saidBy" text, "categoryName" text, "addedAt" timestamptz)
     LEFT JOIN chat_opt_out o ON o.twitch_id = $3`,
    [channelId, JSON.stringify(quotes), addedBy.id, addedBy.login],
  );
}

/** Deletes quotes that nobody changed since they were kept; gives back which. */
export async function deleteUnchanged(
  tx: Db,
  channelId: string,
  numbers: readonly number[],
): Promise<number[]> {
  const { rows } = await tx.query<{ number: number }>(
    `UPDATE quote SET deleted_at = clock_timestamp(), version = version + 1
     WHERE channel_id = $1 AND number = ANY($2) AND version = 1 AND deleted_at IS NULL RETURNING number`,
    [channelId, numbers],
  );
  return rows.map(({ number }) => number);
}
