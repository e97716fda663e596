import type { Db } from "@/lib/db/client";

const WRITER_LOCK = 7210031;

/** Waits until no other transaction is changing which streams have begun and ended. */
export async function becomeOnlyWriter(tx: Db): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock($1)", [WRITER_LOCK]);
}

/** A stream that has begun and not ended, as target_start has it. */
export interface OpenStart {
  targetId: string;
  streamId: string;
  userId: string;
  userLogin: string;
  startedAtMs: number;
  /** When it was last noted. */
  observedAtMs: number;
}

/** The streams of these targets that have begun and not ended. */
export async function openStarts(db: Db, targetIds: readonly string[]): Promise<OpenStart[]> {
  const { rows } = await db.query<{ starts: OpenStart[] }>(
    `SELECT coalesce(json_agg(json_build_object('targetId', target_id, 'streamId', stream_id, 'userId', user_id,
       'userLogin', user_login, 'startedAtMs', (date_part('epoch', started_at) * 1000)::bigint,
       'observedAtMs', (date_part('epoch', observed_at) * 1000)::bigint)), '[]') AS starts
     FROM target_start WHERE target_id = ANY($1) AND ended_at IS NULL`,
    [targetIds],
  );
  return rows[0]?.starts ?? [];
}

/** A stream that was found where it was not before. */
export interface FoundStart {
  streamId: string;
  targetId: string;
  userId: string;
  userLogin: string;
  startedAtMs: number;
  observedAtMs: number;
  heard: "told" | "tracked" | "there";
}

/**
 * Notes streams that were found, and says which of them began: those never noted, and those that had ended by an older
 * observation. One that is under way in another target moves.
 */
export async function noteStarts(tx: Db, found: readonly FoundStart[]): Promise<Set<string>> {
  if (found.length === 0) return new Set();
  const values = [
    found.map((one) => one.streamId),
    found.map((one) => one.targetId),
    found.map((one) => one.userId),
    found.map((one) => one.userLogin),
    found.map((one) => one.startedAtMs / 1000),
    found.map((one) => one.observedAtMs / 1000),
    found.map((one) => one.heard),
  ];
  const from = `unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::text[])
    AS f (stream_id, target_id, user_id, user_login, started, observed, heard)`;
  const fresh = await tx.query<{ id: string }>(
    `INSERT INTO target_start (stream_id, target_id, user_id, user_login, started_at, seen_at, observed_at, heard)
     SELECT stream_id, target_id, user_id, user_login, to_timestamp(started), to_timestamp(observed),
       to_timestamp(observed), heard
     FROM ${from} ON CONFLICT (stream_id) DO NOTHING RETURNING stream_id AS id`,
    values,
  );
  if (fresh.rows.length === found.length) return new Set(fresh.rows.map(({ id }) => id));
  const again = await tx.query<{ id: string }>(
    `UPDATE target_start s SET ended_at = NULL, target_id = f.target_id, heard = f.heard, user_login = f.user_login,
       seen_at = to_timestamp(f.observed), observed_at = to_timestamp(f.observed)
     FROM ${from}
     WHERE s.stream_id = f.stream_id AND s.ended_at IS NOT NULL AND s.observed_at < to_timestamp(f.observed)
     RETURNING s.stream_id AS id`,
    values,
  );
  await moveStarts(tx, found);
  return new Set([...fresh.rows, ...again.rows].map(({ id }) => id));
}

/** Notes that streams are in another target now, unless something newer is known. */
export async function moveStarts(
  tx: Db,
  moved: readonly Pick<FoundStart, "streamId" | "targetId" | "observedAtMs">[],
): Promise<void> {
  await tx.query(
    `UPDATE target_start s SET target_id = m.target_id, observed_at = to_timestamp(m.observed)
     FROM unnest($1::text[], $2::uuid[], $3::float8[]) AS m (stream_id, target_id, observed)
     WHERE s.stream_id = m.stream_id AND s.target_id <> m.target_id AND s.ended_at IS NULL
       AND s.observed_at < to_timestamp(m.observed)`,
    [
      moved.map((one) => one.streamId),
      moved.map((one) => one.targetId),
      moved.map((one) => one.observedAtMs / 1000),
    ],
  );
}

export interface EndedStart {
  streamId: string;
  targetId: string;
  /** When it was last seen there. */
  endedAtMs: number;
  /** When it was found not to be there. */
  observedAtMs: number;
}

/** A stream that ended, of which a start was told. */
export interface ToldEnd {
  targetId: string;
  streamId: string;
  userId: string;
  userLogin: string;
  startedAt: Date;
  endedAt: Date;
}

const TOLD_END = `s.target_id AS "targetId", s.stream_id AS "streamId", s.user_id AS "userId",
  s.user_login AS "userLogin", s.started_at AS "startedAt", s.ended_at AS "endedAt"`;

/** Notes ends; says of which a start was told. What ended before, moved on or was seen since stays as it is. */
export async function noteEnds(tx: Db, ended: readonly EndedStart[]): Promise<ToldEnd[]> {
  if (ended.length === 0) return [];
  const { rows } = await tx.query<ToldEnd & { heard: string }>(
    `UPDATE target_start s
     SET ended_at = greatest(s.started_at, to_timestamp(e.ended)), observed_at = to_timestamp(e.observed)
     FROM unnest($1::text[], $2::uuid[], $3::float8[], $4::float8[]) AS e (stream_id, target_id, ended, observed)
     WHERE s.stream_id = e.stream_id AND s.target_id = e.target_id AND s.ended_at IS NULL
       AND s.observed_at < to_timestamp(e.observed)
     RETURNING ${TOLD_END}, s.heard`,
    [
      ended.map((one) => one.streamId),
      ended.map((one) => one.targetId),
      ended.map((one) => one.endedAtMs / 1000),
      ended.map((one) => one.observedAtMs / 1000),
    ],
  );
  return rows.filter(({ heard }) => heard === "told");
}

/** Forgets all streams of a target that is not looked at any more; says of which a start and no end was told. */
export async function forgetStarts(tx: Db, targetId: string, now: Date): Promise<ToldEnd[]> {
  const { rows } = await tx.query<ToldEnd>(
    `WITH gone AS (DELETE FROM target_start s WHERE s.target_id = $1 RETURNING s.*)
     SELECT s.target_id AS "targetId", s.stream_id AS "streamId", s.user_id AS "userId",
       s.user_login AS "userLogin", s.started_at AS "startedAt",
       greatest(s.started_at, coalesce(t.looked_at, $2)) AS "endedAt"
     FROM gone s JOIN watch_target t ON t.id = s.target_id WHERE s.ended_at IS NULL AND s.heard = 'told'`,
    [targetId, now.toISOString()],
  );
  return rows;
}

/** Deletes at most `limit` streams that ended before `before`; says how many. */
export async function deleteEndedBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM target_start WHERE stream_id IN (
       SELECT stream_id FROM target_start WHERE ended_at < $1 ORDER BY ended_at LIMIT $2)`,
    [before.toISOString(), limit],
  );
  return rowCount ?? 0;
}
