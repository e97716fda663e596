import type pg from "pg";

/** A past stream with what the test cares about; the rest is as for a stream of no viewers. Times are ms or ISO 8601. */
export interface PastStream {
  broadcasterId: string;
  from: string | number;
  /** Null: still on air. */
  to: string | number | null;
  /** Viewers times seconds, and seconds, under the viewer curve. */
  watchedSeconds?: number;
  sampledSeconds?: number;
  peak?: { viewers: number; at: string | number };
  /** Place in the same list of the stream whose show this one goes on with. */
  continues?: number;
  /** From when on what category was shown; one without an id is none. */
  segments?: readonly { at: string | number; id: string; name?: string }[];
  source?: "poll" | "import";
  deleted?: boolean;
}

const iso = (at: string | number): string => new Date(at).toISOString();

/** Inserts streams with their segments, all at once, and returns their ids in the same order. */
export async function insertPast(pool: pg.Pool, streams: readonly PastStream[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT uuid_v7() AS id FROM generate_series(1, $1::int)",
    [streams.length],
  );
  const ids = rows.map(({ id }) => id);
  const records = streams.map((stream, place) => ({
    id: ids[place],
    broadcaster_id: stream.broadcasterId,
    twitch_stream_id: `t-${ids[place]}`,
    continues_id: stream.continues === undefined ? null : ids[stream.continues],
    started_at: iso(stream.from),
    last_seen_at: iso(stream.to ?? stream.from),
    ended_at: stream.to === null ? null : iso(stream.to),
    end_reason: stream.to === null ? null : "offline",
    detection_source: stream.source ?? "poll",
    peak_viewers: stream.peak?.viewers ?? 0,
    peak_at: stream.peak ? iso(stream.peak.at) : null,
    watched_seconds: stream.watchedSeconds ?? 0,
    sampled_seconds: stream.sampledSeconds ?? 0,
    deleted_at: stream.deleted ? iso(stream.from) : null,
  }));
  await pool.query(
    `INSERT INTO stream (id, broadcaster_id, twitch_stream_id, continues_id, started_at, last_seen_at, ended_at,
       end_reason, detection_source, peak_viewers, peak_at, watched_seconds, sampled_seconds, deleted_at)
     SELECT id, broadcaster_id, twitch_stream_id, continues_id, started_at, last_seen_at, ended_at, end_reason,
       detection_source, peak_viewers, peak_at, watched_seconds, sampled_seconds, deleted_at
     FROM json_populate_recordset(NULL::stream, $1)`,
    [JSON.stringify(records)],
  );
  const segments = streams.flatMap((stream, place) =>
    (stream.segments ?? []).map(({ at, id, name = `Name of ${id}` }) => ({
      stream_id: ids[place],
      started_at: iso(at),
      title: "a title",
      category_id: id,
      category_name: id === "" ? "" : name,
    })),
  );
  await pool.query(
    "INSERT INTO stream_segment SELECT * FROM json_populate_recordset(NULL::stream_segment, $1)",
    [JSON.stringify(segments)],
  );
  return ids;
}
