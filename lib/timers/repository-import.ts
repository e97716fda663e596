import type { Db } from "@/lib/db/client";
import type { NewTimer } from "./schema";

const FIELDS = `id uuid, version int, name text, message text, enabled bool, "everyMinutes" int, "minLines" int,
  "onlineOnly" bool`;

/** Makes timers, which count time and lines from now. To be called by who holds the channel's timers. */
export async function insertMany(
  tx: Db,
  channelId: string,
  timers: readonly (NewTimer & { id: string })[],
): Promise<void> {
  await tx.query(
    `INSERT INTO chat_timer
       (id, channel_id, name, message, enabled, every_minutes, min_lines, online_only, last_said_lines)
     SELECT v.id, $1, v.name, v.message, v.enabled, v."everyMinutes", v."minLines", v."onlineOnly",
       coalesce((SELECT lines FROM channel_lines WHERE channel_id = $1), 0)
     FROM jsonb_to_recordset($2::jsonb) AS v (${FIELDS})`,
    [channelId, JSON.stringify(timers)],
  );
}

/** Overwrites timers that are still at their version; gives back those that were, at their new versions. */
export async function updateMany(
  tx: Db,
  channelId: string,
  timers: readonly (NewTimer & { id: string; version: number })[],
): Promise<{ id: string; version: number; name: string }[]> {
  const { rows } = await tx.query<{ id: string; version: number; name: string }>(
    `UPDATE chat_timer t SET name = v.name, message = v.message, enabled = v.enabled,
       every_minutes = v."everyMinutes", min_lines = v."minLines", online_only = v."onlineOnly",
       version = t.version + 1, updated_at = clock_timestamp()
     FROM jsonb_to_recordset($2::jsonb) AS v (${FIELDS})
     WHERE t.id = v.id AND t.version = v.version AND t.channel_id = $1 AND t.deleted_at IS NULL
     RETURNING t.id, t.version, t.name`,
    [channelId, JSON.stringify(timers)],
  );
  return rows;
}

/** Deletes timers that are still at their version; gives back which. */
export async function deleteMany(
  tx: Db,
  channelId: string,
  timers: readonly { id: string; version: number }[],
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE chat_timer t SET deleted_at = clock_timestamp(), version = t.version + 1, updated_at = clock_timestamp()
     FROM unnest($2::uuid[], $3::int[]) AS v (id, version)
     WHERE t.id = v.id AND t.version = v.version AND t.channel_id = $1 AND t.deleted_at IS NULL RETURNING t.id`,
    [channelId, timers.map(({ id }) => id), timers.map(({ version }) => version)],
  );
  return rows.map(({ id }) => id);
}
