import type { Db } from "@/lib/db/client";

export interface AddressRow {
  /** Where mail goes, or would go once it is confirmed; null: Twitch told none and none was entered. */
  address: string | null;
  /** What Twitch told. */
  twitchAddress: string | null;
  /** Whether the person entered it. */
  isOwn: boolean;
  verifiedAt: Date | null;
  tokenExpiresAt: Date | null;
  stoppedAt: Date | null;
  stopReason: string | null;
}

/** How things are with a person's address; null when there is no such person. */
export async function findAddress(db: Db, userId: string): Promise<AddressRow | null> {
  const { rows } = await db.query<AddressRow>(
    `SELECT r.address, p.email AS "twitchAddress", m.user_id IS NOT NULL AS "isOwn",
       m.verified_at AS "verifiedAt", m.token_expires_at AS "tokenExpiresAt",
       m.stopped_at AS "stoppedAt", m.stop_reason AS "stopReason"
     FROM person p JOIN mail_reach r ON r.user_id = p.id LEFT JOIN mail_address m ON m.user_id = p.id
     WHERE p.id = $1`,
    [userId],
  );
  return rows[0] ?? null;
}

/** Lets nobody else change this person's address until the transaction ends; false when the person is gone. */
export async function lockPerson(tx: Db, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE", [userId]);
  return rowCount === 1;
}

/** Takes an address that is yet to be confirmed in place of the one before. */
export async function putUnconfirmed(
  tx: Db,
  {
    userId,
    address,
    tokenHash,
    expiresAt,
  }: { userId: string; address: string; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO mail_address (user_id, address, token_hash, token_expires_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (user_id) DO UPDATE SET address = excluded.address, token_hash = excluded.token_hash,
       token_expires_at = excluded.token_expires_at, verified_at = NULL, stopped_at = NULL, stop_reason = NULL,
       created_at = clock_timestamp()`,
    [userId, address, tokenHash, expiresAt],
  );
}

/** Forgets what was entered, so that Twitch's address counts; false when nothing was. */
export async function deleteAddress(tx: Db, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query("DELETE FROM mail_address WHERE user_id = $1", [userId]);
  return rowCount === 1;
}

/** Whose address a link confirms that is good at `now`; undefined when none is. */
export async function findConfirmable(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<{ userId: string; address: string } | undefined> {
  const { rows } = await db.query<{ userId: string; address: string }>(
    `SELECT user_id AS "userId", address FROM mail_address WHERE token_hash = $1 AND token_expires_at > $2`,
    [tokenHash, now],
  );
  return rows[0];
}

/** Confirms the address of a link, which is used up by it. */
export async function confirm(
  tx: Db,
  tokenHash: string,
  now: Date,
): Promise<{ userId: string; address: string } | undefined> {
  const { rows } = await tx.query<{ userId: string; address: string }>(
    `UPDATE mail_address SET verified_at = $2, token_hash = NULL, token_expires_at = NULL,
       stopped_at = NULL, stop_reason = NULL
     WHERE token_hash = $1 AND token_expires_at > $2 RETURNING user_id AS "userId", address`,
    [tokenHash, now],
  );
  return rows[0];
}

/** Stops a person's address, if it is still this one and not stopped; says whether it was. */
export async function stop(
  tx: Db,
  { userId, address, reason, now }: { userId: string; address: string; reason: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO mail_address (user_id, address, verified_at, stopped_at, stop_reason)
     SELECT user_id, address, $4, $4, $3 FROM mail_reach WHERE user_id = $1 AND address = $2
     ON CONFLICT (user_id) DO UPDATE SET stopped_at = excluded.stopped_at, stop_reason = excluded.stop_reason
       WHERE mail_address.stopped_at IS NULL AND mail_address.address = excluded.address`,
    [userId, address, reason, now],
  );
  return rowCount === 1;
}
