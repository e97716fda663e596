import type { Db } from "@/lib/db/client";
import type { GatheredAbout } from "./schema";

/** Something that waited to be told together with others, and may go now. */
export interface WaitingRow {
  id: string;
  userId: string;
  kind: "live" | "changed";
  medium: "email" | "push";
  deviceId: string | null;
  item: GatheredAbout["items"][number] | null;
}

/** A message that brings several together. */
export interface GatheredRow {
  id: string;
  userId: string;
  medium: "email" | "push";
  deviceId: string | null;
  about: GatheredAbout;
  carries: readonly string[];
}

/** One at a time gathers: two would make two messages of what belongs together. Held to the end of the transaction. */
export async function becomeOnlyGatherer(tx: Db): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('gather deliveries'))");
}

/** What may go now of the next `limit` people, the oldest first; nobody else changes it until the transaction ends. */
export async function takeWaiting(tx: Db, limit: number): Promise<WaitingRow[]> {
  const { rows } = await tx.query<WaitingRow>(
    `WITH person AS (
       SELECT user_id FROM delivery WHERE state = 'gathering' AND not_before <= clock_timestamp()
       GROUP BY user_id ORDER BY min(not_before) LIMIT $1)
     SELECT d.id, d.user_id AS "userId", d.kind, d.medium, d.device_id AS "deviceId",
       CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('announcementId', a.id, 'kind', d.kind,
         'broadcasterId', a.broadcaster_id, 'login', a.login, 'displayName', a.broadcaster_name,
         'avatarUrl', a.avatar_url, 'title', a.stream_title, 'categoryName', a.category_name,
         'startedAt', to_char(a.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS item
     FROM person JOIN delivery d USING (user_id) LEFT JOIN announcement a ON a.id = d.announcement_id
     WHERE d.state = 'gathering' AND d.not_before <= clock_timestamp()
     ORDER BY d.id FOR UPDATE OF d`,
    [limit],
  );
  return rows;
}

/** Queues messages, and notes by which each of what they bring is carried. */
export async function insertGathered(tx: Db, messages: readonly GatheredRow[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(
    `INSERT INTO delivery (id, user_id, kind, medium, device_id, about, state)
     SELECT id, user_id, 'gathered', medium, device_id, about, 'queued'
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::jsonb[])
       AS m (id, user_id, medium, device_id, about)`,
    [
      messages.map(({ id }) => id),
      messages.map(({ userId }) => userId),
      messages.map(({ medium }) => medium),
      messages.map(({ deviceId }) => deviceId),
      messages.map(({ about }) => JSON.stringify(about)),
    ],
  );
  const carried = messages.flatMap(({ id, carries }) => carries.map((one) => ({ one, by: id })));
  await tx.query(
    `UPDATE delivery d SET state = 'gathered', carried_by = c.carrier
     FROM unnest($1::uuid[], $2::uuid[]) AS c (id, carrier) WHERE d.id = c.id`,
    [carried.map(({ one }) => one), carried.map(({ by }) => by)],
  );
}

/** What found no company goes as itself. */
export async function queueAlone(tx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query("UPDATE delivery SET state = 'queued', reason = NULL WHERE id = ANY ($1::uuid[])", [ids]);
}

export async function skip(tx: Db, skipped: readonly { id: string; reason: string }[]): Promise<void> {
  if (skipped.length === 0) return;
  await tx.query(
    `UPDATE delivery d SET state = 'skipped', reason = s.reason
     FROM unnest($1::uuid[], $2::text[]) AS s (id, reason) WHERE d.id = s.id`,
    [skipped.map(({ id }) => id), skipped.map(({ reason }) => reason)],
  );
}

/** Lets these wait on, for quiet hours to end. */
export async function hold(tx: Db, held: readonly { id: string; until: Date }[]): Promise<void> {
  if (held.length === 0) return;
  await tx.query(
    `UPDATE delivery d SET not_before = h.until, reason = 'quiet_hours'
     FROM unnest($1::uuid[], $2::timestamptz[]) AS h (id, until) WHERE d.id = h.id`,
    [held.map(({ id }) => id), held.map(({ until }) => until.toISOString())],
  );
}
