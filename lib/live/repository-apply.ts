import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import type { Change, LiveState, Observation } from "./core/live-state";

/** Held to the end of a transaction that changes live status: one writer at a time, whoever observed. */
const LIVE_WRITER_LOCK = 7210002;

/** Waits until no other transaction is changing live status. */
export async function becomeOnlyWriter(db: Db): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1)", [LIVE_WRITER_LOCK]);
}

/**
 * Notes when each broadcaster was looked at, and says of which the answer does not count, because they were
 * looked at since or never before. That is hardly ever anybody, so it is asked only when rows are missing.
 */
export async function renewChecked(db: Db, answers: readonly Answered[]): Promise<string[]> {
  const [ids, times] = columnsOf(answers);
  const { rowCount } = await db.query(
    `UPDATE broadcaster_sync s SET checked_at = to_timestamp(a.at)
     FROM unnest($1::text[], $2::float8[]) AS a (id, at)
     WHERE s.broadcaster_id = a.id AND s.checked_at < to_timestamp(a.at)`,
    [ids, times],
  );
  if (rowCount === answers.length) return [];
  const { rows } = await db.query<{ id: string }>(
    `SELECT a.id FROM unnest($1::text[]) AS a (id) LEFT JOIN broadcaster_sync s ON s.broadcaster_id = a.id
     WHERE s.broadcaster_id IS NULL OR s.xmin <> pg_current_xact_id()::xid`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Notes the first look at broadcasters; says who was never looked at before. Unknown ones are left out. */
export async function addChecked(db: Db, answers: readonly Answered[]): Promise<string[]> {
  if (answers.length === 0) return [];
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO broadcaster_sync (broadcaster_id, checked_at)
     SELECT a.id, to_timestamp(a.at) FROM unnest($1::text[], $2::float8[]) AS a (id, at) JOIN broadcaster b ON b.id = a.id
     ON CONFLICT DO NOTHING
     RETURNING broadcaster_id AS id`,
    columnsOf(answers),
  );
  return rows.map(({ id }) => id);
}

type Answered = Pick<Observation, "broadcasterId" | "observedAt">;
const columnsOf = (answers: readonly Answered[]): [string[], number[]] => [
  answers.map((answer) => answer.broadcasterId),
  answers.map((answer) => secondsOf(answer.observedAt)),
];

/** The states of `anyState`, and of those in `onAirOnly` that are on air: most of a tick is offline and stays so. */
export async function loadStates(
  db: Db,
  anyState: readonly string[],
  onAirOnly: readonly string[],
): Promise<Map<string, LiveState>> {
  const { rows } = await db.query<StateRow>(
    `SELECT ${STATE} FROM live_status WHERE broadcaster_id = ANY($1) AND ${WAS_SEEN}
     UNION ALL
     SELECT ${STATE} FROM live_status WHERE broadcaster_id = ANY($2) AND state <> 'offline' AND ${WAS_SEEN}`,
    [anyState, onAirOnly],
  );
  return new Map(rows.map((row) => [row.broadcasterId, stateOf(row)]));
}

const WAS_SEEN = "stream_id IS NOT NULL AND started_at IS NOT NULL";
/** Times in seconds and tags as JSON: read by the driver several times faster than dates and arrays. */
const STATE = `broadcaster_id AS "broadcasterId", state, stream_id AS "streamId", title,
  category_id AS "categoryId", category_name AS "categoryName", language, to_json(tags) AS tags,
  viewer_count AS "viewerCount", thumbnail_url AS "thumbnailUrl", date_part('epoch', started_at) AS "startedAt",
  date_part('epoch', coalesce(last_seen_at, started_at)) AS "lastSeenAt", date_part('epoch', ended_at) AS "endedAt",
  misses, date_part('epoch', offline_event_at) AS "offlineEventAt"`;

type TimeField = "startedAt" | "lastSeenAt" | "endedAt" | "offlineEventAt";
type StateRow = Omit<LiveState, TimeField> & {
  startedAt: number;
  lastSeenAt: number;
  endedAt: number | null;
  offlineEventAt: number | null;
};

const stateOf = (row: StateRow): LiveState => ({
  ...row,
  startedAt: timeOf(row.startedAt),
  lastSeenAt: timeOf(row.lastSeenAt),
  endedAt: row.endedAt === null ? null : timeOf(row.endedAt),
  offlineEventAt: row.offlineEventAt === null ? null : timeOf(row.offlineEventAt),
});

const timeOf = (seconds: number) => new Date(Math.round(seconds * 1000));

/** Writes viewers and last sight of streams that only went on. No index covers these: updated in place. */
export async function touchStates(db: Db, states: readonly LiveState[]): Promise<void> {
  if (states.length === 0) return;
  await db.query(
    `UPDATE live_status l SET viewer_count = t.viewers, last_seen_at = to_timestamp(t.at)
     FROM unnest($1::text[], $2::int[], $3::float8[]) AS t (id, viewers, at)
     WHERE l.broadcaster_id = t.id`,
    [
      states.map((s) => s.broadcasterId),
      states.map((s) => s.viewerCount),
      states.map((s) => secondsOf(s.lastSeenAt)),
    ],
  );
}

/** Writes whole rows, new or not. */
export async function saveStates(db: Db, states: readonly LiveState[]): Promise<void> {
  if (states.length === 0) return;
  await db.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, title, category_id, category_name, language, tags,
       viewer_count, thumbnail_url, started_at, last_seen_at, ended_at, misses, offline_event_at)
     SELECT id, state, stream_id, title, category_id, category_name, language,
       ARRAY(SELECT jsonb_array_elements_text(tags)),
       viewers, thumbnail, started_at, seen_at, ended_at, misses, offline_event_at
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[],
       $9::int[], $10::text[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::int[],
       $15::timestamptz[]) AS s (id, state, stream_id, title, category_id, category_name, language, tags,
       viewers, thumbnail, started_at, seen_at, ended_at, misses, offline_event_at)
     ON CONFLICT (broadcaster_id) DO UPDATE SET state = excluded.state, stream_id = excluded.stream_id,
       title = excluded.title, category_id = excluded.category_id, category_name = excluded.category_name,
       language = excluded.language, tags = excluded.tags, viewer_count = excluded.viewer_count,
       thumbnail_url = excluded.thumbnail_url, started_at = excluded.started_at,
       last_seen_at = excluded.last_seen_at, ended_at = excluded.ended_at, misses = excluded.misses,
       offline_event_at = excluded.offline_event_at`,
    [
      states.map((s) => s.broadcasterId),
      states.map((s) => s.state),
      states.map((s) => s.streamId),
      states.map((s) => s.title),
      states.map((s) => s.categoryId),
      states.map((s) => s.categoryName),
      states.map((s) => s.language),
      states.map((s) => JSON.stringify(s.tags)),
      states.map((s) => s.viewerCount),
      states.map((s) => s.thumbnailUrl),
      isoOf(states, (s) => s.startedAt),
      isoOf(states, (s) => s.lastSeenAt),
      isoOf(states, (s) => s.endedAt),
      states.map((s) => s.misses),
      isoOf(states, (s) => s.offlineEventAt),
    ],
  );
}

/** Appends to the sync log in the order given. */
export async function appendLog(db: Db, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await db.query(
    `INSERT INTO broadcaster_sync_log (broadcaster_id, kind, stream_id, before, after, source, observed_at, delay_ms)
     SELECT id, kind, stream_id, before, after, source, at, delay_ms
     FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::jsonb[], $6::text[], $7::timestamptz[],
       $8::int[]) WITH ORDINALITY AS c (id, kind, stream_id, before, after, source, at, delay_ms, n)
     ORDER BY n`,
    [
      changes.map((c) => c.broadcasterId),
      changes.map((c) => c.kind),
      changes.map((c) => c.streamId),
      changes.map((c) => JSON.stringify(c.before)),
      changes.map((c) => JSON.stringify(c.after)),
      changes.map((c) => c.source),
      isoOf(changes, (c) => c.observedAt),
      changes.map((c) => c.delayMs),
    ],
  );
}

/** Who they are, as events and announcements show them. */
export async function loadRefs(db: Db, ids: readonly string[]): Promise<Map<string, BroadcasterRef>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<BroadcasterRef>(
    `SELECT id, login, display_name AS "displayName", avatar_url AS "avatarUrl" FROM broadcaster WHERE id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** For to_timestamp(): where thousands go into one statement, Postgres reads a number several times faster than a date. */
const secondsOf = (time: Date) => time.getTime() / 1000;

const isoOf = <T>(items: readonly T[], timeOf: (item: T) => Date | null) =>
  items.map((item) => timeOf(item)?.toISOString() ?? null);
