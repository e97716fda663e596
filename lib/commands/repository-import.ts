import type { Db } from "@/lib/db/client";
import { COMMAND, type CommandRow } from "./repository-rows";
import type { Settings } from "./repository-write";
import type { Builtin } from "./schema";

/** A command that is written together with many others. */
export interface ImportedRow extends Settings {
  id: string;
  uses: number;
}

/** Names of the fields of `Settings` as JSON has them, with the types that Postgres reads them as. */
const FIELDS = `id uuid, version int, name text, aliases text[], response text, enabled bool, permission text, people jsonb,
  "streamState" text, categories jsonb, "cooldownSeconds" int, "personCooldownSeconds" int, "roleCooldowns" jsonb,
  "moderatorsExempt" bool, reply bool, "slashAllowed" bool, uses bigint`;
const SETTINGS = `name, aliases, response, enabled, permission, people, stream_state, categories, cooldown_seconds,
  person_cooldown_seconds, role_cooldowns, moderators_exempt, reply, slash_allowed`;
const VALUES = `v.name, v.aliases, v.response, v.enabled, v.permission, v.people, v."streamState", v.categories,
  v."cooldownSeconds", v."personCooldownSeconds", v."roleCooldowns", v."moderatorsExempt", v.reply, v."slashAllowed"`;

/** All commands of the channel that are not deleted, the oldest first. */
export async function listAll(db: Db, channelId: string): Promise<CommandRow[]> {
  const { rows } = await db.query<CommandRow>(
    `SELECT ${COMMAND} FROM command c WHERE c.channel_id = $1 AND c.deleted_at IS NULL ORDER BY c.id`,
    [channelId],
  );
  return rows;
}

/** Makes commands, without their names: see `putAllNames`. */
export async function insertMany(db: Db, channelId: string, rows: readonly ImportedRow[]): Promise<void> {
  await db.query(
    `INSERT INTO command (id, channel_id, uses, ${SETTINGS})
     SELECT v.id, $1, v.uses, ${VALUES} FROM jsonb_to_recordset($2::jsonb) AS v (${FIELDS})`,
    [channelId, JSON.stringify(rows)],
  );
}

/**
 * Overwrites what people decide of commands that are still at their version, and takes their names: see
 * `putAllNames`. Gives back those that were, at their new versions.
 */
export async function updateMany(
  db: Db,
  channelId: string,
  rows: readonly (Settings & { id: string; version: number; builtin?: Builtin | null })[],
): Promise<{ id: string; version: number; name: string }[]> {
  const { rows: updated } = await db.query<{ id: string; version: number; name: string }>(
    `UPDATE command c SET (${SETTINGS}) = (${VALUES}), version = c.version + 1, updated_at = clock_timestamp()
     FROM jsonb_to_recordset($2::jsonb) AS v (${FIELDS})
     WHERE c.id = v.id AND c.version = v.version AND c.channel_id = $1 AND c.deleted_at IS NULL
     RETURNING c.id, c.version, c.name`,
    [channelId, JSON.stringify(rows)],
  );
  await db.query("DELETE FROM command_name WHERE command_id = ANY($1)", [updated.map(({ id }) => id)]);
  return updated;
}

/** Gives commands, which have no names yet, the names and aliases that they say they have. Those must be free. */
export async function putAllNames(db: Db, ids: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO command_name (channel_id, name, command_id)
     SELECT channel_id, unnest(name || aliases), id FROM command WHERE id = ANY($1)`,
    [ids],
  );
}

/** Of these commands, those that are not deleted, and at which version they are. */
export async function versionsOf(
  db: Db,
  channelId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  const { rows } = await db.query<{ id: string; version: number }>(
    "SELECT id, version FROM command WHERE channel_id = $1 AND id = ANY($2) AND deleted_at IS NULL",
    [channelId, ids],
  );
  return rows;
}
