import type { Db } from "@/lib/db/client";
import type { ChannelRow } from "./core/channel-view";
import type { ChannelSettings } from "./schema";

const CHANNEL = `b.id, b.login, b.display_name AS "displayName", b.avatar_url AS "avatarUrl",
  c.join_wanted AS "joinWanted", c.logging, c.authorised_by AS "authorisedBy",
  coalesce(p.name, p.login) AS "authorisedByName", c.readers, c.managers, c.retention_days AS "retentionDays", c.exempt,
  c.connected_at AS "connectedAt", c.revoked_at AS "revokedAt", l.state, coalesce(l.until > clock_timestamp(), false) AS held,
  l.joined_at AS "joinedAt", l.last_message_at AS "lastMessageAt", l.messages_per_minute AS "messagesPerMinute",
  l.last_error AS "lastError", l.read_until AS "readUntil", g.from_at AS "gapFrom", g.reason AS "gapReason"`;
const CHANNELS = `channel c JOIN broadcaster b ON b.id = c.broadcaster_id
  LEFT JOIN person p ON p.id = c.authorised_by_user_id
  LEFT JOIN channel_lease l ON l.broadcaster_id = c.broadcaster_id
  LEFT JOIN chat_gap g ON g.channel_id = c.broadcaster_id AND g.to_at IS NULL`;

/** Connected channels by name: all, or those of the given owner. */
export async function listChannels(db: Db, ownerTwitchId: string | null): Promise<ChannelRow[]> {
  const { rows } = await db.query<ChannelRow>(
    `SELECT ${CHANNEL} FROM ${CHANNELS} WHERE $1::text IS NULL OR b.id = $1 ORDER BY b.login, b.id`,
    [ownerTwitchId],
  );
  return rows;
}

/** The connected channel of that login; of several that had it, the one of whom we heard last. */
export async function findChannel(db: Db, login: string): Promise<ChannelRow | undefined> {
  const { rows } = await db.query<ChannelRow>(
    `SELECT ${CHANNEL} FROM ${CHANNELS} WHERE b.login = $1 ORDER BY b.profile_at DESC LIMIT 1`,
    [login],
  );
  return rows[0];
}

export interface NewChannel {
  broadcasterId: string;
  logging: boolean;
  authorisedBy: "owner" | "operator";
  userId: string;
  reason: string | null;
  exempt: boolean;
}

/** Connects a channel, or connects it again with what is said now; its other settings stay. */
export async function putChannel(db: Db, channel: NewChannel): Promise<void> {
  await db.query(
    `INSERT INTO channel AS c (broadcaster_id, logging, authorised_by, authorised_by_user_id, reason, exempt)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (broadcaster_id) DO UPDATE SET join_wanted = true, revoked_at = NULL, logging = excluded.logging,
       authorised_by = excluded.authorised_by, authorised_by_user_id = excluded.authorised_by_user_id,
       reason = excluded.reason, exempt = excluded.exempt,
       connected_at = CASE WHEN c.join_wanted THEN c.connected_at ELSE clock_timestamp() END`,
    [
      channel.broadcasterId,
      channel.logging,
      channel.authorisedBy,
      channel.userId,
      channel.reason,
      channel.exempt,
    ],
  );
}

/** What people decide of a channel. */
export interface ChannelState extends Required<ChannelSettings> {
  joinWanted: boolean;
  authorisedBy: "owner" | "operator";
}

/** How it stands; held to the end of the transaction. */
export async function lockChannel(db: Db, broadcasterId: string): Promise<ChannelState | undefined> {
  const { rows } = await db.query<ChannelState>(
    `SELECT join_wanted AS "joinWanted", logging, authorised_by AS "authorisedBy", readers, managers,
       retention_days AS "retentionDays" FROM channel
     WHERE broadcaster_id = $1 FOR NO KEY UPDATE`,
    [broadcasterId],
  );
  return rows[0];
}

export async function putLeft(db: Db, broadcasterId: string): Promise<void> {
  await db.query("UPDATE channel SET join_wanted = false WHERE broadcaster_id = $1", [broadcasterId]);
}

/** From now on it is the broadcaster who decides whether the bot is there and what is kept. */
export async function putOwner(db: Db, broadcasterId: string, userId: string): Promise<void> {
  await db.query(
    `UPDATE channel SET authorised_by = 'owner', authorised_by_user_id = $2, reason = NULL
     WHERE broadcaster_id = $1`,
    [broadcasterId, userId],
  );
}

export async function putSettings(db: Db, broadcasterId: string, settings: ChannelSettings): Promise<void> {
  await db.query(
    `UPDATE channel SET logging = coalesce($2, logging), readers = coalesce($3, readers), managers = coalesce($6, managers),
       retention_days = CASE WHEN $4 THEN $5 ELSE retention_days END
     WHERE broadcaster_id = $1`,
    [
      broadcasterId,
      settings.logging ?? null,
      settings.readers ?? null,
      settings.retentionDays !== undefined,
      settings.retentionDays ?? null,
      settings.managers ?? null,
    ],
  );
}

