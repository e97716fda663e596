import type { Db } from "@/lib/db/client";

export interface DeviceRow {
  id: string;
  name: string;
  endpoint: string;
  createdAt: Date;
  lastSentAt: Date | null;
  lastError: string | null;
}

/** Where to push to. */
export interface DeviceTarget {
  id: string;
  userId: string;
  endpoint: string;
  /** Sealed. */
  keys: string;
}

const DEVICE = `id, name, endpoint, created_at AS "createdAt", last_sent_at AS "lastSentAt",
  last_error AS "lastError"`;

/** A person's devices, the oldest first. */
export async function listOf(db: Db, userId: string): Promise<DeviceRow[]> {
  const { rows } = await db.query<DeviceRow>(
    `SELECT ${DEVICE} FROM push_device WHERE user_id = $1 ORDER BY id`,
    [userId],
  );
  return rows;
}

/** Keeps others from adding devices of this person until the transaction ends; says how many there are. */
export async function lockAndCount(tx: Db, userId: string): Promise<number> {
  await tx.query("SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE", [userId]);
  const { rows } = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM push_device WHERE user_id = $1",
    [userId],
  );
  return rows[0]?.count ?? 0;
}

/** Who has this endpoint now; undefined when nobody has. */
export async function findByEndpoint(
  tx: Db,
  endpoint: string,
): Promise<{ id: string; userId: string } | undefined> {
  const { rows } = await tx.query<{ id: string; userId: string }>(
    `SELECT id, user_id AS "userId" FROM push_device WHERE endpoint = $1 FOR UPDATE`,
    [endpoint],
  );
  return rows[0];
}

/** Undefined when another transaction has added the endpoint meanwhile. */
export async function insert(
  tx: Db,
  device: { userId: string; endpoint: string; keys: string; name: string },
): Promise<DeviceRow | undefined> {
  const { rows } = await tx.query<DeviceRow>(
    `INSERT INTO push_device (user_id, endpoint, keys, name) VALUES ($1, $2, $3, $4)
     ON CONFLICT (endpoint) DO NOTHING RETURNING ${DEVICE}`,
    [device.userId, device.endpoint, device.keys, device.name],
  );
  return rows[0];
}

/** The device goes on with another subscription, or the same with other keys; what it was refused is forgotten. */
export async function resubscribe(
  tx: Db,
  id: string,
  { endpoint, keys }: { endpoint: string; keys: string },
): Promise<DeviceRow | undefined> {
  const { rows } = await tx.query<DeviceRow>(
    `UPDATE push_device SET endpoint = $2, keys = $3, last_error = NULL
     WHERE id = $1 RETURNING ${DEVICE}`,
    [id, endpoint, keys],
  );
  return rows[0];
}

/** Undefined when the person has no such device. */
export async function rename(
  db: Db,
  userId: string,
  id: string,
  name: string,
): Promise<DeviceRow | undefined> {
  const { rows } = await db.query<DeviceRow>(
    `UPDATE push_device SET name = $3 WHERE user_id = $1 AND id = $2 RETURNING ${DEVICE}`,
    [userId, id, name],
  );
  return rows[0];
}

/** Removes a device if it still has this endpoint; says whose it was, or undefined when it was not there. */
export async function remove(
  tx: Db,
  { id, endpoint }: { id: string; endpoint: string },
): Promise<string | undefined> {
  const { rows } = await tx.query<{ userId: string }>(
    `DELETE FROM push_device WHERE id = $1 AND endpoint = $2 RETURNING user_id AS "userId"`,
    [id, endpoint],
  );
  return rows[0]?.userId;
}

/** Removes the device if it is this person's; says whether it was there. */
export async function removeOwn(tx: Db, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query("DELETE FROM push_device WHERE user_id = $1 AND id = $2", [userId, id]);
  return rowCount === 1;
}

/** Those of the devices that are still there. */
export async function findTargets(db: Db, ids: readonly string[]): Promise<DeviceTarget[]> {
  const { rows } = await db.query<DeviceTarget>(
    `SELECT id, user_id AS "userId", endpoint, keys FROM push_device WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows;
}

/**
 * Notes that something was taken for the device (`error` null), or what its push service said instead; nothing when it
 * has another endpoint by now. When the last was taken is known to the minute: it is for people, and hundreds of pushes
 * a second need not write it.
 */
export async function note(
  db: Db,
  { id, endpoint }: { id: string; endpoint: string },
  error: string | null,
): Promise<void> {
  await db.query(
    `UPDATE push_device SET last_error = $3,
       last_sent_at = CASE WHEN $3::text IS NULL THEN clock_timestamp() ELSE last_sent_at END
     WHERE id = $1 AND endpoint = $2 AND (last_error IS DISTINCT FROM $3 OR last_sent_at IS NULL
       OR last_sent_at < clock_timestamp() - interval '1 minute')`,
    [id, endpoint, error],
  );
}
