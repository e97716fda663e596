import type { Db } from "@/lib/db/client";

export interface AccountRow {
  twitchId: string;
  login: string;
  displayName: string;
  avatarUrl: string | null;
  connectedAt: Date;
  connectedBy: string | null;
}

/** The account that writes; undefined when there is none. */
export async function findAccount(db: Db): Promise<AccountRow | undefined> {
  const { rows } = await db.query<AccountRow>(
    `SELECT a.twitch_id AS "twitchId", a.login, a.display_name AS "displayName", a.avatar_url AS "avatarUrl",
       a.connected_at AS "connectedAt", coalesce(p.name, p.login) AS "connectedBy"
     FROM bot_account a LEFT JOIN person p ON p.id = a.connected_by_user_id`,
  );
  return rows[0];
}

/** Makes it the account that writes; answers the id of the one before, if there was one. */
export async function putAccount(
  tx: Db,
  account: { twitchId: string; login: string; displayName: string; avatarUrl: string | null },
  userId: string | null,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>("SELECT twitch_id AS id FROM bot_account FOR UPDATE");
  await tx.query(
    `INSERT INTO bot_account (twitch_id, login, display_name, avatar_url, connected_by_user_id)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ("only") DO UPDATE SET twitch_id = excluded.twitch_id, login = excluded.login,
       display_name = excluded.display_name, avatar_url = excluded.avatar_url, connected_at = clock_timestamp(),
       connected_by_user_id = excluded.connected_by_user_id`,
    [account.twitchId, account.login, account.displayName, account.avatarUrl, userId],
  );
  return rows[0]?.id;
}

/** No account writes any more; answers which did. */
export async function deleteAccount(tx: Db): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>("DELETE FROM bot_account RETURNING twitch_id AS id");
  return rows[0]?.id;
}
