import type { Db } from "@/lib/db/client";

/** A mail in the local outbox, as the list shows it. */
export interface OutboxRow {
  id: string;
  userId: string;
  address: string;
  subject: string;
  createdAt: Date;
}

export interface OutboxMail extends OutboxRow {
  html: string;
  text: string;
  /** As it would have gone out (RFC 5322). */
  raw: string;
}

const ROW = `id, user_id AS "userId", address, subject, created_at AS "createdAt"`;

/** Keeps a mail; one that is here already stays as it is. */
export async function keep(db: Db, mail: Omit<OutboxMail, "createdAt">): Promise<void> {
  await db.query(
    `INSERT INTO mail_outbox (id, user_id, address, subject, html, text, raw) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO NOTHING`,
    [mail.id, mail.userId, mail.address, mail.subject, mail.html, mail.text, mail.raw],
  );
}

/** Deletes all but the latest `most`. */
export async function trim(db: Db, most: number): Promise<void> {
  await db.query(
    `DELETE FROM mail_outbox WHERE created_at < (SELECT created_at FROM mail_outbox ORDER BY created_at DESC OFFSET $1 LIMIT 1)`,
    [most - 1],
  );
}

/** The latest first; of one person, or of all when `userId` is null. */
export async function list(db: Db, userId: string | null, limit: number): Promise<OutboxRow[]> {
  const { rows } = await db.query<OutboxRow>(
    `SELECT ${ROW} FROM mail_outbox WHERE $1::uuid IS NULL OR user_id = $1 ORDER BY created_at DESC, id LIMIT $2`,
    [userId, limit],
  );
  return rows;
}

/** One mail, if it is this person's, or anybody's when `userId` is null. */
export async function find(db: Db, id: string, userId: string | null): Promise<OutboxMail | null> {
  const { rows } = await db.query<OutboxMail>(
    `SELECT ${ROW}, html, text, raw FROM mail_outbox WHERE id = $1 AND ($2::uuid IS NULL OR user_id = $2)`,
    [id, userId],
  );
  return rows[0] ?? null;
}
