import { randomUUID } from "node:crypto";
import pg from "pg";
import { FLAG } from "@/lib/chat/core/flags";
import { weeksBetween } from "@/lib/chat/core/weeks";
import { makeWeeks } from "@/lib/chat/repository-partitions";
import { channelWithPast } from "./history";

const MINUTE = 60_000;
const VERA = "900000001";

/** A message as tests want it to have been; what is left out is plain. */
interface PastMessage {
  author: string;
  text: string;
  /** Minutes after the stream's beginning. */
  minute: number;
  flags?: number;
  colour?: string;
  emotes?: [id: string, first: number, last: number][];
  deletedBy?: "deletion" | "timeout";
  /** The place in the list of the message that this answers. */
  answers?: number;
}

const RIGHT_TO_LEFT = "مرحبا بالجميع 123";

/** Everything a line of chat can be, an hour into the stream. */
const SPECIAL: readonly PastMessage[] = [
  { author: "nova", text: "what a speedrun Kappa", minute: 61, colour: "#0000ff", emotes: [["25", 16, 20]] },
  {
    author: "moddy",
    text: "the speedrun rules: https://example.com/rules.",
    minute: 62,
    flags: FLAG.moderator | FLAG.link,
  },
  { author: "nova", text: "speedrun spoiler: the boss dies", minute: 63, deletedBy: "deletion" },
  { author: "omar", text: RIGHT_TO_LEFT, minute: 64, flags: FLAG.vip },
  { author: "troll", text: "\u200b\u2060\u200d", minute: 65 },
  { author: "troll", text: '<img src=x onerror="alert(1)"> <b>bold</b>', minute: 66, flags: FLAG.first },
  {
    author: "dana",
    text: "claps for the speedrun",
    minute: 67,
    flags: FLAG.action | FLAG.founder | FLAG.subscriber,
  },
  { author: "nova", text: "thanks, that was close", minute: 68, colour: "#8b0000", answers: 6 },
];

/**
 * A channel with a chat that Vera may read: a message a minute over the latest past stream, and an hour into
 * it one of every kind. Between the second and the third hour nothing was recorded for ten minutes. She must
 * have signed in, so that the channel is known.
 */
export async function channelWithChat(skip: number) {
  const channel = await channelWithPast(skip);
  const [streamId = ""] = channel.ids;
  const client = new pg.Client(process.env.E2E_DATABASE_URL);
  await client.connect();
  try {
    const { rows } = await client.query<{ broadcasterId: string; startedAt: Date; endedAt: Date }>(
      `SELECT broadcaster_id AS "broadcasterId", started_at AS "startedAt", ended_at AS "endedAt"
       FROM stream WHERE id = $1`,
      [streamId],
    );
    const [stream] = rows;
    if (!stream) throw new Error(`${channel.login} has no stream`);
    await letVeraRead(client, stream.broadcasterId);
    const ids = await fill(client, { ...stream, id: streamId });
    return { ...channel, streamId, special: ids.slice(0, SPECIAL.length) };
  } finally {
    await client.end();
  }
}

async function letVeraRead(client: pg.Client, channelId: string): Promise<void> {
  await client.query(
    `INSERT INTO channel (broadcaster_id, join_wanted, authorised_by, readers) VALUES ($1, false, 'owner', 'listed')
     ON CONFLICT DO NOTHING`,
    [channelId],
  );
  await client.query(
    `INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ($1, $2, 'vera') ON CONFLICT DO NOTHING`,
    [channelId, VERA],
  );
}

interface Stream {
  id: string;
  broadcasterId: string;
  startedAt: Date;
  endedAt: Date;
}

/** The ids of the messages, the special ones first. What was there before is taken out. */
async function fill(client: pg.Client, { id, broadcasterId, startedAt, endedAt }: Stream): Promise<string[]> {
  const gap = { from: 120, to: 130 };
  const minutes = Math.floor((endedAt.getTime() - startedAt.getTime()) / MINUTE);
  const plain = Array.from(
    { length: minutes },
    (_, minute): PastMessage => ({
      author: `viewer${minute % 12}`,
      text: `message number ${minute}`,
      minute,
    }),
  ).filter(({ minute }) => minute < gap.from || minute >= gap.to);
  const messages = [...SPECIAL, ...plain];
  const ids = messages.map(() => randomUUID());
  const at = (minute: number) => new Date(startedAt.getTime() + minute * MINUTE);
  await client.query("BEGIN");
  await makeWeeks(client, weeksBetween(startedAt.getTime(), endedAt.getTime()));
  for (const table of ["chat_message", "chat_gap", "chat_hour"])
    await client.query(`DELETE FROM ${table} WHERE channel_id = $1`, [broadcasterId]);
  await client.query(
    `INSERT INTO chat_message (id, sent_at, received_at, channel_id, stream_id, author_id, author_login,
       author_name, text, flags, colour, emotes, deleted_at, deleted_by, reply_to_id)
     SELECT id, at, at, $1, $2, 'e2e-' || author, author, initcap(author), text, flags, colour, emotes::jsonb,
       CASE WHEN deleted_by <> '' THEN at + interval '20 s' END, nullif(deleted_by, ''), nullif(answers, '')::uuid
     FROM unnest($3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::int[], $8::text[], $9::text[],
       $10::text[], $11::text[]) AS m (id, at, author, text, flags, colour, emotes, deleted_by, answers)`,
    [
      ...[broadcasterId, id, ids, messages.map(({ minute }) => at(minute))],
      ...[messages.map(({ author }) => author), messages.map(({ text }) => text)],
      messages.map(({ flags, emotes }) => (flags ?? 0) | (emotes ? FLAG.emotes : 0)),
      messages.map(({ colour }) => colour ?? ""),
      messages.map(({ emotes }) => (emotes ? JSON.stringify(emotes) : null)),
      messages.map(({ deletedBy }) => deletedBy ?? ""),
      messages.map(({ answers }) => (answers === undefined ? "" : (ids[answers] ?? ""))),
    ],
  );
  await client.query(
    `INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
     SELECT author_id, author_login, min(author_name), min(sent_at), max(sent_at)
     FROM chat_message WHERE channel_id = $1 GROUP BY 1, 2 ON CONFLICT DO NOTHING`,
    [broadcasterId],
  );
  await client.query(
    `INSERT INTO chat_hour (channel_id, hour, author_id, stream_id, messages)
     SELECT channel_id, date_trunc('hour', sent_at), author_id, stream_id, count(*)
     FROM chat_message WHERE channel_id = $1 GROUP BY 1, 2, 3, 4`,
    [broadcasterId],
  );
  await client.query(
    "INSERT INTO chat_gap (channel_id, from_at, to_at, reason) VALUES ($1, $2, $3, 'disconnected')",
    [broadcasterId, at(gap.from), at(gap.to)],
  );
  await client.query("COMMIT");
  return ids;
}
