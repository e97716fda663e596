import type { Db } from "@/lib/db/client";
import type { TargetKind } from "./schema";

export interface TargetRow {
  id: string;
  kind: TargetKind;
  twitchId: string;
  name: string;
  imageUrl: string | null;
  enabled: boolean;
  live: number | null;
  viewers: number | null;
  lookedAt: Date | null;
  lookMs: number | null;
  requests: number | null;
  startedLastHour: number;
  lastError: string | null;
  lastErrorAt: Date | null;
  createdAt: Date;
}

/**
 * Targets as operators see them, by name, `id` alone if it is given. What is known of a broadcaster is what the live
 * sync knows: it looks at them.
 */
export async function listTargets(db: Db, now: Date, id: string | null = null): Promise<TargetRow[]> {
  const { rows } = await db.query<TargetRow>(
    `SELECT t.id, t.kind, t.twitch_id AS "twitchId", coalesce(b.display_name, t.name) AS name,
       coalesce(b.avatar_url, t.image_url) AS "imageUrl", t.enabled,
       CASE WHEN t.kind = 'game' THEN t.live
         WHEN c.checked_at IS NOT NULL THEN (coalesce(l.state, 'offline') <> 'offline')::int END AS live,
       CASE WHEN t.kind = 'game' THEN t.viewers
         WHEN c.checked_at IS NOT NULL THEN CASE WHEN l.state <> 'offline' THEN l.viewer_count ELSE 0 END
         END AS viewers,
       CASE WHEN t.kind = 'game' THEN t.looked_at ELSE c.checked_at END AS "lookedAt",
       t.look_ms AS "lookMs", t.requests, coalesce(h.started, 0) AS "startedLastHour",
       t.last_error AS "lastError", t.last_error_at AS "lastErrorAt", t.created_at AS "createdAt"
     FROM watch_target t
     LEFT JOIN broadcaster b ON t.kind = 'broadcaster' AND b.id = t.twitch_id
     LEFT JOIN live_status l ON t.kind = 'broadcaster' AND l.broadcaster_id = t.twitch_id
     LEFT JOIN broadcaster_sync c ON t.kind = 'broadcaster' AND c.broadcaster_id = t.twitch_id
     LEFT JOIN LATERAL (
       SELECT count(*)::int AS started FROM target_start s
       WHERE t.kind = 'game' AND s.target_id = t.id AND s.seen_at > $1 AND s.heard <> 'there'
       UNION ALL
       SELECT count(*)::int FROM stream s
       WHERE t.kind = 'broadcaster' AND s.broadcaster_id = t.twitch_id AND s.started_at > $1
         AND s.deleted_at IS NULL
       ORDER BY 1 DESC LIMIT 1
     ) AS h ON true
     WHERE $2::uuid IS NULL OR t.id = $2
     ORDER BY lower(coalesce(b.display_name, t.name)), t.id`,
    [new Date(now.getTime() - 3_600_000).toISOString(), id],
  );
  return rows;
}

export interface NewTarget {
  kind: TargetKind;
  twitchId: string;
  name: string;
  imageUrl: string | null;
}

/** Waits for whoever else adds a target, to the end of the transaction, and says how many there are. */
export async function countTargets(tx: Db): Promise<number> {
  await tx.query("SELECT pg_advisory_xact_lock($1)", [ADDING_LOCK]);
  const { rows } = await tx.query<{ n: number }>("SELECT count(*)::int AS n FROM watch_target");
  return rows[0]?.n ?? 0;
}
const ADDING_LOCK = 7210030;

/** Adds a target; undefined when it is there. */
export async function insertTarget(tx: Db, target: NewTarget, since: Date): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO watch_target (kind, twitch_id, name, image_url, since) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (kind, twitch_id) DO NOTHING RETURNING id`,
    [target.kind, target.twitchId, target.name, target.imageUrl, since.toISOString()],
  );
  return rows[0]?.id;
}

/** The id of the target that is there; undefined when there is none. */
export async function findTargetId(
  db: Db,
  { kind, twitchId }: Pick<NewTarget, "kind" | "twitchId">,
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM watch_target WHERE kind = $1 AND twitch_id = $2",
    [kind, twitchId],
  );
  return rows[0]?.id;
}

/** Which of these are targets already. */
export async function addedAmong(
  db: Db,
  kind: TargetKind,
  twitchIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT twitch_id AS id FROM watch_target WHERE kind = $1 AND twitch_id = ANY($2)",
    [kind, twitchIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Finds a target that nobody else changes to the end of the transaction. */
export async function lockTarget(
  tx: Db,
  id: string,
): Promise<(NewTarget & { id: string; enabled: boolean }) | undefined> {
  const { rows } = await tx.query<NewTarget & { id: string; enabled: boolean }>(
    `SELECT id, kind, twitch_id AS "twitchId", name, image_url AS "imageUrl", enabled
     FROM watch_target WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return rows[0];
}

/** Switches a target on or off. Everything known by looking is forgotten: what is there at the next look was there. */
export async function putEnabled(tx: Db, id: string, enabled: boolean, now: Date): Promise<void> {
  await tx.query(
    `UPDATE watch_target SET enabled = $2, since = $3, version = version + 1, asked_at = NULL, looked_at = NULL,
       look_ms = NULL, requests = NULL, live = NULL, viewers = NULL, last_error = NULL, last_error_at = NULL,
       leased_by = NULL, leased_until = NULL
     WHERE id = $1`,
    [id, enabled, now.toISOString()],
  );
}

export async function deleteTarget(tx: Db, id: string): Promise<void> {
  await tx.query("DELETE FROM watch_target WHERE id = $1", [id]);
}

/** A broadcaster's stream, as the live sync knows it, if one is on air. */
export async function liveStreamOf(db: Db, broadcasterId: string) {
  const { rows } = await db.query<LiveRow>(
    `SELECT l.stream_id AS "streamId", b.id AS "userId", b.login AS "userLogin", b.display_name AS "userName",
       l.title, l.category_id AS "gameId", l.category_name AS "gameName", l.language,
       l.viewer_count AS "viewerCount", l.started_at AS "startedAt"
     FROM live_status l JOIN broadcaster b ON b.id = l.broadcaster_id
     WHERE l.broadcaster_id = $1 AND l.state <> 'offline' AND l.stream_id IS NOT NULL AND l.started_at IS NOT NULL`,
    [broadcasterId],
  );
  return rows[0];
}

interface LiveRow {
  streamId: string;
  userId: string;
  userLogin: string;
  userName: string;
  title: string;
  gameId: string;
  gameName: string;
  language: string;
  viewerCount: number;
  startedAt: Date;
}
