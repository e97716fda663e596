import type { Db } from "@/lib/db/client";
import type { DeliveryState } from "./schema";

export interface TestRow {
  id: string;
  state: DeliveryState;
  reason: string | null;
  error: string | null;
  attempts: number;
  decidedAt: Date;
  sentAt: Date | null;
}

/** The latest test of a person's browser; undefined when there was none. */
export async function findTest(db: Db, userId: string, deviceId: string): Promise<TestRow | undefined> {
  const { rows } = await db.query<TestRow>(
    `SELECT id, state, reason, error, attempts, decided_at AS "decidedAt", sent_at AS "sentAt" FROM delivery
     WHERE user_id = $1 AND device_id = $2 AND kind = 'test' ORDER BY id DESC LIMIT 1`,
    [userId, deviceId],
  );
  return rows[0];
}

/** Whether the person has such a browser. It stays theirs, and nobody else tests it, until the transaction ends. */
export async function lockDevice(tx: Db, userId: string, deviceId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "SELECT FROM push_device WHERE user_id = $1 AND id = $2 FOR NO KEY UPDATE",
    [userId, deviceId],
  );
  return rowCount === 1;
}

/** What a push of an announcement says. */
export interface PushAnnouncement {
  id: string;
  type: "broadcaster_live" | "stream_changed" | "category_live";
  broadcasterId: string;
  streamId: string;
  broadcasterName: string;
  login: string;
  avatarUrl: string | null;
  streamTitle: string;
  categoryName: string;
  viewerCount: number;
  startedAt: Date;
  createdAt: Date;
}

export async function findAnnouncements(db: Db, ids: readonly string[]): Promise<PushAnnouncement[]> {
  const { rows } = await db.query<PushAnnouncement>(
    `SELECT id, type, broadcaster_id AS "broadcasterId", stream_id AS "streamId",
       broadcaster_name AS "broadcasterName", login, avatar_url AS "avatarUrl", stream_title AS "streamTitle",
       category_name AS "categoryName", viewer_count AS "viewerCount", started_at AS "startedAt", created_at AS "createdAt"
     FROM announcement WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows;
}

/** The languages that people chose; who chose none is not among them. */
export async function findLocales(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; locale: string }>(
    "SELECT id, locale FROM person WHERE id = ANY ($1::uuid[]) AND locale IS NOT NULL",
    [userIds],
  );
  return new Map(rows.map(({ id, locale }) => [id, locale]));
}
