import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Person } from "@/lib/auth/core/policy";
import { searchResults } from "@/lib/chat/schema";
import { searchChat } from "@/lib/chat/search";
import { atMost, type Bench, type BenchContext, type Row } from "./support/bench";
import { authorLogin, buildChatLog, channelId, LOG_END, TEN_MILLION, wordOf } from "./support/chat-log";

const RUNS = 60;
const NAIVE_RUNS = 3;
const LIMIT = 50;
const DAY_MS = 86_400_000;
const IN_CHANNEL_MS = 50;
const IN_ALL_MS = 200;

/** The n-th query of a kind: each run asks another one. */
const KINDS: readonly { name: string; query: (n: number) => string }[] = [
  { name: "a rare word", query: (n) => wordOf(30_000 + n * 331) },
  { name: "a word of middling rarity", query: (n) => wordOf(300 + n * 37) },
  { name: "a common word", query: (n) => wordOf(1 + n) },
  { name: "two words", query: (n) => `${wordOf(1 + (n % 10))} ${wordOf(20 + n * 7)}` },
  { name: "a phrase", query: (n) => `"${wordOf(5 + n * 5)} ${wordOf(6 + n * 5)}"` },
  { name: "from:", query: (n) => `from:${authorLogin(1 + n * 40)}` },
  { name: "from: and a word", query: (n) => `from:${authorLogin(1 + n)} ${wordOf(100 + n * 11)}` },
  { name: "dates", query: (n) => `${wordOf(50 + n * 9)} after:${day(20 + n)} before:${day(15 + n)}` },
  { name: "an exclusion", query: (n) => `${wordOf(200 + n * 13)} -${wordOf(1 + (n % 20))}` },
  { name: "has:link", query: (n) => `has:link ${wordOf(10 + n * 3)}` },
];

/** C3: searches over ten million messages, a page of 50 with everything around it as the route gives it. */
export const bench: Bench = {
  name: "chat-search",
  async run(context) {
    const { pool, url } = await context.database();
    context.say(`writing ${TEN_MILLION.messages.toLocaleString("en")} messages`);
    const built = await context.time(() => buildChatLog(url));
    context.say(`written in ${Math.round(built.ms / 1000)} s`);
    const rows: Row[] = [];
    for (const { name, channels, within, goal } of [
      { name: "one channel of 13 %", channels: [1], within: "", goal: IN_CHANNEL_MS },
      { name: "one channel of 1 %", channels: [14], within: "", goal: IN_CHANNEL_MS },
      { name: "one of 200 channels", channels: ranks(200), within: "in:channel40 ", goal: IN_CHANNEL_MS },
      {
        name: "20 of 200 channels",
        channels: ranks(200).filter((rank) => rank % 10 === 3),
        within: "",
        goal: IN_ALL_MS,
      },
      { name: "all 200 channels", channels: ranks(200), within: "", goal: IN_ALL_MS },
    ]) {
      const reader = await insertReader(pool, channels);
      for (const kind of KINDS) {
        const query = (n: number) => within + kind.query(n);
        const ours = await times(context, RUNS, (n) => page(pool, reader, query(n)));
        const asked = within ? [40] : channels;
        const naive = await times(context, NAIVE_RUNS, (n) => naivePage(pool, asked, kind.query(n)));
        rows.push(
          atMost(goal, {
            name: `${kind.name} in ${name}`,
            metric: `p95 of ${RUNS} queries, p50 ${at(ours, 0.5)} ms (naive: ILIKE, median of ${NAIVE_RUNS})`,
            ...{ value: at(ours, 0.95), unit: "ms", reference: at(naive, 0.5) },
          }),
        );
        context.say(
          `${kind.name} in ${name}: p50 ${at(ours, 0.5)}, p95 ${at(ours, 0.95)}, naive ${at(naive, 0.5)} ms`,
        );
      }
    }
    return rows;
  },
};

const ranks = (most: number): number[] => Array.from({ length: most }, (_, place) => place + 1);
const day = (ago: number): string => new Date(LOG_END.getTime() - ago * DAY_MS).toISOString().slice(0, 10);

async function page(pool: pg.Pool, reader: Person, q: string): Promise<string> {
  const query = { q, order: "newest", zone: "Europe/Berlin", cursor: undefined, limit: LIMIT } as const;
  return JSON.stringify(searchResults.parse(await searchChat(reader, query, LOG_END, pool)));
}

/** What one would write first: the words by ILIKE, one after the other, and everything sorted. */
async function naivePage(pool: pg.Pool, channels: readonly number[], query: string): Promise<void> {
  const conditions = query
    .replaceAll('"', "")
    .split(" ")
    .map((part) => {
      const [filter = "", value = ""] = part.split(":");
      if (filter === "from") return `author_login = '${value}'`;
      if (filter === "after") return `sent_at >= '${value}'`;
      if (filter === "before") return `sent_at < '${value}'`;
      if (filter === "has") return "flags & 256 <> 0";
      return part.startsWith("-") ? `text NOT ILIKE '%${part.slice(1)}%'` : `text ILIKE '%${part}%'`;
    });
  await pool.query(
    `SELECT * FROM chat_message WHERE channel_id = ANY($1) AND ${conditions.join(" AND ")}
     ORDER BY sent_at DESC, id DESC LIMIT ${LIMIT + 1}`,
    [channels.map(channelId)],
  );
}

/** Somebody whom the owners of these channels let read. */
async function insertReader(pool: pg.Pool, channels: readonly number[]): Promise<Person> {
  const twitchId = randomUUID();
  const { rows } = await pool.query<{ id: string }>(
    "INSERT INTO person (twitch_id, login) VALUES ($1, $1) RETURNING id",
    [twitchId],
  );
  await pool.query(
    `INSERT INTO channel_reader (broadcaster_id, twitch_id, login) SELECT id, $2, $2 FROM unnest($1::text[]) AS c (id)`,
    [channels.map(channelId), twitchId],
  );
  return { id: rows[0]?.id ?? "", twitchId, login: twitchId, name: "Reader", image: null, operator: false };
}

/** Each query once to warm the cache, as somebody has who pages on, and once for the figure. In ms, rising. */
async function times({ time }: BenchContext, runs: number, work: (n: number) => Promise<unknown>) {
  const all: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    if (runs > NAIVE_RUNS) await work(n);
    all.push((await time(() => work(n))).ms);
  }
  return all.sort((one, other) => one - other);
}

const at = (rising: readonly number[], part: number): number =>
  Math.round((rising[Math.ceil(rising.length * part) - 1] ?? Number.NaN) * 10) / 10;
