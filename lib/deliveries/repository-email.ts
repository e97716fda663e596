import type { Db } from "@/lib/db/client";

/** Who a mail goes to. */
export interface MailReader {
  userId: string;
  name: string;
  /** Null: what the browser asks for, which no mail knows. */
  locale: string | null;
  zone: string | null;
  address: string | null;
  state: "verified" | "stopped" | "none";
  /** Whether the digest is off. */
  digestOff: boolean;
  /** Of the link that would confirm the address, if there is one. */
  tokenHash: string | null;
}

/** What mails to these people go by. */
export async function listReaders(db: Db, userIds: readonly string[]): Promise<MailReader[]> {
  const { rows } = await db.query<MailReader>(
    `SELECT p.id AS "userId", coalesce(p.name, p.login) AS name, p.locale, n.zone, r.address, r.state,
       coalesce(n.digest, 'off') = 'off' AS "digestOff", m.token_hash AS "tokenHash"
     FROM person p JOIN mail_reach r ON r.user_id = p.id
     LEFT JOIN mail_address m ON m.user_id = p.id
     LEFT JOIN notification_preference n ON n.user_id = p.id
     WHERE p.id = ANY ($1::uuid[])`,
    [userIds],
  );
  return rows;
}

/**
 * The people among these Twitch ids whom mail reaches; where `toldOf` is an alert, those of them who were told that it
 * began.
 */
export async function listReachable(
  db: Db,
  twitchIds: readonly string[],
  toldOf: string | null,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT p.id FROM person p JOIN mail_reach r ON r.user_id = p.id AND r.state = 'verified'
     WHERE p.twitch_id = ANY ($1) AND ($2::text IS NULL OR EXISTS (
       SELECT FROM delivery d WHERE d.user_id = p.id AND d.kind = 'alert' AND d.about ->> 'alertId' = $2))
     ORDER BY p.id`,
    [twitchIds, toldOf],
  );
  return rows.map(({ id }) => id);
}

/** A person's address that refused mail, if they wish for some; `anyhow`: also if they do not. */
export async function findStopped(db: Db, userId: string, anyhow: boolean): Promise<string | undefined> {
  const { rows } = await db.query<{ address: string }>(
    `SELECT r.address FROM mail_reach r LEFT JOIN notification_preference n ON n.user_id = r.user_id
     WHERE r.user_id = $1 AND r.state = 'stopped' AND ($2 OR n.email OR n.digest <> 'off'
       OR EXISTS (SELECT FROM broadcaster_preference b WHERE b.user_id = $1 AND b.email))`,
    [userId, anyhow],
  );
  return rows[0]?.address;
}
