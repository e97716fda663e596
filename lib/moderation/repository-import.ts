import type { Db } from "@/lib/db/client";
import type { SettingsRow } from "./core/settings-of-rows";

/** One at a time changes what a channel has set, to the end of the transaction: rules that were never set have no row. */
export async function lockRules(tx: Db, channelId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('moderation'), hashtext($1))", [channelId]);
}

/** What the channel has set, locked to the end of the transaction. */
export async function holdRules(tx: Db, channelId: string): Promise<SettingsRow[]> {
  await lockRules(tx, channelId);
  const { rows } = await tx.query<SettingsRow>(
    "SELECT kind, enabled, settings, version FROM moderation_rule WHERE channel_id = $1 ORDER BY kind FOR UPDATE",
    [channelId],
  );
  return rows;
}

/**
 * Writes rules: new ones (version null), and those that are still at their version. Gives back those that were, at
 * their new versions; one that somebody set meanwhile for the first time stays as they set it.
 */
export async function putRules(
  tx: Db,
  channelId: string,
  rules: readonly { kind: string; enabled: boolean; settings: unknown; version: number | null }[],
): Promise<{ kind: string; version: number }[]> {
  const { rows } = await tx.query<{ kind: string; version: number }>(
    `INSERT INTO moderation_rule AS r (channel_id, kind, enabled, settings)
     SELECT $1, v.kind, v.enabled, v.settings
     FROM jsonb_to_recordset($2::jsonb) AS v (kind text, enabled bool, settings jsonb)
     ON CONFLICT (channel_id, kind) DO UPDATE SET enabled = excluded.enabled, settings = excluded.settings,
       version = r.version + 1, updated_at = clock_timestamp()
     WHERE r.version = (SELECT w.version FROM jsonb_to_recordset($2::jsonb) AS w (kind text, version int)
       WHERE w.kind = r.kind)
     RETURNING kind, version`,
    [channelId, JSON.stringify(rules)],
  );
  return rows;
}

/** Takes away rules that are still at their version, so that they are as they are in a new channel. */
export async function deleteRules(
  tx: Db,
  channelId: string,
  rules: readonly { kind: string; version: number }[],
): Promise<string[]> {
  const { rows } = await tx.query<{ kind: string }>(
    `DELETE FROM moderation_rule r USING unnest($2::text[], $3::int[]) AS v (kind, version)
     WHERE r.channel_id = $1 AND r.kind = v.kind AND r.version = v.version RETURNING r.kind`,
    [channelId, rules.map(({ kind }) => kind), rules.map(({ version }) => version)],
  );
  return rows.map(({ kind }) => kind);
}