/** Makes the ledger say that the channel is not read from now on. The bot that reads it, or did all along, closes the gap. */
export async function openGap(db: Db, broadcasterId: string): Promise<void> {
  await db.query(
    `INSERT INTO chat_gap (channel_id, from_at, reason)
     VALUES ($1, clock_timestamp(), 'joining')
     ON CONFLICT (channel_id) WHERE to_at IS NULL DO NOTHING`,
    [broadcasterId],
  );
}

/** From now on silence is no gap: nobody wants the channel to be read or kept. */
export async function closeGap(db: Db, broadcasterId: string): Promise<void> {
  await db.query(
    `UPDATE chat_gap SET to_at = greatest(from_at, clock_timestamp()) WHERE channel_id = $1 AND to_at IS NULL`,
    [broadcasterId],
  );
}

/** How many other channels the account is to be in that count; one at a time until the transaction ends. */
export async function countBudget(db: Db, butNot: string): Promise<number> {
  await db.query("SELECT pg_advisory_xact_lock(hashtext('channel budget'))");
  const { rows } = await db.query<{ used: number }>(
    "SELECT count(*)::int AS used FROM channel WHERE join_wanted AND NOT exempt AND broadcaster_id <> $1",
    [butNot],
  );
  return rows[0]?.used ?? 0;
}

/** Those of the channels whose owners' sign-in lets us ask Twitch who is in their chat. */
export async function askableChannels(db: Db, broadcasterIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ owner: string }>(
    `SELECT owner FROM twitch_token
     WHERE owner = ANY($1) AND invalid_at IS NULL AND 'moderator:read:chatters' = ANY (scopes)`,
    [broadcasterIds],
  );
  return rows.map(({ owner }) => owner);
}

/** Whether the owner's sign-in allows a bot in their channel. */
export async function allowsBot(db: Db, twitchId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "SELECT FROM twitch_token WHERE owner = $1 AND invalid_at IS NULL AND 'channel:bot' = ANY (scopes)",
    [twitchId],
  );
  return rowCount === 1;
}

/** The person's own channel costs nothing from now on, if they let the bot in; says which that is, if it is news. */
export async function putExempt(db: Db, userId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE channel c SET exempt = true FROM person p JOIN twitch_token t ON t.owner = p.twitch_id
     WHERE p.id = $1 AND c.broadcaster_id = p.twitch_id AND NOT c.exempt
       AND t.invalid_at IS NULL AND 'channel:bot' = ANY (t.scopes)
     RETURNING c.broadcaster_id AS id`,
    [userId],
  );
  return rows[0]?.id;
}

/** A bot that lives, and what it reads. */
export interface BotRow {
  id: string;
  since: Date;
  account: string | null;
  channels: number;
  messagesPerMinute: number;
  spooledBytes: string;
}

/** How many channels were joined within the last `ms`, as far as bots have told: of a JOIN without an answer they do not. */
export async function countJoinedWithin(db: Db, ms: number): Promise<number> {
  const { rows } = await db.query<{ joined: number }>(
    `SELECT count(*)::int AS joined FROM channel_lease
     WHERE joined_at > clock_timestamp() - $1::float8 * interval '1 ms'`,
    [ms],
  );
  return rows[0]?.joined ?? 0;
}

/** The bots, and how many channels are wanted, read, and count towards the budget. */
export async function readStatus(
  db: Db,
): Promise<{ bots: BotRow[]; wanted: number; joined: number; budgetUsed: number }> {
  const bots = await db.query<BotRow>(
    `SELECT b.id, b.started_at AS since, b.account, b.messages_per_minute AS "messagesPerMinute",
       b.spooled_bytes AS "spooledBytes",
       (SELECT count(*)::int FROM channel_lease l WHERE l.bot = b.id AND l.until > clock_timestamp()) AS channels
     FROM bot b WHERE b.until > clock_timestamp() ORDER BY b.started_at, b.id`,
  );
  const { rows } = await db.query<{ wanted: number; joined: number; budgetUsed: number }>(
    `SELECT count(*)::int AS wanted, (count(*) FILTER (WHERE NOT c.exempt))::int AS "budgetUsed",
       (count(*) FILTER (WHERE l.state = 'joined' AND l.until > clock_timestamp()))::int AS joined
     FROM channel c LEFT JOIN channel_lease l ON l.broadcaster_id = c.broadcaster_id WHERE c.join_wanted`,
  );
  return { bots: bots.rows, ...(rows[0] ?? { wanted: 0, joined: 0, budgetUsed: 0 }) };
}
