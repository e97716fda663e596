import type { Db } from "@/lib/db/client";

/** An erasure, asked for or done. */
export interface ErasureRow {
  id: string;
  twitchId: string;
  /** What was sent until then is erased. */
  askedAt: Date;
  doneAt: Date | null;
  /** Messages that there were in all; null: it has not begun. */
  total: number | null;
  messages: number;
  events: number;
  hours: number;
  records: number;
  searches: number;
}

const COLUMNS = `id, twitch_id AS "twitchId", asked_at AS "askedAt", done_at AS "doneAt", total, messages, events,
  hours, records, searches`;

/** Asks for an erasure of what somebody sent until `at`; one that is under way then goes until there. */
export async function putErasure(db: Db, twitchId: string, at: Date): Promise<ErasureRow> {
  const { rows } = await db.query<ErasureRow>(
    `INSERT INTO chat_erasure (twitch_id, asked_at) VALUES ($1, $2)
     ON CONFLICT (twitch_id) WHERE done_at IS NULL
       DO UPDATE SET asked_at = greatest(chat_erasure.asked_at, excluded.asked_at)
     RETURNING ${COLUMNS}`,
    [twitchId, at],
  );
  const row = rows[0];
  if (!row) throw new Error("an upsert gave no row");
  return row;
}

/** Somebody's erasures, latest first. */
export async function erasuresOf(db: Db, twitchId: string): Promise<ErasureRow[]> {
  const { rows } = await db.query<ErasureRow>(
    `SELECT ${COLUMNS} FROM chat_erasure WHERE twitch_id = $1 ORDER BY id DESC LIMIT 100`,
    [twitchId],
  );
  return rows;
}

/** Those that are not done, the longest waiting first. */
export async function openErasures(db: Db): Promise<ErasureRow[]> {
  const { rows } = await db.query<ErasureRow>(
    `SELECT ${COLUMNS} FROM chat_erasure WHERE done_at IS NULL ORDER BY asked_at, id`,
  );
  return rows;
}

/** What is left of somebody's messages sent until `at`, and every name under which they wrote them. */
export async function remainsOf(
  db: Db,
  twitchId: string,
  at: Date,
): Promise<{ messages: number; oldestAt: Date | null; logins: string[] }> {
  const { rows } = await db.query<{ messages: number; oldestAt: Date | null; logins: string[] | null }>(
    `SELECT count(*)::int AS messages, min(sent_at) AS "oldestAt", array_agg(DISTINCT author_login) AS logins
     FROM chat_message WHERE author_id = $1 AND sent_at <= $2`,
    [twitchId, at],
  );
  const { messages = 0, oldestAt = null, logins = null } = rows[0] ?? {};
  return { messages, oldestAt, logins: logins ?? [] };
}

/** The names by which somebody is known besides: here, and as a chatter. */
export async function namesOf(db: Db, twitchId: string): Promise<string[]> {
  const { rows } = await db.query<{ login: string }>(
    `SELECT login FROM person WHERE twitch_id = $1 UNION SELECT login FROM viewer WHERE twitch_id = $1`,
    [twitchId],
  );
  return rows.map(({ login }) => login);
}

/** Notes how much there is to do: what was erased already and what is left. Gives when the oldest was sent. */
export async function beginErasure(
  db: Db,
  id: string,
  left: { messages: number; oldestAt: Date | null },
): Promise<Date | null> {
  const { rows } = await db.query<{ oldestAt: Date | null }>(
    `UPDATE chat_erasure SET total = messages + $2, oldest_at = least(oldest_at, $3) WHERE id = $1
     RETURNING oldest_at AS "oldestAt"`,
    [id, left.messages, left.oldestAt],
  );
  return rows[0]?.oldestAt ?? null;
}

/** What of a receipt grows. */
export type Counted = "messages" | "events" | "hours" | "records" | "searches";

/** Adds to a receipt, in the transaction that erases. */
export async function addToReceipt(tx: Db, id: string, counted: Counted, more: number): Promise<void> {
  if (more > 0)
    await tx.query(`UPDATE chat_erasure SET ${counted} = ${counted} + $2 WHERE id = $1`, [id, more]);
}

/** Ends an erasure; false when it was asked for again meanwhile, so that there is more to do. */
export async function endErasure(db: Db, { id, askedAt }: ErasureRow, at: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    "UPDATE chat_erasure SET done_at = greatest($3, asked_at) WHERE id = $1 AND asked_at = $2 AND done_at IS NULL",
    [id, askedAt, at],
  );
  return rowCount === 1;
}
