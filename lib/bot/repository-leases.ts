import type { Db } from "@/lib/db/client";
import type { ChannelState } from "./schema";

/** How long a bot that stopped renewing keeps its channels, by the database's clock. */
const LEASE = "interval '6 seconds'";
/** Bots that died are forgotten after this. */
const REMEMBERED = "interval '1 day'";

/** What a bot tells of itself. */
export interface BotSign {
  id: string;
  startedAt: Date;
  account: string | null;
  problem: string | null;
  messagesPerMinute: number;
  spooledBytes: number;
}

/** What the account that reads is in a channel; null: not known, or there is no account. */
export type AccountRole = "nobody" | "vip" | "moderator" | "broadcaster" | null;

/** How reading a channel goes, as its bot tells. Times in ms since the epoch. */
export interface LeaseReport {
  channelId: string;
  state: Extract<ChannelState, "joining" | "joined" | "refused" | "disconnected">;
  joinedAt: number | null;
  lastMessageAt: number | null;
  messagesPerMinute: number;
  lastError: string | null;
  /** Null: nothing new. */
  readUntil: number | null;
  accountRole: AccountRole;
}

/** A channel that is to be read, or that the asking bot has. */
export interface BotChannel {
  channelId: string;
  login: string;
  wanted: boolean;
  logging: boolean;
  exempt: boolean;
  /** Who has it; null when nobody had it yet. */
  bot: string | null;
  /** Nobody renews it any more. */
  expired: boolean;
  state: LeaseReport["state"] | null;
}

/** Says that the bot lives. */
export async function putSign(db: Db, sign: BotSign): Promise<void> {
  await db.query(
    `INSERT INTO bot AS b (id, started_at, until, account, problem, messages_per_minute, spooled_bytes)
     VALUES ($1, $2, clock_timestamp() + ${LEASE}, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, until = excluded.until, account = excluded.account,
       problem = excluded.problem, messages_per_minute = excluded.messages_per_minute,
       spooled_bytes = excluded.spooled_bytes`,
    [sign.id, sign.startedAt, sign.account, sign.problem, sign.messagesPerMinute, sign.spooledBytes],
  );
}

/** The bot ends: it counts no more when channels are shared, and its leases may be taken. It may still read. */
export async function resign(db: Db, bot: string): Promise<void> {
  await db.query("DELETE FROM bot WHERE id = $1", [bot]);
  await db.query(
    "UPDATE channel_lease SET until = least(until, clock_timestamp() - interval '1 ms') WHERE bot = $1",
    [bot],
  );
}

/** Bots that were silent for a day are nobody's concern any more. */
export async function forgetDeadBots(db: Db): Promise<void> {
  await db.query(`DELETE FROM bot WHERE until < clock_timestamp() - ${REMEMBERED}`);
}

/**
 * Renews the bot's leases, with how reading goes; answers the channels it still has. `isLast` writes the figures
 * without renewing. Locks in order of id, as whoever takes leases does.
 */
