import type { Db } from "@/lib/db/client";

/** An account that is to be deleted. */
export interface DeletionRow {
  userId: string;
  receiptId: string;
  askedAt: Date;
  dueAt: Date;
  eraseChat: boolean;
  deleteChannel: boolean;
  begunAt: Date | null;
  revokeAttempts: number;
}

/** The same with whose it is. */
export interface DueDeletion extends DeletionRow {
  twitchId: string;
  login: string;
}

const COLUMNS = `d.user_id AS "userId", d.receipt_id AS "receiptId", d.asked_at AS "askedAt", d.due_at AS "dueAt",
  d.erase_chat AS "eraseChat", d.delete_channel AS "deleteChannel", d.begun_at AS "begunAt",
  d.revoke_attempts AS "revokeAttempts"`;

export async function findDeletion(db: Db, userId: string): Promise<DeletionRow | null> {
  const { rows } = await db.query<DeletionRow>(
    `SELECT ${COLUMNS} FROM account_deletion d WHERE d.user_id = $1`,
    [userId],
  );
  return rows[0] ?? null;
}

/** Notes that an account is to be deleted, with its receipt; asked before, only what goes with it is another. */
export async function putDeletion(
  tx: Db,
  wish: { userId: string; askedAt: Date; dueAt: Date; eraseChat: boolean; deleteChannel: boolean },
): Promise<void> {
  await tx.query(
    `WITH receipt AS (INSERT INTO deletion_receipt (asked_at, due_at) SELECT $2, $3
       WHERE NOT EXISTS (SELECT FROM account_deletion WHERE user_id = $1) RETURNING id)
     INSERT INTO account_deletion AS d (user_id, receipt_id, asked_at, due_at, erase_chat, delete_channel)
     SELECT $1, coalesce((SELECT id FROM receipt), (SELECT receipt_id FROM account_deletion WHERE user_id = $1)),
       $2, $3, $4, $5
     ON CONFLICT (user_id) DO UPDATE SET erase_chat = excluded.erase_chat, delete_channel = excluded.delete_channel
       WHERE d.begun_at IS NULL`,
    [wish.userId, wish.askedAt, wish.dueAt, wish.eraseChat, wish.deleteChannel],
  );
}

/** Takes it back, unless it has begun; says whether there was one, and which. */
export async function dropDeletion(tx: Db, userId: string, at: Date): Promise<boolean> {
  const { rows } = await tx.query<{ receiptId: string }>(
    `DELETE FROM account_deletion WHERE user_id = $1 AND begun_at IS NULL RETURNING receipt_id AS "receiptId"`,
    [userId],
  );
  const [dropped] = rows;
  if (dropped)
    await tx.query("UPDATE deletion_receipt SET kept_at = $2 WHERE id = $1", [dropped.receiptId, at]);
  return dropped !== undefined;
}

/** Those that are due, the longest waiting first. */
export async function dueDeletions(db: Db, now: Date): Promise<DueDeletion[]> {
  const { rows } = await db.query<DueDeletion>(
    `SELECT ${COLUMNS}, p.twitch_id AS "twitchId", p.login FROM account_deletion d JOIN person p ON p.id = d.user_id
     WHERE d.due_at <= $1 OR d.begun_at IS NOT NULL ORDER BY d.due_at, d.user_id`,
    [now],
  );
  return rows;
}

/** Begins it: from now on nobody can take it back. Says when it began; null: somebody has, or it is done. */
export async function beginDeletion(db: Db, userId: string, at: Date): Promise<Date | null> {
  const { rows } = await db.query<{ begunAt: Date }>(
    `UPDATE account_deletion SET begun_at = coalesce(begun_at, $2) WHERE user_id = $1 RETURNING begun_at AS "begunAt"`,
    [userId, at],
  );
  return rows[0]?.begunAt ?? null;
}

/** Holds a deletion that has begun until the transaction ends; false: another run has done it meanwhile. */
export async function holdDeletion(tx: Db, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "SELECT FROM account_deletion WHERE user_id = $1 AND begun_at IS NOT NULL FOR UPDATE",
    [userId],
  );
  return rowCount === 1;
}

