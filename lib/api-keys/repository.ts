import { INSTANCE } from "@/lib/auth/repository-keys";
import type { Db } from "@/lib/db/client";
import type { KeyState } from "./schema";

/** Whose keys: those of a person by their id, or the instance's. */
export type OwnerId = string | null;

export interface KeyRow {
  id: string;
  state: KeyState;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  createdBy: string | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const COLUMNS = `k.id, CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'expired'
  ELSE 'active' END AS state, k.name, k.prefix, k.scopes, k.created_at AS "createdAt", k.expires_at AS "expiresAt",
  k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt",
  (SELECT coalesce(p.name, p.login) FROM person p WHERE p.id = k.created_by) AS "createdBy"`;

/** The newest first. */
export async function listKeys(
  db: Db,
  ownerId: OwnerId,
  { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `SELECT ${COLUMNS} FROM api_key k WHERE ${ownedBy(ownerId)} AND ($2::uuid IS NULL OR k.id < $2)
     ORDER BY k.id DESC LIMIT $3`,
    [ownerId, beforeId, limit],
  );
  return rows;
}

export async function findKey(db: Db, ownerId: OwnerId, id: string): Promise<KeyRow | undefined> {
  const { rows } = await db.query<KeyRow>(
    `SELECT ${COLUMNS} FROM api_key k WHERE ${ownedBy(ownerId)} AND k.id = $2`,
    [ownerId, id],
  );
  return rows[0];
}

/** Makes the row that stands for the instance, where it is not there yet: what is done by its keys names somebody. */
export async function putInstance(db: Db): Promise<void> {
  await db.query(
    "INSERT INTO person (twitch_id, login, name) VALUES ($1, $2, $3) ON CONFLICT (twitch_id) DO NOTHING",
    [INSTANCE.twitchId, INSTANCE.login, INSTANCE.name],
  );
}

/** Holds the owner, so that of two keys at once one is counted by the other; says how many count now. */
export async function lockAndCount(db: Db, ownerId: OwnerId): Promise<number> {
  const who = ownerId === null ? "twitch_id = $1" : "id = $1";
  await db.query(`SELECT FROM person WHERE ${who} FOR NO KEY UPDATE`, [ownerId ?? INSTANCE.twitchId]);
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM api_key k
     WHERE ${ownedBy(ownerId)} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`,
    [ownerId],
  );
  return rows[0]?.count ?? 0;
}

export interface NewKeyRow {
  id: string;
  ownerId: OwnerId;
  name: string;
  prefix: string;
  hash: string;
  scopes: readonly string[];
  createdBy: string;
  expiresInDays: number | null;
}

export async function insertKey(db: Db, key: NewKeyRow): Promise<void> {
  await db.query(
    `INSERT INTO api_key (id, owner_id, name, prefix, hash, scopes, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8::int * interval '1 day')`,
    [key.id, key.ownerId, key.name, key.prefix, key.hash, key.scopes, key.createdBy, key.expiresInDays],
  );
}

/** The key, held until the transaction ends; undefined: there is none. */
export async function lockKey(tx: Db, ownerId: OwnerId, id: string): Promise<KeyRow | undefined> {
  const { rows } = await tx.query<KeyRow>(
    `SELECT ${COLUMNS} FROM api_key k WHERE ${ownedBy(ownerId)} AND k.id = $2 FOR NO KEY UPDATE`,
    [ownerId, id],
  );
  return rows[0];
}

export async function renameKey(tx: Db, id: string, name: string): Promise<void> {
  await tx.query("UPDATE api_key SET name = $2 WHERE id = $1", [id, name]);
}

export async function revokeKey(tx: Db, id: string): Promise<void> {
  await tx.query("UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = $1", [id]);
}

/** Deletes keys by which nothing has been done since `before`, as they were revoked or had expired; says how many. */
export async function deleteEndedBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM api_key WHERE id IN (
       SELECT id FROM api_key WHERE least(revoked_at, expires_at) < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, limit],
  );
  return rowCount ?? 0;
}

/** $1 is whose. */
const ownedBy = (ownerId: OwnerId) =>
  ownerId === null ? "k.owner_id IS NULL AND $1::uuid IS NULL" : "k.owner_id = $1";
