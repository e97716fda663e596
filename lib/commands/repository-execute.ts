import type { Db } from "@/lib/db/client";
import type { ChannelRole } from "@/lib/roles/schema";
import { COMMAND, type CommandRow } from "./repository-rows";
import type { Command } from "./schema";

/** A channel as commands see it. What it streams is the latest while it is offline. */
export interface ChannelNow {
  id: string;
  login: string;
  displayName: string;
  online: boolean;
  /** Null while offline. */
  liveSince: Date | null;
  viewers: number;
  title: string;
  game: string;
  categoryId: string;
}

/** When a command was last answered, in ms since the epoch, and what the clock of Postgres says. */
export interface Uses {
  everyone: number | null;
  person: number | null;
  now: number;
  /** Whether this very use was answered before. */
  repeated: boolean;
}

export interface Asked {
  channelId: string;
  personId: string;
  /** Of the message that asks, or of the request. */
  useId: string;
}

const CHANNEL = `b.id, b.login, b.display_name AS "displayName",
  coalesce(l.state <> 'offline', false) AS online,
  CASE WHEN l.state <> 'offline' THEN l.started_at END AS "liveSince", coalesce(l.viewer_count, 0) AS viewers,
  coalesce(l.title, '') AS title, coalesce(l.category_name, '') AS game,
  coalesce(l.category_id, '') AS "categoryId"`;

/** A connected channel as it is now. */
export async function channelNow(db: Db, channelId: string): Promise<ChannelNow | undefined> {
  const { rows } = await db.query<ChannelNow>(
    `SELECT ${CHANNEL} FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id
       LEFT JOIN live_status l ON l.broadcaster_id = b.id
     WHERE b.id = $1`,
    [channelId],
  );
  return rows[0];
}

/**
 * The command of a name or an alias. `isBot`: the one who asks is the account that answers, or counts as a bot in this
 * channel.
 */
export async function findAsked(
  db: Db,
  { channelId, personId }: Asked,
  name: string,
): Promise<(CommandRow & { isBot: boolean }) | undefined> {
  const { rows } = await db.query<CommandRow & { isBot: boolean }>(
    `SELECT ${COMMAND}, EXISTS (SELECT FROM bot_account WHERE twitch_id = $3) OR coalesce(
       (SELECT bot FROM channel_viewer WHERE channel_id = $1 AND viewer_id = $3),
       (SELECT bot FROM viewer WHERE twitch_id = $3), false) AS "isBot"
     FROM command_name n JOIN command c ON c.id = n.command_id
     WHERE n.channel_id = $1 AND n.name = $2`,
    [channelId, name, personId],
  );
  return rows[0];
}

/** The roles that somebody holds in a channel now, by lists of Twitch's that are fresh. */
export async function rolesHeld(db: Db, channelId: string, personId: string): Promise<ChannelRole[]> {
  const { rows } = await db.query<{ role: ChannelRole }>(
    "SELECT role FROM channel_role_now WHERE channel_id = $1 AND user_id = $2",
    [channelId, personId],
  );
  return rows.map(({ role }) => role);
}

/** See `Uses`. Whoever holds the command's row sees the latest there is: each use is written under that lock. */
export async function usesOf(db: Db, commandId: string, { personId, useId }: Asked): Promise<Uses> {
  const { rows } = await db.query<Uses>(
    `SELECT (date_part('epoch', date_trunc('milliseconds', clock_timestamp())) * 1000)::float8 AS now,
       (SELECT (date_part('epoch', used_at) * 1000)::float8 FROM command_cooldown
        WHERE command_id = $1 AND person_id = '') AS everyone,
       (SELECT (date_part('epoch', used_at) * 1000)::float8 FROM command_cooldown
        WHERE command_id = $1 AND person_id = $2) AS person,
       EXISTS (SELECT FROM command_use WHERE id = $3) AS repeated`,
    [commandId, personId, useId],
  );
  const [row] = rows;
  if (!row) throw new Error("a query without a table gave no row");
  return {
    ...row,
    now: Math.round(row.now),
    everyone: row.everyone && Math.round(row.everyone),
    person: row.person && Math.round(row.person),
  };
}

export interface NewUse extends Asked {
  command: Pick<Command, "id">;
  source: "chat" | "api";
  /** ms since the epoch, by the clock of Postgres. */
  at: number;
  /** Whether it starts the cooldowns: what moderators do with commands themselves does not. */
  cools: boolean;
}

/**
 * Writes a use down, by whoever holds the command's row, as nobody's of those who do not want to be on record. False: it
 * was answered before, and nothing is written.
 */
export async function recordUse(db: Db, use: NewUse): Promise<boolean> {
  const at = new Date(use.at);
  const { rowCount } = await db.query(
    `WITH use AS (
       INSERT INTO command_use (id, command_id, channel_id, person_id, source, at)
       VALUES ($1, $2, $3, CASE WHEN EXISTS (SELECT FROM chat_opt_out WHERE twitch_id = $4) THEN '' ELSE $4 END,
         $5, $6)
       ON CONFLICT (id) DO NOTHING RETURNING command_id
     ), cooled AS (
       INSERT INTO command_cooldown (command_id, person_id, used_at)
       SELECT use.command_id, person, $6 FROM use, unnest(ARRAY['', $4]) AS person WHERE $7
       ON CONFLICT (command_id, person_id) DO UPDATE SET used_at = excluded.used_at
     )
     UPDATE command SET uses = uses + 1, last_used_at = $6 FROM use WHERE id = use.command_id`,
    [use.useId, use.command.id, use.channelId, use.personId, use.source, at, use.cools],
  );
  return rowCount === 1;
}
