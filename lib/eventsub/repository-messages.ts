import type { Db } from "@/lib/db/client";
import { cleanText } from "@/lib/kernel/clean-text";
import type { EventSubTransport } from "./schema";

/** A message as Twitch sent it. */
export interface EventSubMessage {
  messageId: string;
  /** Twitch's time of it. */
  at: Date;
  via: EventSubTransport;
  type: string;
  version: string;
  subscriptionId: string;
  /** What a webhook's body or a socket's `payload` holds: `{ subscription, event }`. */
  payload: unknown;
}

export type Outcome = "applied" | "ignored" | "left" | "revoked";

/** Stores a message, settled with `outcome` or still to be applied (null). False when it was there already. */
export async function addMessage(
  db: Db,
  message: EventSubMessage & { broadcasterId: string | null },
  receivedAt: Date,
  outcome: Outcome | null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO eventsub_message (message_id, type, version, via, subscription_id, broadcaster_id, payload, sent_at,
       received_at, outcome, applied_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10::text, CASE WHEN $10::text IS NULL THEN NULL ELSE $9::timestamptz END)
     ON CONFLICT DO NOTHING`,
    [
      ...[message.messageId, message.type, message.version, message.via, message.subscriptionId],
      ...[message.broadcasterId, JSON.stringify(message.payload, storable), message.at, receivedAt, outcome],
    ],
  );
  return rowCount === 1;
}

const storable = (_key: string, value: unknown) => (typeof value === "string" ? cleanText(value) : value);

/** Counts what came and was not stored, in the minute of `at`. */
export async function countUnstored(
  db: Db,
  at: Date,
  { duplicates = 0, refused = 0 }: { duplicates?: number; refused?: number },
): Promise<void> {
  await db.query(
    `INSERT INTO eventsub_minute AS m (minute, duplicates, refused) VALUES (date_trunc('minute', $1::timestamptz), $2, $3)
     ON CONFLICT (minute) DO UPDATE SET duplicates = m.duplicates + excluded.duplicates,
       refused = m.refused + excluded.refused`,
    [at, duplicates, refused],
  );
}

/** A message that somebody works on. */
export interface ClaimedMessage {
  messageId: string;
  payload: unknown;
  sentAt: Date;
  /** How often it was taken up, this time included. */
  attempts: number;
}

/**
 * Takes messages up that are due, oldest first. They come to nobody else for `leaseSeconds`; whoever dies with them
 * leaves them to the next.
 */
export async function claimMessages(db: Db, limit: number, leaseSeconds: number): Promise<ClaimedMessage[]> {
  const { rows } = await db.query<ClaimedMessage>(
    `WITH due AS MATERIALIZED (
       SELECT message_id FROM eventsub_message
       WHERE applied_at IS NULL AND next_attempt_at <= clock_timestamp()
       ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     UPDATE eventsub_message m SET attempts = attempts + 1,
       next_attempt_at = clock_timestamp() + make_interval(secs => $2)
     FROM due WHERE m.message_id = due.message_id
     RETURNING m.message_id AS "messageId", m.payload, m.sent_at AS "sentAt", m.attempts`,
    [limit, leaseSeconds],
  );
  return rows.sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
}

/** What became of a message that is done with. */
export interface Settled {
  messageId: string;
  outcome: Outcome;
  error: string | null;
}

export async function settleMessages(db: Db, settled: readonly Settled[], at: Date): Promise<void> {
  await db.query(
    `UPDATE eventsub_message m SET applied_at = $4, outcome = s.outcome, error = s.error
     FROM unnest($1::text[], $2::text[], $3::text[]) AS s (id, outcome, error)
     WHERE m.message_id = s.id AND m.applied_at IS NULL`,
    [
      settled.map(({ messageId }) => messageId),
      settled.map(({ outcome }) => outcome),
      settled.map(({ error }) => error),
      at,
    ],
  );
}

/** A message that is to be taken up again. */
export interface Postponed {
  messageId: string;
  inMs: number;
  error: string | null;
}

export async function postponeMessages(db: Db, postponed: readonly Postponed[]): Promise<void> {
  await db.query(
    `UPDATE eventsub_message m SET next_attempt_at = clock_timestamp() + make_interval(secs => p.ms / 1000), error = p.error
     FROM unnest($1::text[], $2::float8[], $3::text[]) AS p (id, ms, error)
     WHERE m.message_id = p.id AND m.applied_at IS NULL`,
    [
      postponed.map(({ messageId }) => messageId),
      postponed.map(({ inMs }) => inMs),
      postponed.map(({ error }) => error),
    ],
  );
}

/** How long until a message is due, in ms, 0 for now; null when none waits. */
export async function nextDueMs(db: Db): Promise<number | null> {
  const { rows } = await db.query<{ ms: number | null }>(
    `SELECT (extract(epoch FROM min(next_attempt_at) - clock_timestamp()) * 1000)::float8 AS ms
     FROM eventsub_message WHERE applied_at IS NULL`,
  );
  const ms = rows[0]?.ms ?? null;
  return ms === null ? null : Math.max(0, Math.ceil(ms));
}

/** Whether Twitch has since said something of these types about the same person in the same channel. */
export async function hasNewer(
  db: Db,
  about: { broadcasterId: string; types: readonly string[]; userId: string; sentAt: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM eventsub_message
     WHERE broadcaster_id = $1 AND sent_at > $2 AND type = ANY($3) AND payload->'event'->>'user_id' = $4 LIMIT 1`,
    [about.broadcasterId, about.sentAt, about.types, about.userId],
  );
  return rowCount === 1;
}

/** Deletes at most `limit` messages that were received before a moment; says how many. */
export async function deleteMessagesBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM eventsub_message WHERE message_id IN (
       SELECT message_id FROM eventsub_message WHERE received_at < $1 ORDER BY received_at LIMIT $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}

export async function deleteMinutesBefore(db: Db, before: Date): Promise<void> {
  await db.query("DELETE FROM eventsub_minute WHERE minute < $1", [before]);
}
