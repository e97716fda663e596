import type { Db } from "@/lib/db/client";

export interface NewDevice {
  handle: string;
  userCode: string;
  verificationUri: string;
  expiresInMs: number;
  intervalMs: number;
}

export interface DeviceRow {
  userCode: string;
  verificationUri: string;
  expiresAt: Date;
  intervalMs: number;
  state: "waiting" | "over" | "expired";
}

/** Begins to connect an account, in place of whatever was begun before. */
export async function putDevice(db: Db, device: NewDevice, userId: string): Promise<void> {
  await db.query(
    `INSERT INTO bot_device (handle, user_code, verification_uri, expires_at, interval_ms, next_poll_at, begun_by_user_id)
     VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond', $5,
       clock_timestamp() + $5::int * interval '1 millisecond', $6)
     ON CONFLICT ("only") DO UPDATE SET handle = excluded.handle, user_code = excluded.user_code,
       verification_uri = excluded.verification_uri, expires_at = excluded.expires_at,
       interval_ms = excluded.interval_ms, next_poll_at = excluded.next_poll_at,
       begun_by_user_id = excluded.begun_by_user_id, state = 'waiting'`,
    [device.handle, device.userCode, device.verificationUri, device.expiresInMs, device.intervalMs, userId],
  );
}

/** What is being connected; undefined when nothing is. */
export async function findDevice(db: Db): Promise<DeviceRow | undefined> {
  const { rows } = await db.query<DeviceRow>(
    `SELECT user_code AS "userCode", verification_uri AS "verificationUri", expires_at AS "expiresAt",
       interval_ms AS "intervalMs",
       CASE WHEN state = 'waiting' AND expires_at < clock_timestamp() THEN 'expired' ELSE state END AS state
     FROM bot_device`,
  );
  return rows[0];
}

/** Takes the turn to ask Twitch about it; undefined when it is too soon, or there is nothing to ask. */
export async function takePoll(db: Db): Promise<{ handle: string; userId: string | null } | undefined> {
  const { rows } = await db.query<{ handle: string; userId: string | null }>(
    `UPDATE bot_device SET next_poll_at = clock_timestamp() + interval_ms * interval '1 millisecond'
     WHERE state = 'waiting' AND expires_at >= clock_timestamp() AND next_poll_at <= clock_timestamp()
     RETURNING handle, begun_by_user_id AS "userId"`,
  );
  return rows[0];
}

/** Nobody will type it any more. */
export async function putOver(db: Db, handle: string): Promise<void> {
  await db.query("UPDATE bot_device SET state = 'over' WHERE handle = $1", [handle]);
}

/** Forgets what was being connected; without a handle, whatever it was. */
export async function deleteDevice(db: Db, handle: string | null = null): Promise<void> {
  await db.query("DELETE FROM bot_device WHERE $1::text IS NULL OR handle = $1", [handle]);
}
