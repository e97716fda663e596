import type { Db } from "@/lib/db/client";
import type { SettingsRow } from "./core/settings-of-rows";

/** What a channel has set. */
export async function rulesOf(db: Db, channelId: string): Promise<SettingsRow[]> {
  const { rows } = await db.query<SettingsRow>(
    "SELECT kind, enabled, settings, version FROM moderation_rule WHERE channel_id = $1",
    [channelId],
  );
  return rows;
}

/** What one channel has set, or all have that have switched a rule on. */
export async function rulesToKeep(
  db: Db,
  channelIds: readonly string[] | null,
): Promise<(SettingsRow & { channelId: string })[]> {
  const { rows } = await db.query<SettingsRow & { channelId: string }>(
    `SELECT channel_id AS "channelId", kind, enabled, settings, version FROM moderation_rule
     WHERE ($1::text[] IS NULL OR channel_id = ANY ($1)) AND channel_id IN (
       SELECT channel_id FROM moderation_rule WHERE enabled AND ($1::text[] IS NULL OR channel_id = ANY ($1)))`,
    [channelIds],
  );
  return rows;
}

export interface RuleWrite {
  kind: string;
  /** Null: as it is, and off when it was never set. */
  enabled: boolean | null;
  /** Null: as they are. */
  settings: unknown;
  defaults: unknown;
  /** The version that was edited; null: whichever there is. */
  version: number | null;
}

/** Writes one kind; false when it is no longer the version that was edited. */
export async function putRule(
  tx: Db,
  channelId: string,
  { kind, enabled, settings, defaults, version }: RuleWrite,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO moderation_rule AS r (channel_id, kind, enabled, settings)
     SELECT $1, $2, coalesce($3, false), coalesce($4::jsonb, $5::jsonb)
     WHERE $6::int IS NULL OR $6 = coalesce(
       (SELECT version FROM moderation_rule WHERE channel_id = $1 AND kind = $2), 0)
     ON CONFLICT (channel_id, kind) DO UPDATE SET enabled = coalesce($3, r.enabled),
       settings = coalesce($4::jsonb, r.settings), version = r.version + 1, updated_at = clock_timestamp()
     WHERE $6::int IS NULL OR r.version = $6`,
    [
      ...[channelId, kind, enabled, settings === null ? null : JSON.stringify(settings)],
      ...[JSON.stringify(defaults), version],
    ],
  );
  return rowCount === 1;
}

/** Whose messages no rule judges in the channels: those who are known as bots there. */
export async function botsIn(
  db: Db,
  channelIds: readonly string[],
): Promise<{ channelId: string; id: string }[]> {
  const { rows } = await db.query<{ channelId: string; id: string }>(
    `SELECT c.channel_id AS "channelId", c.viewer_id AS id
     FROM channel_viewer c JOIN viewer v ON v.twitch_id = c.viewer_id
     WHERE c.channel_id = ANY ($1) AND coalesce(c.bot, v.bot)`,
    [channelIds],
  );
  return rows;
}

export interface AccountRow {
  id: string;
  login: string;
}

/** The account that writes; null when none is connected. */
export async function accountThatWrites(db: Db): Promise<AccountRow | null> {
  const { rows } = await db.query<AccountRow>("SELECT twitch_id AS id, login FROM bot_account");
  return rows[0] ?? null;
}
