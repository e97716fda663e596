import type { Db } from "@/lib/db/client";
import type { Due } from "./core/plan-looks";

/** A category that this worker looks at. */
export interface Claimed extends Due {
  name: string;
  sinceMs: number;
  lookedAtMs: number | null;
  /** When it was claimed; a set of another version is behind. */
  version: number;
}

/** A worker counts as dead when it has not renewed its leases for so long. */
const LEASE = "clock_timestamp() + interval '60 seconds'";

/**
 * Claims all enabled categories that were not asked about since `before` and that nobody else looks at, those that
 * have waited for longest first.
 */
export async function claimDue(db: Db, worker: string, before: Date): Promise<Claimed[]> {
  const { rows } = await db.query<Claimed & { askedAt: Date | null }>(
    `UPDATE watch_target SET leased_by = $1, leased_until = ${LEASE}
     WHERE id IN (
       -- Two at once claim different ones.
       SELECT id FROM watch_target
       WHERE kind = 'game' AND enabled AND coalesce(asked_at <= $2, true)
         AND coalesce(leased_until < clock_timestamp(), true)
       FOR NO KEY UPDATE SKIP LOCKED)
     RETURNING id, twitch_id AS "gameId", name, live, version::float8 AS version, asked_at AS "askedAt",
       (date_part('epoch', since) * 1000)::float8 AS "sinceMs",
       (date_part('epoch', looked_at) * 1000)::float8 AS "lookedAtMs"`,
    [worker, before.toISOString()],
  );
  return rows
    .sort((a, b) => (a.askedAt?.getTime() ?? 0) - (b.askedAt?.getTime() ?? 0))
    .map(({ askedAt: _, ...claimed }) => claimed);
}

/** Keeps what this worker has claimed for a while longer. */
export async function renewLeases(db: Db, worker: string): Promise<void> {
  await db.query(`UPDATE watch_target SET leased_until = ${LEASE} WHERE leased_by = $1`, [worker]);
}

/** Gives back whatever this worker still has. */
export async function releaseLeases(db: Db, worker: string): Promise<void> {
  await db.query("UPDATE watch_target SET leased_by = NULL, leased_until = NULL WHERE leased_by = $1", [
    worker,
  ]);
}

/** The targets of all enabled categories, by the category. */
export async function targetsByGame(db: Db): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; gameId: string }>(
    `SELECT id, twitch_id AS "gameId" FROM watch_target WHERE kind = 'game' AND enabled`,
  );
  return new Map(rows.map(({ id, gameId }) => [gameId, id]));
}

/** What a whole look says of a category in figures. */
export interface LookFigures {
  targetId: string;
  lookedAtMs: number;
  lookMs: number;
  requests: number;
  live: number;
  viewers: number;
}

/**
 * Notes whole looks and gives the leases back. Answers the version that each category has now; those that are not
 * this worker's any more, switched off or gone are left out, and nothing may be written about them.
 */
export async function noteLooks(
  tx: Db,
  worker: string,
  looks: readonly LookFigures[],
  askedAt: Date,
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ id: string; version: number }>(
    `UPDATE watch_target t SET version = t.version + 1, looked_at = to_timestamp(l.at), asked_at = $8,
       look_ms = l.ms, requests = l.requests, live = l.live, viewers = l.viewers, last_error = NULL,
       last_error_at = NULL, leased_by = NULL, leased_until = NULL
     FROM unnest($2::uuid[], $3::float8[], $4::int[], $5::int[], $6::int[], $7::int[])
       AS l (id, at, ms, requests, live, viewers)
     WHERE t.id = l.id AND t.leased_by = $1 AND t.enabled
     RETURNING t.id, t.version::float8 AS version`,
    [
      worker,
      looks.map((look) => look.targetId),
      looks.map((look) => look.lookedAtMs / 1000),
      looks.map((look) => look.lookMs),
      looks.map((look) => look.requests),
      looks.map((look) => look.live),
      looks.map((look) => look.viewers),
      askedAt.toISOString(),
    ],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Notes why a look was not whole, and gives the leases back. What is known stays as it is. */
export async function noteFailure(
  db: Db,
  worker: string,
  failure: { targetIds: readonly string[]; error: string; askedAt: Date },
): Promise<void> {
  await db.query(
    `UPDATE watch_target SET asked_at = $4, last_error = $3, last_error_at = $4, leased_by = NULL, leased_until = NULL
     WHERE id = ANY($2) AND leased_by = $1`,
    [worker, failure.targetIds, failure.error, failure.askedAt.toISOString()],
  );
}

/** Says that the sets of these targets are behind: streams moved to them while nobody looked. */
export async function outdateSets(tx: Db, targetIds: readonly string[]): Promise<void> {
  if (targetIds.length === 0) return;
  await tx.query("UPDATE watch_target SET version = version + 1 WHERE id = ANY($1)", [targetIds]);
}
