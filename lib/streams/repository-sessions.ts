import type { Db } from "@/lib/db/client";
import type { EndingRow, GivingWayRow, SegmentRow, SessionRow } from "./core/session-changes";

/** Held to the end of a transaction that writes sessions: in another order than others, it could wait for them for ever. */
const SESSION_WRITER_LOCK = 7210011;

/** Waits until no other transaction is writing sessions. Ticks wait here too: to be asked for late, and kept briefly. */
export async function becomeOnlySessionWriter(db: Db): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1)", [SESSION_WRITER_LOCK]);
}

const secondsOf = (time: Date) => time.getTime() / 1000;

/**
 * Ends all sessions of channels but those named, so that no two overlap: what was on air until now, when it was
 * seen last; and what reaches over the start of the one named, there. What lies inside it keeps no time at all: that
 * happens when Twitch goes back to the id of a stream that had given way.
 */
export async function endOthers(db: Db, rows: readonly GivingWayRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    `UPDATE stream s SET
       ended_at = greatest(s.started_at, least(s.ended_at, e.at)),
       last_seen_at = greatest(s.started_at, least(s.ended_at, e.at)),
       end_reason = coalesce(s.end_reason, 'replaced')
     FROM (
       SELECT r.id, r.twitch_id, least(to_timestamp(r.seen), coalesce(k.started_at, to_timestamp(r.started))) AS at
       FROM unnest($1::text[], $2::text[], $3::float8[], $4::float8[]) AS r (id, twitch_id, started, seen)
       LEFT JOIN stream k ON k.broadcaster_id = r.id AND k.twitch_stream_id = r.twitch_id
     ) AS e
     WHERE s.broadcaster_id = e.id AND s.twitch_stream_id IS DISTINCT FROM e.twitch_id
       AND (s.ended_at IS NULL OR s.ended_at > e.at)`,
    [
      rows.map((row) => row.broadcasterId),
      rows.map((row) => row.twitchStreamId),
      rows.map((row) => secondsOf(row.startedAt)),
      rows.map((row) => secondsOf(row.seenUntil)),
    ],
  );
}

/** Ends sessions, never before they began. */
export async function endSessions(db: Db, endings: readonly EndingRow[]): Promise<void> {
  if (endings.length === 0) return;
  await db.query(
    `UPDATE stream s SET ended_at = greatest(s.started_at, e.at), last_seen_at = greatest(s.started_at, e.at),
       end_reason = 'offline'
     FROM (
       SELECT id, twitch_id, to_timestamp(at) AS at
       FROM unnest($1::text[], $2::text[], $3::float8[]) AS r (id, twitch_id, at)
     ) AS e
     WHERE s.broadcaster_id = e.id AND s.twitch_stream_id = e.twitch_id AND s.ended_at IS NULL`,
    [
      endings.map((row) => row.broadcasterId),
      endings.map((row) => row.twitchStreamId),
      endings.map((row) => secondsOf(row.at)),
    ],
  );
}

/** Puts sessions on air: new ones, and known ones as they are shown now. Their start and detection stay. */
export async function putSessions(db: Db, sessions: readonly SessionRow[]): Promise<void> {
  if (sessions.length === 0) return;
  await db.query(
    `INSERT INTO stream AS s (broadcaster_id, twitch_stream_id, continues_id, title, category_id, category_name,
       language, tags, viewers, started_at, last_seen_at, detection_source, detection_delay_ms)
     SELECT r.id, r.twitch_id,
       CASE WHEN r.continues THEN (
         SELECT b.id FROM stream b WHERE b.broadcaster_id = r.id AND b.twitch_stream_id <> r.twitch_id
           AND b.started_at <= to_timestamp(r.started) AND b.deleted_at IS NULL
         ORDER BY b.started_at DESC, b.id DESC LIMIT 1) END,
       r.title, r.category_id, r.category_name, r.language, ARRAY(SELECT jsonb_array_elements_text(r.tags)),
       r.viewers, to_timestamp(r.started), greatest(to_timestamp(r.started), to_timestamp(r.seen)), r.source, r.delay
     FROM unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[],
       $9::int[], $10::float8[], $11::float8[], $12::text[], $13::int[])
       AS r (id, twitch_id, continues, title, category_id, category_name, language, tags, viewers, started, seen,
         source, delay)
     JOIN broadcaster b ON b.id = r.id
     ON CONFLICT (broadcaster_id, twitch_stream_id) DO UPDATE SET title = excluded.title, category_id = excluded.category_id,
       category_name = excluded.category_name, language = excluded.language, tags = excluded.tags,
       last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at), ended_at = NULL, end_reason = NULL`,
    [
      sessions.map((row) => row.broadcasterId),
      sessions.map((row) => row.twitchStreamId),
      sessions.map((row) => row.continues),
      sessions.map((row) => row.title),
      sessions.map((row) => row.categoryId),
      sessions.map((row) => row.categoryName),
      sessions.map((row) => row.language),
      sessions.map((row) => JSON.stringify(row.tags)),
      sessions.map((row) => row.viewers),
      sessions.map((row) => secondsOf(row.startedAt)),
      sessions.map((row) => secondsOf(row.lastSeenAt)),
      sessions.map((row) => row.source),
      sessions.map((row) => row.delayMs),
    ],
  );
}

/** Adds what streams show from when on, unless they show it already. */
export async function addSegments(db: Db, segments: readonly SegmentRow[]): Promise<void> {
  if (segments.length === 0) return;
  await db.query(
    `INSERT INTO stream_segment AS g (stream_id, started_at, title, category_id, category_name)
     SELECT s.id, greatest(s.started_at, to_timestamp(r.at)), r.title, r.category_id, r.category_name
     FROM unnest($1::text[], $2::text[], $3::float8[], $4::text[], $5::text[], $6::text[])
       AS r (id, twitch_id, at, title, category_id, category_name)
     JOIN stream s ON s.broadcaster_id = r.id AND s.twitch_stream_id = r.twitch_id
     LEFT JOIN LATERAL (
       SELECT title, category_id FROM stream_segment l WHERE l.stream_id = s.id ORDER BY started_at DESC LIMIT 1
     ) AS last ON true
     WHERE (last.title, last.category_id) IS DISTINCT FROM (r.title, r.category_id)
     ON CONFLICT (stream_id, started_at) DO UPDATE SET title = excluded.title, category_id = excluded.category_id,
       category_name = excluded.category_name`,
    [
      segments.map((row) => row.broadcasterId),
      segments.map((row) => row.twitchStreamId),
      segments.map((row) => secondsOf(row.startedAt)),
      segments.map((row) => row.title),
      segments.map((row) => row.categoryId),
      segments.map((row) => row.categoryName),
    ],
  );
}

/** How many sessions have not ended. */
export async function countOpenSessions(db: Db): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM stream WHERE ended_at IS NULL",
  );
  return rows[0]?.count ?? 0;
}