/** Whether they have signed in since their sessions and tokens were ended. */
export async function isBack(
  tx: Db,
  { userId, twitchId }: Pick<DueDeletion, "userId" | "twitchId">,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT FROM twitch_token WHERE owner IN ($2, 'bot:' || $2)
     UNION ALL SELECT FROM session WHERE user_id = $1 LIMIT 1`,
    [userId, twitchId],
  );
  return rowCount === 1;
}

/** Notes a try to have Twitch revoke; says how many there were. */
export async function countRevoke(db: Db, userId: string): Promise<number> {
  const { rows } = await db.query<{ attempts: number }>(
    `UPDATE account_deletion SET revoke_attempts = revoke_attempts + 1 WHERE user_id = $1
     RETURNING revoke_attempts AS attempts`,
    [userId],
  );
  return rows[0]?.attempts ?? 0;
}

/** Adds to a receipt, in the transaction that deletes. */
export async function addToReceipt(tx: Db, id: string, what: string, more: number): Promise<void> {
  if (more === 0) return;
  await tx.query(
    `UPDATE deletion_receipt SET counts = counts || jsonb_build_object($2::text, coalesce((counts ->> $2)::bigint, 0) + $3)
     WHERE id = $1`,
    [id, what, more],
  );
}

/** Writes into a receipt what was counted elsewhere: the same again changes nothing. */
export async function putIntoReceipt(tx: Db, id: string, what: string, entries: number): Promise<void> {
  await tx.query(
    "UPDATE deletion_receipt SET counts = counts || jsonb_build_object($2::text, $3::bigint) WHERE id = $1",
    [id, what, entries],
  );
}

export interface ReceiptRow {
  id: string;
  askedAt: Date;
  dueAt: Date;
  keptAt: Date | null;
  doneAt: Date | null;
  counts: Record<string, number>;
}

export async function findReceipt(db: Db, id: string): Promise<ReceiptRow | null> {
  const { rows } = await db.query<ReceiptRow>(
    `SELECT id, asked_at AS "askedAt", due_at AS "dueAt", kept_at AS "keptAt", done_at AS "doneAt", counts
     FROM deletion_receipt WHERE id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** How the erasure of what somebody wrote goes that was asked for since `since`. */
export async function erasureSince(
  db: Db,
  twitchId: string,
  since: Date,
): Promise<{ done: boolean; entries: number } | null> {
  const { rows } = await db.query<{ done: boolean; entries: number }>(
    `SELECT done_at IS NOT NULL AS done, messages + events + hours + records + searches AS entries FROM chat_erasure
     WHERE twitch_id = $1 AND asked_at >= $2 ORDER BY id DESC LIMIT 1`,
    [twitchId, since],
  );
  return rows[0] ?? null;
}

/** Tables of which everything goes with the person's row, with the column that says whose it is. */
const WITH_PERSON = [
  ...["account", "session", "follow", "notification", "notification_preference", "broadcaster_preference"],
  ...[
    "mail_address",
    "mail_outbox",
    "push_device",
    "delivery",
    "digest_sent",
    "visit",
    "target_wish",
    "target_told",
  ],
  ...["saved_search", "chat_search_audit", "account_export"],
];

/**
 * The last step: the person goes with all that is only theirs, the counts of followers are put right, and the receipt is
 * done.
 */
export async function deletePerson(
  tx: Db,
  { userId, receiptId, twitchId }: Pick<DueDeletion, "userId" | "receiptId" | "twitchId">,
  now: Date,
): Promise<void> {
  for (const table of WITH_PERSON) {
    const { rows } = await tx.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE user_id = $1`,
      [userId],
    );
    await addToReceipt(tx, receiptId, table, rows[0]?.n ?? 0);
  }
  const keys = await tx.query("DELETE FROM api_key WHERE owner_id = $1", [userId]);
  await addToReceipt(tx, receiptId, "api_key", keys.rowCount ?? 0);
  const followed = "SELECT broadcaster_id FROM follow WHERE user_id = $1 AND active";
  // In the order of ids, as all who change these counts.
  await tx.query(`SELECT FROM broadcaster WHERE id IN (${followed}) ORDER BY id FOR NO KEY UPDATE`, [userId]);
  await tx.query(
    `UPDATE broadcaster SET follower_count = greatest(0, follower_count - 1) WHERE id IN (${followed})`,
    [userId],
  );
  await tx.query("DELETE FROM person WHERE id = $1", [userId]);
  await addToReceipt(tx, receiptId, "person", 1);
  // Nobody else follows them and nothing is kept of their channel: then nobody needs to know the channel.
  const alone = await tx.query(
    `DELETE FROM broadcaster b WHERE id = $1 AND NOT EXISTS (SELECT FROM channel WHERE broadcaster_id = b.id)
       AND NOT EXISTS (SELECT FROM follow f WHERE f.broadcaster_id = b.id)`,
    [twitchId],
  );
  if (alone.rowCount === 1) await tx.query("DELETE FROM announcement WHERE broadcaster_id = $1", [twitchId]);
  await addToReceipt(tx, receiptId, "broadcaster", alone.rowCount ?? 0);
  await tx.query("UPDATE deletion_receipt SET done_at = $2 WHERE id = $1", [receiptId, now]);
}
