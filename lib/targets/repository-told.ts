import type { Db } from "@/lib/db/client";
import type { ActiveSet } from "./active-sets";
import type { Member } from "./core/member";
import { type Served, servedUpTo } from "./core/served";

/** Waits until nobody else tells of wishes, to the end of the transaction: two would count one hour's entries twice. */
export async function becomeOnlyTeller(tx: Db): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock($1)", [TELLING_LOCK]);
}
const TELLING_LOCK = 7210033;

/** A set as parameters of a statement: $1 its target, $2 to $6 its streams. */
const SET = `unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])
  AS s (stream_id, user_id, viewers, language, started_at)`;

const ofSet = (targetId: string, members: readonly Member[]): unknown[] => [
  targetId,
  members.map((one) => one.streamId),
  members.map((one) => one.userId),
  members.map((one) => one.viewerCount),
  members.map((one) => one.language),
  members.map((one) => new Date(one.startedAtMs).toISOString()),
];

const FITS = "s.viewers >= w.min_viewers AND (w.language IS NULL OR w.language = s.language)";

/**
 * Puts down what was on air before a wish was made, or before its category was looked at again, as known: nobody wants
 * to hear at once of all that has been there for hours. Twitch tells starts in whole seconds.
 */
export async function primeWishes(tx: Db, { targetId, members }: ActiveSet, now: Date): Promise<void> {
  await tx.query(
    `WITH fresh AS (
       SELECT w.user_id, w.min_viewers, w.language, greatest(w.since, t.since) AS since
       FROM target_wish w JOIN watch_target t ON t.id = w.target_id
       WHERE w.target_id = $1 AND (w.primed_at IS NULL OR w.primed_at < t.since)
       ORDER BY w.user_id FOR NO KEY UPDATE OF w),
     known AS (
       INSERT INTO target_told (user_id, stream_id, target_id)
       SELECT w.user_id, s.stream_id, $1 FROM fresh w
       JOIN ${SET} ON ${FITS} AND s.started_at < date_trunc('second', w.since)
       ON CONFLICT DO NOTHING)
     UPDATE target_wish w SET primed_at = greatest($7, f.since) FROM fresh f
     WHERE w.target_id = $1 AND w.user_id = f.user_id`,
    [...ofSet(targetId, members), now.toISOString()],
  );
}

/**
 * Whether somebody is to hear of a stream by a wish: it fits, they have not heard of it, and they neither follow the
 * broadcaster, so that they hear anyway, nor muted them, nor are it themselves.
 */
const MEANT = `w.target_id = $1 AND w.primed_at IS NOT NULL AND ${FITS}
  AND NOT EXISTS (SELECT FROM target_told d WHERE d.user_id = w.user_id AND d.stream_id = s.stream_id)
  AND NOT EXISTS (SELECT FROM follow f WHERE f.user_id = w.user_id AND f.broadcaster_id = s.user_id
    AND (f.active OR f.muted))
  AND NOT EXISTS (SELECT FROM person p WHERE p.id = w.user_id AND p.twitch_id = s.user_id)`;

/** Clocks of machines that look and of those on which wishes are made differ by less. */
const SKEW_MS = 60_000;

/**
 * Those streams of a set of which anybody is to hear by a wish, the most watched first. Of what is served only wishes
 * from more viewers on and those that are new since are looked at: mostly none, or each look would ask of every stream
 * and everybody whether they were told.
 */
export async function listWished(
  db: Db,
  { targetId, members }: Pick<ActiveSet, "targetId" | "members">,
  served?: Served,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH fresh AS MATERIALIZED (
       SELECT * FROM target_wish WHERE target_id = $1 AND primed_at >= $8)
     SELECT s.stream_id AS id
     FROM unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[], $7::int[])
       AS s (stream_id, user_id, viewers, language, started_at, served)
     WHERE EXISTS (SELECT FROM target_wish w WHERE w.min_viewers > s.served AND ${MEANT})
       OR EXISTS (SELECT FROM fresh w WHERE ${MEANT})
     ORDER BY s.viewers DESC, s.stream_id`,
    [
      ...ofSet(targetId, members),
      members.map((one) => servedUpTo(served, one)),
      served ? new Date(served.atMs - SKEW_MS).toISOString() : null,
    ],
  );
  return rows.map(({ id }) => id);
}

/**
 * Notes that all who wish for it hear of a stream by this announcement, and says who they are. Who was told of `most`
 * streams of the category within the hour is not among them: the latest entry counts it for them.
 */
export async function noteTold(
  tx: Db,
  targetId: string,
  stream: Member,
  { announcementId, most }: { announcementId: string; most: number },
): Promise<string[]> {
  const { rows } = await tx.query<{ userId: string; told: boolean }>(
    `WITH meant AS (
       SELECT w.user_id, e.entries, e.latest FROM target_wish w CROSS JOIN ${SET}
       CROSS JOIN LATERAL (
         SELECT count(*) AS entries, (array_agg(d.announcement_id ORDER BY d.told_at DESC, d.announcement_id DESC))[1] AS latest
         FROM target_told d WHERE d.user_id = w.user_id AND d.target_id = $1 AND d.announcement_id IS NOT NULL
           AND d.told_at > clock_timestamp() - interval '1 hour') AS e
       WHERE ${MEANT})
     INSERT INTO target_told (user_id, stream_id, target_id, announcement_id, counted_in)
     SELECT user_id, $8, $1, CASE WHEN entries < $9 THEN $7::uuid END, CASE WHEN entries >= $9 THEN latest END
     FROM meant ON CONFLICT DO NOTHING
     RETURNING user_id AS "userId", announcement_id IS NOT NULL AS told`,
    [...ofSet(targetId, [stream]), announcementId, stream.streamId, most],
  );
  return rows.flatMap(({ userId, told }) => (told ? [userId] : []));
}

/**
 * Forgets what was told before `before`, at most `limit` of it; says how many that was. Twitch ends a stream after 48
 * hours, so that none of days ago is on air.
 */
export async function deleteToldBefore(db: Db, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM target_told WHERE (user_id, stream_id) IN (
       SELECT user_id, stream_id FROM target_told WHERE told_at < $1 LIMIT $2)`,
    [before.toISOString(), limit],
  );
  return rowCount ?? 0;
}
