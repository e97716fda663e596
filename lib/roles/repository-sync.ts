import type { Db } from "@/lib/db/client";
import type { ChannelRole, RoleSyncRun, SyncSource } from "./schema";

/** A worker that has not renewed its lease for so long is dead. */
const LEASE = "1 minute";

/** Where each list's state stands. Names of ours: they stand in statements as they are. */
const COLUMNS: Record<ChannelRole, { readAt: string; total: string; counted: string }> = {
  subscriber: { readAt: "subscribers_read_at", total: "subscribers", counted: "sub_count" },
  vip: { readAt: "vips_read_at", total: "vips", counted: "vip_count" },
  moderator: { readAt: "moderators_read_at", total: "moderators", counted: "mod_count" },
};

/**
 * Lets one transaction at a time change a channel's roles; held until it ends. Says whether a worker that lives syncs
 * it now; undefined when the channel is none.
 */
export async function lockSync(db: Db, channelId: string): Promise<{ leased: boolean } | undefined> {
  await db.query(
    `INSERT INTO role_sync (channel_id) SELECT broadcaster_id FROM channel WHERE broadcaster_id = $1
     ON CONFLICT DO NOTHING`,
    [channelId],
  );
  const { rows } = await db.query<{ leased: boolean }>(
    `SELECT coalesce(leased_until > clock_timestamp(), false) AS leased FROM role_sync
     WHERE channel_id = $1 FOR UPDATE`,
    [channelId],
  );
  return rows[0];
}

/** When one of a channel's lists was last read whole; null: never. */
export async function listReadAt(db: Db, channelId: string, role: ChannelRole): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    `SELECT ${COLUMNS[role].readAt} AS at FROM role_sync WHERE channel_id = $1`,
    [channelId],
  );
  return rows[0]?.at ?? null;
}

/** When a source last had the channel synced. */
export async function lastStart(db: Db, channelId: string, source: SyncSource): Promise<Date | undefined> {
  const { rows } = await db.query<{ at: Date }>(
    `SELECT started_at AS at FROM role_sync_run WHERE channel_id = $1 AND source = $2
     ORDER BY started_at DESC LIMIT 1`,
    [channelId, source],
  );
  return rows[0]?.at;
}

/** Ends the runs whose workers died; says which. */
export async function abandonRuns(
  db: Db,
  channelId: string,
  now: Date,
): Promise<{ id: string; source: SyncSource }[]> {
  const { rows } = await db.query<{ id: string; source: SyncSource }>(
    `UPDATE role_sync_run SET state = 'abandoned', ended_at = greatest(started_at, $2)
     WHERE channel_id = $1 AND state = 'running' RETURNING id, source`,
    [channelId, now],
  );
  return rows;
}

/** Begins a run, with the lease and in place of all that was asked for. The channel must be locked and not leased. */
export async function insertRun(
  db: Db,
  run: { channelId: string; source: SyncSource; startedAt: Date },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `WITH run AS (INSERT INTO role_sync_run (channel_id, source, started_at) VALUES ($1, $2, $3) RETURNING id),
       asked AS (DELETE FROM role_sync_ask WHERE channel_id = $1)
     UPDATE role_sync SET leased_by = run.id, leased_until = clock_timestamp() + interval '${LEASE}'
     FROM run WHERE channel_id = $1 RETURNING run.id`,
    [run.channelId, run.source, run.startedAt],
  );
  const [row] = rows;
  if (!row) throw new Error("a run of a channel that is not locked");
  return row.id;
}

/** Goes on with the lease; false when it is another's now. */
export async function renewLease(db: Db, channelId: string, runId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE role_sync SET leased_until = clock_timestamp() + interval '${LEASE}'
     WHERE channel_id = $1 AND leased_by = $2`,
    [channelId, runId],
  );
  return rowCount === 1;
}

/** Notes that a list was read whole: how many stand in it, and what came of it. */
export async function putList(
  db: Db,
  run: { id: string; channelId: string; startedAt: Date },
  list: { role: ChannelRole; count: number; granted: number; revoked: number },
): Promise<void> {
  const { readAt, total, counted } = COLUMNS[list.role];
  await db.query(
    `WITH before AS (SELECT ${readAt} IS NULL AS first FROM role_sync WHERE channel_id = $2),
       counted AS (UPDATE role_sync SET ${readAt} = $3, ${total} = $5 WHERE channel_id = $2)
     UPDATE role_sync_run SET ${counted} = $5, granted = granted + $6, revoked = revoked + $7,
       first_lists = CASE WHEN before.first THEN array_append(first_lists, $4) ELSE first_lists END
     FROM before WHERE id = $1`,
    [run.id, run.channelId, run.startedAt, list.role, list.count, list.granted, list.revoked],
  );
}

/** So many more or fewer stand in a list than when it was read; nothing where it never was. */
export async function moveTotal(db: Db, channelId: string, role: ChannelRole, by: number): Promise<void> {
  const { total } = COLUMNS[role];
  await db.query(
    `UPDATE role_sync SET ${total} = greatest(0, ${total} + $2) WHERE channel_id = $1 AND ${total} IS NOT NULL`,
    [channelId, by],
  );
}

/** Ends a run and gives the lease back. */
export async function endRun(
  db: Db,
  run: { id: string; channelId: string },
  end: { state: RoleSyncRun["state"]; endedAt: Date; errors: string[]; missingScopes: string[] },
): Promise<void> {
  await db.query(
    `WITH released AS (UPDATE role_sync SET leased_by = NULL, leased_until = NULL
       WHERE channel_id = $2 AND leased_by = $1)
     UPDATE role_sync_run SET state = $3, ended_at = greatest(started_at, $4), errors = $5, missing_scopes = $6
     WHERE id = $1`,
    [run.id, run.channelId, end.state, end.endedAt, end.errors, end.missingScopes],
  );
}

/** Deletes at most `limit` runs, made before the id, that changed nothing; says how many. */
export async function deleteIdleRuns(db: Db, beforeId: string, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM role_sync_run WHERE id IN (
       SELECT id FROM role_sync_run WHERE id < $1 AND state <> 'running' AND granted = 0 AND revoked = 0
       ORDER BY id LIMIT $2)`,
    [beforeId, limit],
  );
  return rowCount ?? 0;
}
