import type pg from "pg";
import { eraseChat } from "@/lib/chat";
import { forgetPerson } from "@/lib/viewers";
import { atMost, type Bench, type BenchContext, type Row } from "./support/bench";
import { authorId, buildChatLog, TEN_MILLION } from "./support/chat-log";

/** How many messages there are: fewer for a quick look. */
const MESSAGES = Number(process.env.CHAT_BENCH_MESSAGES ?? TEN_MILLION.messages);
const GOAL_MS = 60_000;
/** Messages that the naive way is measured with. */
const NAIVE = 200;
/** Who is erased, by how much they wrote. The first of all wrote one of eighteen messages. */
const PEOPLE: [rank: number, words: string][] = [
  [100, "a regular"],
  [10, "one of the ten who wrote most"],
  [1, "who wrote most of all"],
];

/**
 * Erases people from a log of three months: their messages in all weeks, out of the indexes too, and all that is
 * known of them. Beside it, a message at a time, without taking anything out of the indexes.
 */
export const bench: Bench = {
  name: "chat-erase",
  async run(context) {
    const { pool, url } = await context.database();
    context.say(`building ${MESSAGES.toLocaleString("en")} messages`);
    await buildChatLog(url, { ...TEN_MILLION, messages: MESSAGES });
    await countHours(pool);
    const naive = await oneByOne(context, pool);
    const rows: Row[] = [];
    for (const [rank, words] of PEOPLE) {
      const { messages, ms } = await erase(context, pool, authorId(rank));
      const row = {
        name: `erasing ${words} from ${MESSAGES.toLocaleString("en")} messages`,
        metric: `${messages.toLocaleString("en")} messages of 13 weeks, vacuumed (naive: each by its id, ${NAIVE} measured)`,
        value: Math.round(ms),
        unit: "ms",
        reference: Math.round(naive * messages),
      };
      rows.push(atMost(GOAL_MS, row));
    }
    return rows;
  },
};

async function erase(context: BenchContext, pool: pg.Pool, twitchId: string) {
  await pool.query("INSERT INTO chat_erasure (twitch_id, asked_at) VALUES ($1, now())", [twitchId]);
  context.say(`erasing ${twitchId}`);
  const { ms } = await context.time(() =>
    eraseChat(
      { pool, clock: () => new Date(), forgetPerson },
      { signal: new AbortController().signal, progress: () => undefined },
    ),
  );
  const { rows } = await pool.query<{ messages: number; left: number }>(
    `SELECT messages, (SELECT count(*)::int FROM chat_message WHERE author_id = $1)
       + (SELECT count(*)::int FROM chat_hour WHERE author_id = $1) AS left
     FROM chat_erasure WHERE twitch_id = $1 AND done_at IS NOT NULL`,
    [twitchId],
  );
  const done = rows[0];
  if (!done || done.left > 0) throw new Error(`not all of ${twitchId} was erased`);
  return { messages: done.messages, ms };
}

/** The figures by hour, which the log comes without. */
async function countHours(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO chat_hour (channel_id, hour, author_id, stream_id, messages)
     SELECT channel_id, date_trunc('hour', sent_at, 'UTC'), author_id, stream_id, count(*)
     FROM chat_message GROUP BY 1, 2, 3, 4`,
  );
  await pool.query("ANALYZE chat_hour");
}

/** Ms for each message, erased by its id. */
async function oneByOne({ time }: BenchContext, pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM chat_message WHERE author_id = $1 LIMIT $2",
    [authorId(2), NAIVE],
  );
  const { ms } = await time(async () => {
    for (const { id } of rows) await pool.query("DELETE FROM chat_message WHERE id = $1", [id]);
  });
  return ms / NAIVE;
}
