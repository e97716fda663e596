import type { Db } from "@/lib/db/client";

export interface StoredKeys {
  publicKey: string;
  /** Sealed. */
  privateKey: string;
}

/** The keys of this instance; undefined before the first need. */
export async function findKeys(db: Db): Promise<StoredKeys | undefined> {
  const { rows } = await db.query<StoredKeys>(
    `SELECT public_key AS "publicKey", private_key AS "privateKey" FROM vapid_key`,
  );
  return rows[0];
}

/** Keeps the keys, unless others are kept already. */
export async function insertKeys(db: Db, keys: StoredKeys): Promise<void> {
  await db.query(
    `INSERT INTO vapid_key (public_key, private_key) VALUES ($1, $2) ON CONFLICT ("only") DO NOTHING`,
    [keys.publicKey, keys.privateKey],
  );
}
