import type { Db } from "@/lib/db/client";
import type { Preferences } from "@/lib/preferences/schema";
import type { Period } from "./core/due-digest";
import type { DigestAbout } from "./schema";

/** When digests are wanted: many people share one. */
export type DigestWish = Pick<Preferences, "digestHour" | "digestWeekday" | "zone"> & { digest: Period };

export async function listWishes(db: Db): Promise<DigestWish[]> {
  const { rows } = await db.query<DigestWish>(
    `SELECT DISTINCT digest, digest_hour AS "digestHour", digest_weekday AS "digestWeekday", zone
     FROM notification_preference WHERE digest <> 'off'`,
  );
  return rows;
}

/** Whoever chose another hour since a slot came gets the one after it, but a save just then costs nobody theirs. */
const LATE_CHANGE = "interval '10 minutes'";

export interface DuePerson {
  userId: string;
  digest: Period;
  slot: Date;
  lastSlot: Date | null;
}

/**
 * At most `limit` people whose digest has come to its slot and was not made, and notes that it is: in the caller's
 * transaction, so that nobody else makes it, and that it is not made if this fails.
 */
export async function takeDue(
  db: Db,
  slots: readonly (DigestWish & { slot: Date })[],
  limit: number,
): Promise<DuePerson[]> {
  const { rows } = await db.query<DuePerson>(
    `WITH due AS (
       SELECT p.user_id, w.digest, w.slot, last.slot AS last_slot
       FROM unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::timestamptz[]) AS w (digest, hour, weekday, zone, slot)
       JOIN notification_preference p ON p.digest <> 'off' AND p.digest = w.digest AND p.digest_hour = w.hour
         AND p.digest_weekday = w.weekday AND p.zone IS NOT DISTINCT FROM w.zone,
       LATERAL (SELECT max(slot) AS slot FROM digest_sent s WHERE s.user_id = p.user_id) AS last
       WHERE (last.slot IS NULL OR last.slot < w.slot) AND p.updated_at <= w.slot + ${LATE_CHANGE}
       ORDER BY p.user_id LIMIT $6),
     taken AS (
       INSERT INTO digest_sent (user_id, slot) SELECT user_id, slot FROM due
       ON CONFLICT DO NOTHING RETURNING user_id)
     SELECT d.user_id AS "userId", d.digest, d.slot, d.last_slot AS "lastSlot"
     FROM due d JOIN taken USING (user_id) ORDER BY d.user_id`,
    [
      slots.map((wish) => wish.digest),
      slots.map((wish) => wish.digestHour),
      slots.map((wish) => wish.digestWeekday),
      slots.map((wish) => wish.zone),
      slots.map((wish) => wish.slot.toISOString()),
      limit,
    ],
  );
  return rows;
}

export interface Span {
  userId: string;
  from: Date;
  to: Date;
}

export interface DigestRow {
  userId: string;
  /** Streams of theirs in that time, also those that found no room. */
  total: number;
  streams: DigestAbout["streams"];
}

/** An instant as ISO 8601 in UTC, to be read as JSON. */
const iso = (sql: string) => `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * The streams that began within a person's span on channels that they follow and have not muted: those on air first,
 * then the latest, at most `lines` of each person. A show that was broken off and went on is one, from its first
 * beginning. Who has none is left out.
 */
export async function listStreams(db: Db, spans: readonly Span[], lines: number): Promise<DigestRow[]> {
  const { rows } = await db.query<DigestRow>(
    `SELECT u.user_id AS "userId", s.total, s.streams
     FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS u (user_id, from_at, to_at),
     LATERAL (
       SELECT max(total)::int AS total, jsonb_agg(jsonb_build_object('broadcasterId', b.id, 'login', b.login,
         'displayName', b.display_name, 'avatarUrl', b.avatar_url, 'title', t.title, 'categoryName', t.category_name,
         'startedAt', ${iso("show.started_at")}, 'endedAt', ${iso("t.ended_at")}, 'peakViewers', show.peak)
         ORDER BY t.ended_at IS NULL DESC, t.started_at DESC, t.id DESC) AS streams
       FROM (
         SELECT s.*, count(*) OVER () AS total FROM follow f
         JOIN stream s ON s.broadcaster_id = f.broadcaster_id AND s.started_at >= u.from_at AND s.started_at < u.to_at
         WHERE f.user_id = u.user_id AND f.active AND NOT f.muted AND s.deleted_at IS NULL
           AND NOT EXISTS (SELECT FROM stream n WHERE n.continues_id = s.id AND n.deleted_at IS NULL AND n.started_at < u.to_at)
         ORDER BY s.ended_at IS NULL DESC, s.started_at DESC, s.id DESC LIMIT $4) AS t
       JOIN broadcaster b ON b.id = t.broadcaster_id,
       LATERAL (
         WITH RECURSIVE part AS (
           SELECT t.continues_id, t.started_at, CASE WHEN t.peak_at IS NOT NULL THEN t.peak_viewers END AS peak
           UNION ALL
           SELECT e.continues_id, e.started_at, CASE WHEN e.peak_at IS NOT NULL THEN e.peak_viewers END
           FROM part JOIN stream e ON e.id = part.continues_id)
         SELECT min(started_at) AS started_at, max(peak) AS peak FROM part) AS show) AS s
     WHERE s.streams IS NOT NULL`,
    [spans.map((span) => span.userId), spans.map((span) => span.from), spans.map((span) => span.to), lines],
  );
  return rows;
}
