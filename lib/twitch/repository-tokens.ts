import type { Db } from "@/lib/db/client";

/** A row of twitch_token. Both tokens are sealed; the sealed access token, new each time, is the row's version. */
export interface StoredToken {
  /** "app", a Twitch user id (as the user signs in), or "bot:" and such an id (as the account that writes) */
  owner: string;
  accessToken: string;
  refreshToken: string | null;
  scopes: string[];
  expiresAt: Date;
  validatedAt: Date;
  invalidAt: Date | null;
}

const BOT = "bot:";
/** Under which a user's token is kept that they gave as the bot's account: a sign-in of theirs must not replace it. */
export const asBot = (twitchId: string): string => BOT + twitchId;
/** Whose token it is, whatever they gave it as. */
export const userOf = (owner: string): string => (owner.startsWith(BOT) ? owner.slice(BOT.length) : owner);

const COLUMNS = `owner, access_token AS "accessToken", refresh_token AS "refreshToken",
  coalesce(scopes, '{}') AS scopes, expires_at AS "expiresAt", validated_at AS "validatedAt",
  invalid_at AS "invalidAt"`;

/** Longer than a refresh can take; whoever waits longer waits for a process that hangs. */
const LOCK_TIMEOUT = "30s";

/**
 * Lets one transaction at a time renew or remove an owner's token; held until it ends. A lock on a name,
 * because there may be no row yet.
 * @throws when another transaction keeps it for longer than half a minute
 */
export async function lockOwner(tx: Db, owner: string): Promise<void> {
  await tx.query("SELECT set_config('lock_timeout', $1, true)", [LOCK_TIMEOUT]);
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('twitch_token ' || $1, 0))", [owner]);
}

export async function findToken(db: Db, owner: string): Promise<StoredToken | null> {
  const { rows } = await db.query<StoredToken>(`SELECT ${COLUMNS} FROM twitch_token WHERE owner = $1`, [
    owner,
  ]);
  return rows[0] ?? null;
}

/** All that a user has here: as one who signs in, and as the bot's account. */
export async function findTokensOf(db: Db, twitchId: string): Promise<StoredToken[]> {
  const { rows } = await db.query<StoredToken>(
    `SELECT ${COLUMNS} FROM twitch_token WHERE owner = ANY($1) ORDER BY owner`,
    [[twitchId, asBot(twitchId)]],
  );
  return rows;
}

/** Puts the row in place of whatever was there. */
export async function putToken(db: Db, token: StoredToken): Promise<void> {
  await db.query(
    `INSERT INTO twitch_token (owner, access_token, refresh_token, scopes, expires_at, validated_at, invalid_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (owner) DO UPDATE SET
       access_token = excluded.access_token, refresh_token = excluded.refresh_token, scopes = excluded.scopes,
       expires_at = excluded.expires_at, validated_at = excluded.validated_at, invalid_at = excluded.invalid_at`,
    valuesOf(token),
  );
}

/**
 * Puts the row in place of the one that was read, if that is still there; says whether it was. A sign-in
 * does not wait for a refresh under way, and what it stored must stay.
 */
export async function replaceToken(db: Db, before: StoredToken, token: StoredToken): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE twitch_token SET access_token = $2, refresh_token = $3, scopes = $4, expires_at = $5,
       validated_at = $6, invalid_at = $7
     WHERE owner = $1 AND access_token = $8`,
    [...valuesOf(token), before.accessToken],
  );
  return rowCount === 1;
}

/** Removes an owner's row and gives it back; null when there was none. */
export async function removeToken(db: Db, owner: string): Promise<StoredToken | null> {
  const { rows } = await db.query<StoredToken>(
    `DELETE FROM twitch_token WHERE owner = $1 RETURNING ${COLUMNS}`,
    [owner],
  );
  return rows[0] ?? null;
}

/** Users' tokens that are not known to be dead, of one user or all (null), in the order of their owners, behind `after`. */
export async function listLiving(
  db: Db,
  { of, after, limit }: { of: string | null; after: string; limit: number },
): Promise<StoredToken[]> {
  const owners = of === null ? null : [of, asBot(of)];
  const { rows } = await db.query<StoredToken>(
    `SELECT ${COLUMNS} FROM twitch_token
     WHERE owner > $1 AND owner <> 'app' AND invalid_at IS NULL AND ($3::text[] IS NULL OR owner = ANY($3))
     ORDER BY owner LIMIT $2`,
    [after, limit, owners],
  );
  return rows;
}

/** Users whose tokens of a sign-in are dead. */
export async function listDead(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ owner: string }>(
    `SELECT owner FROM twitch_token
     WHERE invalid_at IS NOT NULL AND owner <> 'app' AND owner NOT LIKE '${BOT}%' ORDER BY owner`,
  );
  return rows.map(({ owner }) => owner);
}

/** Removes what died before a moment. */
export async function removeDead(db: Db, before: Date): Promise<void> {
  await db.query("DELETE FROM twitch_token WHERE invalid_at < $1", [before]);
}

function valuesOf(token: StoredToken): unknown[] {
  const { owner, accessToken, refreshToken, scopes, expiresAt, validatedAt, invalidAt } = token;
  return [owner, accessToken, refreshToken, scopes, expiresAt, validatedAt, invalidAt];
}
