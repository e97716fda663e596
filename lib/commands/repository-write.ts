import type { Db } from "@/lib/db/client";
import { COMMAND, type CommandRow } from "./repository-rows";
import type { Builtin, Command } from "./schema";

/** What of a command people decide, as it is stored. */
export type Settings = Pick<
  Command,
  | "name"
  | "aliases"
  | "response"
  | "enabled"
  | "permission"
  | "people"
  | "streamState"
  | "categories"
  | "cooldownSeconds"
  | "personCooldownSeconds"
  | "roleCooldowns"
  | "moderatorsExempt"
  | "reply"
  | "slashAllowed"
>;

/**
 * To the end of the transaction nobody else changes what a channel's commands are called or answer. Taken before any
 * row of a command is locked: two who swap names would otherwise wait for each other.
 */
export async function lockCommands(db: Db, channelId: string): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock(hashtext('commands'), hashtext($1))", [channelId]);
}

/** The command, locked to the end of the transaction: it is neither changed nor answered meanwhile. */
export async function lockCommand(db: Db, id: string): Promise<CommandRow | undefined> {
  const { rows } = await db.query<CommandRow>(
    `SELECT ${COMMAND} FROM command c WHERE c.id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  return rows[0];
}

const SETTINGS = `name, aliases, response, enabled, permission, people, stream_state, categories, cooldown_seconds,
  person_cooldown_seconds, role_cooldowns, moderators_exempt, reply, slash_allowed`;

const settingsValues = (settings: Settings): unknown[] => [
  settings.name,
  settings.aliases,
  settings.response,
  settings.enabled,
  settings.permission,
  JSON.stringify(settings.people),
  settings.streamState,
  JSON.stringify(settings.categories),
  settings.cooldownSeconds,
  settings.personCooldownSeconds,
  JSON.stringify(settings.roleCooldowns),
  settings.moderatorsExempt,
  settings.reply,
  settings.slashAllowed,
];

export async function insertCommand(
  db: Db,
  channelId: string,
  settings: Settings,
  builtin: Builtin | null = null,
): Promise<CommandRow> {
  const { rows } = await db.query<CommandRow>(
    `INSERT INTO command AS c (channel_id, builtin, ${SETTINGS})
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING ${COMMAND}`,
    [channelId, builtin, ...settingsValues(settings)],
  );
  const [row] = rows;
  if (!row) throw new Error("an insert gave no row");
  return row;
}

/** Overwrites what people decide; what was last used and how often stays. */
export async function updateCommand(db: Db, id: string, settings: Settings): Promise<CommandRow> {
  const { rows } = await db.query<CommandRow>(
    `UPDATE command c SET (${SETTINGS}) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15),
       version = c.version + 1, updated_at = clock_timestamp()
     WHERE c.id = $1 RETURNING ${COMMAND}`,
    [id, ...settingsValues(settings)],
  );
  const [row] = rows;
  if (!row) throw new Error("an update of a locked command found no row");
  return row;
}

/** Of the names wanted, those that other commands of the channel answer to, and what those are called. */
export async function takenNames(
  db: Db,
  channelId: string,
  names: readonly string[],
  ownId: string | null,
): Promise<{ name: string; by: string }[]> {
  const { rows } = await db.query<{ name: string; by: string }>(
    `SELECT n.name, c.name AS by FROM command_name n JOIN command c ON c.id = n.command_id
     WHERE n.channel_id = $1 AND n.name = ANY($2) AND n.command_id IS DISTINCT FROM $3::uuid ORDER BY n.name`,
    [channelId, names, ownId],
  );
  return rows;
}

/** Makes these the command's names, and no others. They must be free: see `takenNames`. */
export async function putNames(
  db: Db,
  { channelId, id, name, aliases }: Pick<Command, "channelId" | "id" | "name" | "aliases">,
): Promise<void> {
  const names = [name, ...aliases];
  await db.query("DELETE FROM command_name WHERE command_id = $1 AND NOT name = ANY($2)", [id, names]);
  await db.query(
    `INSERT INTO command_name (channel_id, name, command_id) SELECT $1, unnest($3::text[]), $2
     ON CONFLICT (channel_id, name) DO NOTHING`,
    [channelId, id, names],
  );
}

/** Takes commands away; their names are free again. Gives back how many, built-in ones and deleted ones excluded. */
export async function markDeleted(db: Db, channelId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE command SET deleted_at = clock_timestamp(), version = version + 1, updated_at = clock_timestamp()
     WHERE channel_id = $1 AND id = ANY($2) AND builtin IS NULL AND deleted_at IS NULL RETURNING id`,
    [channelId, ids],
  );
  const deleted = rows.map(({ id }) => id);
  await db.query("DELETE FROM command_name WHERE command_id = ANY($1)", [deleted]);
  return deleted;
}

/** Brings a deleted command back; its names are put by `putNames`. */
export async function unmarkDeleted(db: Db, id: string): Promise<void> {
  await db.query(
    `UPDATE command SET deleted_at = NULL, version = version + 1, updated_at = clock_timestamp() WHERE id = $1`,
    [id],
  );
}

/** Switches commands on or off; those that are so already, or deleted, are left alone. */
export async function putEnabled(
  db: Db,
  channelId: string,
  ids: readonly string[],
  enabled: boolean,
): Promise<void> {
  await db.query(
    `UPDATE command SET enabled = $3, version = version + 1, updated_at = clock_timestamp()
     WHERE channel_id = $1 AND id = ANY($2) AND enabled <> $3 AND deleted_at IS NULL`,
    [channelId, ids, enabled],
  );
}

/** These commands of the channel, locked in one order. */
export async function lockMany(db: Db, channelId: string, ids: readonly string[]): Promise<CommandRow[]> {
  const { rows } = await db.query<CommandRow>(
    `SELECT ${COMMAND} FROM command c WHERE c.channel_id = $1 AND c.id = ANY($2) ORDER BY c.id FOR NO KEY UPDATE`,
    [channelId, ids],
  );
  return rows;
}

/** How many commands the channel has, deleted ones excluded. */
export async function countAll(db: Db, channelId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM command WHERE channel_id = $1 AND deleted_at IS NULL",
    [channelId],
  );
  return rows[0]?.count ?? 0;
}

/** Which of our own the channel has. */
export async function builtinsOf(db: Db, channelId: string): Promise<Builtin[]> {
  const { rows } = await db.query<{ builtin: Builtin }>(
    "SELECT builtin FROM command WHERE channel_id = $1 AND builtin IS NOT NULL",
    [channelId],
  );
  return rows.map(({ builtin }) => builtin);
}