export async function renew(
  db: Db,
  bot: string,
  reports: readonly LeaseReport[],
  { isLast = false } = {},
): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `WITH mine AS MATERIALIZED (
       SELECT broadcaster_id FROM channel_lease WHERE bot = $1 AND broadcaster_id = ANY($2)
       ORDER BY broadcaster_id FOR UPDATE
     )
     UPDATE channel_lease l SET until = ${isLast ? "l.until" : `clock_timestamp() + ${LEASE}`}, state = r.state,
       joined_at = r.joined_at, last_message_at = coalesce(r.last_message_at, l.last_message_at),
       messages_per_minute = r.per_minute, last_error = r.last_error,
       read_until = greatest(l.read_until, r.read_until), account_role = r.account_role
     FROM mine JOIN unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::text[],
       $8::timestamptz[], $9::text[])
       AS r (id, state, joined_at, last_message_at, per_minute, last_error, read_until, account_role)
       ON r.id = mine.broadcaster_id
     WHERE l.broadcaster_id = r.id
     RETURNING l.broadcaster_id AS id`,
    [
      bot,
      reports.map((r) => r.channelId),
      reports.map((r) => r.state),
      reports.map((r) => instant(r.joinedAt)),
      reports.map((r) => instant(r.lastMessageAt)),
      reports.map((r) => r.messagesPerMinute),
      reports.map((r) => r.lastError),
      reports.map((r) => instant(r.readUntil)),
      reports.map((r) => r.accountRole),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * What a bot that does not hold the leases has read: where that goes on from what is certain already, as much more is
 * certain. Waits for nobody: who is just being written has a bot that tells it itself.
 */
export async function extend(
  db: Db,
  spans: readonly { channelId: string; from: number; to: number }[],
): Promise<void> {
  if (spans.length === 0) return;
  await db.query(
    `WITH open AS MATERIALIZED (
       SELECT broadcaster_id FROM channel_lease WHERE broadcaster_id = ANY($1) FOR UPDATE SKIP LOCKED
     )
     UPDATE channel_lease l SET read_until = s.until
     FROM open JOIN unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) AS s (id, since, until)
       ON s.id = open.broadcaster_id
     WHERE l.broadcaster_id = s.id AND l.read_until BETWEEN s.since AND s.until`,
    [
      spans.map((span) => span.channelId),
      spans.map((span) => instant(span.from)),
      spans.map((span) => instant(span.to)),
    ],
  );
}

/** All bots that live, and all channels that are to be read or that this bot has. */
export async function readSituation(
  db: Db,
  bot: string,
): Promise<{ bots: string[]; channels: BotChannel[] }> {
  const bots = await db.query<{ id: string }>(
    "SELECT id FROM bot WHERE until > clock_timestamp() AND problem IS NULL",
  );
  const { rows } = await db.query<BotChannel>(
    `SELECT c.broadcaster_id AS "channelId", b.login, c.join_wanted AS wanted, c.logging, c.exempt, l.bot,
       coalesce(l.until < clock_timestamp(), true) AS expired, l.state
     FROM channel c JOIN broadcaster b ON b.id = c.broadcaster_id
       LEFT JOIN channel_lease l ON l.broadcaster_id = c.broadcaster_id
     WHERE c.join_wanted OR l.bot = $1`,
    [bot],
  );
  return {
    bots: bots.rows.map(({ id }) => id),
    channels: rows,
  };
}

/**
 * Those of the channels whose bot is dead, and until when each was certainly read (ms since the epoch; null where the
 * ledger knows everything already). Nobody else takes them until the transaction ends.
 */
export async function lockDead(
  db: Db,
  channelIds: readonly string[],
): Promise<{ channelId: string; readUntil: number | null }[]> {
  const { rows } = await db.query<{ channelId: string; readUntil: Date | null }>(
    `SELECT broadcaster_id AS "channelId", read_until AS "readUntil" FROM channel_lease
     WHERE broadcaster_id = ANY($1) AND until < clock_timestamp()
     ORDER BY broadcaster_id FOR UPDATE`,
    [channelIds],
  );
  return rows.map(({ channelId, readUntil }) => ({ channelId, readUntil: readUntil?.getTime() ?? null }));
}

/**
 * Takes those of the channels that nobody has, or whose bot is dead; answers which it got. From then on the ledger
 * has to know of everything before.
 */
export async function takeFree(db: Db, bot: string, channelIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO channel_lease (broadcaster_id, bot, until)
     SELECT broadcaster_id, $1, clock_timestamp() + ${LEASE} FROM channel
     WHERE broadcaster_id = ANY($2) AND join_wanted ORDER BY broadcaster_id
     ON CONFLICT (broadcaster_id) DO UPDATE SET bot = excluded.bot, until = excluded.until, state = 'joining',
       joined_at = NULL, messages_per_minute = 0, last_error = NULL, read_until = NULL, account_role = NULL
     WHERE channel_lease.until < clock_timestamp()
     RETURNING broadcaster_id AS id`,
    [bot, channelIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Takes channels over from bots that live, each only if that bot has certainly read it until we did
 * (`readSince`, ms since the epoch): so nothing is missed in between, whoever dies now. Says how many it got.
 */
export async function takeOver(
  db: Db,
  bot: string,
  channels: readonly { channelId: string; from: string; readSince: number }[],
): Promise<number> {
  if (channels.length === 0) return 0;
  const { rowCount } = await db.query(
    `UPDATE channel_lease l SET bot = $1, until = clock_timestamp() + ${LEASE}, state = 'joined', joined_at = o.since
     FROM unnest($2::text[], $3::text[], $4::timestamptz[]) AS o (id, bot, since)
     WHERE l.broadcaster_id = o.id AND l.bot = o.bot AND l.read_until >= o.since`,
    [
      bot,
      channels.map((c) => c.channelId),
      channels.map((c) => c.from),
      channels.map((c) => instant(c.readSince)),
    ],
  );
  return rowCount ?? 0;
}

/** Gives up channels that are not to be read any more. */
export async function release(db: Db, bot: string, channelIds: readonly string[]): Promise<void> {
  if (channelIds.length === 0) return;
  await db.query(
    `DELETE FROM channel_lease l USING channel c
     WHERE l.bot = $1 AND l.broadcaster_id = ANY($2) AND c.broadcaster_id = l.broadcaster_id AND NOT c.join_wanted`,
    [bot, channelIds],
  );
}

/** Until when each channel was certainly read that a bot still has (ms since the epoch); nobody takes them now. */
export async function lockLeasesOf(db: Db, bot: string): Promise<Map<string, number>> {
  const { rows } = await db.query<{ id: string; readUntil: Date }>(
    `SELECT broadcaster_id AS id, read_until AS "readUntil" FROM channel_lease
     WHERE bot = $1 AND read_until IS NOT NULL ORDER BY broadcaster_id FOR UPDATE`,
    [bot],
  );
  return new Map(rows.map(({ id, readUntil }) => [id, readUntil.getTime()]));
}

/** The bot read these channels longer than was known. */
export async function putReadUntil(
  db: Db,
  bot: string,
  channels: readonly { channelId: string; readUntil: number }[],
): Promise<void> {
  await db.query(
    `UPDATE channel_lease l SET read_until = greatest(l.read_until, r.read_until)
     FROM unnest($2::text[], $3::timestamptz[]) AS r (id, read_until)
     WHERE l.broadcaster_id = r.id AND l.bot = $1 AND l.read_until IS NOT NULL`,
    [bot, channels.map((c) => c.channelId), channels.map((c) => instant(c.readUntil))],
  );
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
