import type { Db } from "@/lib/db/client";
import type { Changed } from "./core/changed";
import type { AccountRole } from "./core/pace";
import type { OutgoingSource } from "./schema";

/** Longer than sending takes in the worst case: after it, whoever was sending is taken for dead. */
const LEASE = "interval '40 seconds'";

/** The account that writes, and what it allowed. */
export interface Writer {
  id: string;
  login: string;
  scopes: string[];
}

/** The next message of a channel that a bot has. Times in ms since the epoch. */
export interface HeadRow {
  id: string;
  channelId: string;
  login: string;
  text: string;
  replyToId: string | null;
  source: OutgoingSource;
  createdAt: Date;
  notBefore: Date | null;
  role: AccountRole;
  letsBot: boolean;
}

const WRITER = `SELECT a.twitch_id AS id, a.login,
    coalesce((SELECT array_agg(DISTINCT scope) FROM twitch_token t, unnest(t.scopes) AS scope
      WHERE t.owner IN (a.twitch_id, 'bot:' || a.twitch_id) AND t.invalid_at IS NULL), '{}') AS scopes
  FROM bot_account a`;

/**
 * One bot at a time claims: they share what Twitch allows an account. Held until the transaction ends. Answers the
 * database's clock (ms since the epoch) and the account that writes.
 */
export async function lockClaims(tx: Db): Promise<{ now: number; writer: Writer | undefined }> {
  const { rows } = await tx.query<{ now: Date } & Partial<Writer>>(
    `SELECT clock_timestamp() AS now, w.id, w.login, w.scopes
     FROM pg_advisory_xact_lock(hashtext('outgoing claims')) LEFT JOIN (${WRITER}) w ON true`,
  );
  const { now, id, login, scopes } = rows[0] ?? {};
  return { now: now?.getTime() ?? 0, writer: id && login && scopes ? { id, login, scopes } : undefined };
}

/** The account that writes; undefined when there is none. What it allowed counts while Twitch has not taken it back. */
export async function findWriter(db: Db): Promise<Writer | undefined> {
  const { rows } = await db.query<Writer>(WRITER);
  return rows[0];
}

/** What was claimed within the last `reachMs`, by whichever bot, with the texts as they were sent. */
export async function readClaims(
  db: Db,
  reachMs: number,
): Promise<{ channelId: string; at: Date; text: string }[]> {
  const { rows } = await db.query<{ channelId: string; at: Date; text: string }>(
    `SELECT channel_id AS "channelId", claimed_at AS at, text FROM outgoing_message
     WHERE claimed_at > clock_timestamp() - $1 * interval '1 millisecond'`,
    [reachMs],
  );
  return rows;
}

/**
 * The message whose turn it is in each channel whose lease this bot holds, by urgency and then by age. A channel in
 * which one is being sent has none: they are said in order.
 */
export async function readHeads(
  db: Db,
  bot: string,
  urgencies: ReadonlyMap<string, number>,
): Promise<HeadRow[]> {
  const { rows } = await db.query<HeadRow>(
    `SELECT DISTINCT ON (o.channel_id) o.id, o.channel_id AS "channelId", b.login, o.text,
       o.reply_to_id AS "replyToId", o.source, o.created_at AS "createdAt",
       o.not_before AS "notBefore", l.account_role AS role,
       EXISTS (SELECT FROM twitch_token t WHERE t.owner = o.channel_id AND t.invalid_at IS NULL
         AND 'channel:bot' = ANY (t.scopes)) AS "letsBot"
     FROM outgoing_message o
       JOIN channel_lease l ON l.broadcaster_id = o.channel_id AND l.bot = $1 AND l.until > clock_timestamp()
       JOIN broadcaster b ON b.id = o.channel_id
       LEFT JOIN unnest($2::text[], $3::int[]) AS u (source, urgency) ON u.source = o.source
     WHERE o.state = 'queued' AND o.not_after >= clock_timestamp()
       AND NOT EXISTS (SELECT FROM outgoing_message s WHERE s.channel_id = o.channel_id AND s.state = 'sending')
     ORDER BY o.channel_id, u.urgency, o.id`,
    [bot, [...urgencies.keys()], [...urgencies.values()]],
  );
  return rows;
}

/** From now on the bot sends them with these texts, and nobody else ever will. Answers when each was claimed, by id. */
export async function putClaims(
  db: Db,
  bot: string,
  claims: readonly { id: string; text: string }[],
): Promise<Map<string, Date>> {
  if (claims.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; claimedAt: Date }>(
    `UPDATE outgoing_message o SET state = 'sending', bot = $1, claimed_at = clock_timestamp(),
       leased_until = clock_timestamp() + ${LEASE}, not_before = NULL, text = c.text
     FROM unnest($2::uuid[], $3::text[]) AS c (id, text)
     WHERE o.id = c.id
     RETURNING o.id, o.claimed_at AS "claimedAt"`,
    [bot, claims.map(({ id }) => id), claims.map(({ text }) => text)],
  );
  return new Map(rows.map(({ id, claimedAt }) => [id, claimedAt]));
}

/** What is too late to be said, and what a bot began to send that is dead: nobody knows whether it was said. */
export async function sweep(db: Db, reasons: { late: string; left: string }): Promise<Changed[]> {
  const { rows } = await db.query<Changed>(
    `UPDATE outgoing_message o SET
       state = CASE o.state WHEN 'queued' THEN 'dropped' ELSE 'unknown' END,
       drop_code = CASE o.state WHEN 'queued' THEN 'too_late' ELSE 'bot_ended' END,
       drop_reason = CASE o.state WHEN 'queued' THEN $1 ELSE $2 END
     WHERE (o.state = 'queued' AND o.not_after < clock_timestamp())
       OR (o.state = 'sending' AND (o.leased_until < clock_timestamp()
         OR NOT EXISTS (SELECT FROM bot WHERE bot.id = o.bot AND bot.until > clock_timestamp())))
     RETURNING o.id, o.channel_id AS "channelId", o.state`,
    [reasons.late, reasons.left],
  );
  return rows;
}

/** Gives up all that waits in channels of this bot. */
export async function dropWaiting(
  db: Db,
  bot: string,
  { code, reason }: { code: string; reason: string },
): Promise<Changed[]> {
  const { rows } = await db.query<Changed>(
    `UPDATE outgoing_message o SET state = 'dropped', drop_code = $2, drop_reason = $3
     FROM channel_lease l
     WHERE o.state = 'queued' AND l.broadcaster_id = o.channel_id AND l.bot = $1 AND l.until > clock_timestamp()
     RETURNING o.id, o.channel_id AS "channelId", o.state`,
    [bot, code, reason],
  );
  return rows;
}
