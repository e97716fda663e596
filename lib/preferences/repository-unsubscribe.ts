import type { Db } from "@/lib/db/client";
import type { MailWishes } from "./schema";

type Wish = MailWishes["broadcasters"][number];

/** The broadcasters about whom mail is wished for, whatever is set for all. */
export async function listEmailOn(db: Db, userId: string): Promise<string[]> {
  const { rows } = await db.query<{ broadcasterId: string }>(
    `SELECT broadcaster_id AS "broadcasterId" FROM broadcaster_preference WHERE user_id = $1 AND email ORDER BY 1`,
    [userId],
  );
  return rows.map(({ broadcasterId }) => broadcasterId);
}

/** Sets what is wished of mail about some broadcasters (null: as for all); answers what was wished before. */
export async function swapEmail(tx: Db, userId: string, wishes: readonly Wish[]): Promise<Wish[]> {
  if (wishes.length === 0) return [];
  const { rows } = await tx.query<Wish>(
    `SELECT w.id AS "broadcasterId", p.email FROM unnest($2::text[]) AS w (id)
     JOIN broadcaster b ON b.id = w.id
     LEFT JOIN broadcaster_preference p ON p.user_id = $1 AND p.broadcaster_id = w.id`,
    [userId, wishes.map(({ broadcasterId }) => broadcasterId)],
  );
  await tx.query(
    `INSERT INTO broadcaster_preference (user_id, broadcaster_id, email)
     SELECT $1, w.id, w.email FROM unnest($2::text[], $3::boolean[]) AS w (id, email) JOIN broadcaster b ON b.id = w.id
     ON CONFLICT (user_id, broadcaster_id) DO UPDATE SET email = excluded.email`,
    [userId, wishes.map(({ broadcasterId }) => broadcasterId), wishes.map(({ email }) => email)],
  );
  return rows;
}

/** What a person calls a broadcaster by; undefined when there is none. */
export async function findName(db: Db, broadcasterId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ name: string }>(
    "SELECT display_name AS name FROM broadcaster WHERE id = $1",
    [broadcasterId],
  );
  return rows[0]?.name;
}
