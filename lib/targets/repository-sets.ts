import type { Db } from "@/lib/db/client";
import type { ActiveSet, ActiveSets, SetPlace, WantedSet } from "./active-sets";
import type { Member } from "./core/member";
import type { ActiveStream } from "./schema";

/** Sets of active streams in target_stream, saved in the very transaction that notes a look. */
export function createPostgresSets(db: Db): ActiveSets {
  return {
    store: "postgres",
    load: (wanted) => load(db, wanted),
    async saveWithin(tx, sets) {
      for (const set of sets) await save(tx, set);
    },
    saveAfter: () => Promise.resolve(),
    page: (targetId, after, limit) => page(db, targetId, after, limit),
    async forget(targetIds) {
      await db.query("DELETE FROM target_stream WHERE target_id = ANY($1)", [targetIds]);
    },
  };
}

/** Each set as one JSON value: thousands of rows cost the driver more than the query costs Postgres. */
async function load(db: Db, wanted: readonly WantedSet[]): Promise<Map<string, readonly Member[] | null>> {
  const { rows } = await db.query<{ id: string; members: Member[] }>(
    `SELECT t.id, coalesce(s.members, '[]') AS members
     FROM unnest($1::uuid[], $2::bigint[]) AS w (id, version)
     JOIN watch_target t ON t.id = w.id AND t.set_version = w.version
     LEFT JOIN LATERAL (
       SELECT json_agg(json_build_object('streamId', stream_id, 'userId', user_id, 'userLogin', user_login,
         'userName', user_name, 'title', title, 'gameId', game_id, 'gameName', game_name, 'language', language,
         'viewerCount', viewer_count, 'startedAtMs', (date_part('epoch', started_at) * 1000)::bigint,
         -- Rows that stay as they are are not written: whoever is not missed was seen by the last look.
         'seenAtMs', (date_part('epoch', CASE misses WHEN 0 THEN coalesce(t.looked_at, seen_at) ELSE seen_at END)
           * 1000)::bigint,
         'misses', misses)) AS members
       FROM target_stream WHERE target_id = t.id
     ) AS s ON true`,
    [wanted.map(({ targetId }) => targetId), wanted.map(({ version }) => version)],
  );
  const found = new Map(rows.map(({ id, members }) => [id, members]));
  return new Map(wanted.map(({ targetId }) => [targetId, found.get(targetId) ?? null]));
}

async function save(tx: Db, { targetId, version, members }: ActiveSet): Promise<void> {
  const column = <K extends keyof Member>(key: K) => members.map((member) => member[key]);
  const seconds = (key: "startedAtMs" | "seenAtMs") => members.map((member) => member[key] / 1000);
  await tx.query(
    `DELETE FROM target_stream s WHERE target_id = $1
       AND NOT EXISTS (SELECT FROM unnest($2::text[]) AS kept (id) WHERE kept.id = s.stream_id)`,
    [targetId, column("streamId")],
  );
  await tx.query(
    `INSERT INTO target_stream AS s (target_id, stream_id, user_id, user_login, user_name, title, game_id, game_name,
       language, viewer_count, misses, started_at, seen_at)
     SELECT $1, id, user_id, login, name, title, game_id, game, language, viewers, misses, to_timestamp(started),
       to_timestamp(seen)
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::int[], $11::int[], $12::float8[], $13::float8[])
       AS m (id, user_id, login, name, title, game_id, game, language, viewers, misses, started, seen)
     ON CONFLICT (target_id, stream_id) DO UPDATE SET user_login = EXCLUDED.user_login,
       user_name = EXCLUDED.user_name, title = EXCLUDED.title, game_id = EXCLUDED.game_id,
       game_name = EXCLUDED.game_name, language = EXCLUDED.language, viewer_count = EXCLUDED.viewer_count,
       misses = EXCLUDED.misses, seen_at = EXCLUDED.seen_at
     WHERE (s.viewer_count, s.misses, s.title, s.game_id, s.game_name, s.language, s.user_login, s.user_name)
       IS DISTINCT FROM (EXCLUDED.viewer_count, EXCLUDED.misses, EXCLUDED.title, EXCLUDED.game_id,
         EXCLUDED.game_name, EXCLUDED.language, EXCLUDED.user_login, EXCLUDED.user_name)`,
    [
      targetId,
      column("streamId"),
      column("userId"),
      column("userLogin"),
      column("userName"),
      column("title"),
      column("gameId"),
      column("gameName"),
      column("language"),
      column("viewerCount"),
      column("misses"),
      seconds("startedAtMs"),
      seconds("seenAtMs"),
    ],
  );
  await tx.query("UPDATE watch_target SET set_version = $2 WHERE id = $1", [targetId, version]);
}

async function page(
  db: Db,
  targetId: string,
  after: SetPlace | null,
  limit: number,
): Promise<ActiveStream[]> {
  const { rows } = await db.query<Omit<ActiveStream, "startedAt"> & { startedAt: Date }>(
    `SELECT stream_id AS "streamId", user_id AS "userId", user_login AS "userLogin", user_name AS "userName", title,
       game_id AS "gameId", game_name AS "gameName", language, viewer_count AS "viewerCount",
       started_at AS "startedAt"
     FROM target_stream
     WHERE target_id = $1 AND ($2::int IS NULL OR viewer_count < $2 OR viewer_count = $2 AND stream_id > $3)
     ORDER BY viewer_count DESC, stream_id LIMIT $4`,
    [targetId, after?.viewerCount ?? null, after?.streamId ?? null, limit],
  );
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString() }));
}
