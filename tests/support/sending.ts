import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { say } from "@/lib/sending";
import { ACCOUNT_SCOPES } from "@/lib/sending/core/ways";
import type { OutgoingSource } from "@/lib/sending/schema";
import type { Twitch } from "@/lib/twitch";
import { personas, type Simulator } from "@/lib/twitch/simulator";

const { tallybot } = personas;

/** Makes TallyBot the account that writes, as an operator's device flow would. */
export async function connectAccount(
  pool: Pool,
  { authority }: Simulator,
  twitch: Pick<Twitch, "saveBotToken">,
  { clientId, scopes = ACCOUNT_SCOPES }: { clientId: string; scopes?: readonly string[] },
): Promise<void> {
  const tokens = authority.grant(clientId, tallybot.id, scopes);
  const now = new Date();
  await twitch.saveBotToken(tallybot.id, {
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    scopes: [...scopes],
    expiresAt: new Date(now.getTime() + tokens.expiresIn * 1000),
    now,
  });
  await pool.query(
    `INSERT INTO bot_account (twitch_id, login, display_name) VALUES ($1, $2, $3)
     ON CONFLICT ("only") DO UPDATE SET twitch_id = excluded.twitch_id`,
    [tallybot.id, tallybot.login, tallybot.displayName],
  );
}

/** Lets a bot that is no process hold these channels' leases. */
export async function leaseTo(
  pool: Pool,
  bot: string,
  channels: readonly { id: string }[],
  role: string | null = "moderator",
): Promise<void> {
  await pool.query(
    `INSERT INTO bot (id, started_at, until) VALUES ($1, clock_timestamp(), clock_timestamp() + interval '1 hour')
     ON CONFLICT (id) DO NOTHING`,
    [bot],
  );
  await pool.query(
    `INSERT INTO channel_lease (broadcaster_id, bot, until, state, account_role)
     SELECT id, $1, clock_timestamp() + interval '1 hour', 'joined', $3 FROM unnest($2::text[]) AS c (id)
     ON CONFLICT (broadcaster_id) DO UPDATE SET bot = excluded.bot, until = excluded.until,
       account_role = excluded.account_role`,
    [bot, channels.map(({ id }) => id), role],
  );
}

let serial = 0;

/** Queues something to be said; answers its id. */
export async function queue(
  pool: Pool,
  channelId: string,
  text: string,
  wish: { source?: OutgoingSource; withinMs?: number; replyToId?: string; key?: string } = {},
): Promise<string> {
  serial += 1;
  const { source = "command", withinMs = 30_000, replyToId = null, key = `test ${serial}` } = wish;
  return withTransaction(async (tx) => {
    const { id, events } = await say(tx, { channelId, text, replyToId, source, dedupeKey: key, withinMs });
    await appendEvents(tx, events);
    return id ?? "";
  }, pool);
}

export interface OutgoingRow {
  id: string;
  text: string;
  state: string;
  via: string | null;
  messageId: string | null;
  code: string | null;
  reason: string | null;
}

/** All that was or is to be said, oldest first. */
export async function outgoingOf(pool: Pool): Promise<OutgoingRow[]> {
  const { rows } = await pool.query<OutgoingRow>(
    `SELECT id, text, state, via, message_id AS "messageId", drop_code AS code, drop_reason AS reason
     FROM outgoing_message ORDER BY id`,
  );
  return rows;
}

/** What TallyBot said in a channel of the simulator's, oldest first. */
export function saidIn({ chat }: Simulator, login: string): { id: string; text: string }[] {
  return chat.hub
    .room(login)
    .recent.last()
    .filter(({ author }) => author.id === tallybot.id)
    .map(({ id, text }) => ({ id, text }));
}
