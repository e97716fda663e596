import type pg from "pg";
import { READ_LIMIT } from "@/lib/http/rate-limit";
import { atPace, cookieOf, withoutPause } from "./api-lists/load";
import { BIG, CHANNELS, insertLists, PEOPLE } from "./api-lists/rows";
import { startWeb, type Web } from "./api-lists/web";
import { atMost, type Bench, type Row } from "./support/bench";

const GOAL_MS = 50;
const SECONDS = 8;
const WARM_SECONDS = 3;
/** What a client may ask for in the long run, and no more is answered with anything but 429. */
const ALLOWED_PER_SECOND = (READ_LIMIT.capacity * 1_000) / READ_LIMIT.refillMs;
const NAIVE_RUNS = 3;

/** Each list with the page of it that one would write first: as deep as the middle, and counted. */
const KINDS: readonly { name: string; path: string; naive: string }[] = [
  {
    name: "streams of a channel",
    path: `/api/v1/channels/${BIG}/streams?limit=30`,
    naive: `SELECT *, count(*) OVER () FROM stream ORDER BY started_at DESC OFFSET 500000 LIMIT 30`,
  },
  {
    name: "streams of all whom one follows",
    path: "/api/v1/streams?limit=30",
    naive: `SELECT s.*, count(*) OVER () FROM stream s WHERE s.broadcaster_id IN
      (SELECT broadcaster_id FROM follow WHERE user_id = (SELECT id FROM person LIMIT 1))
      ORDER BY started_at DESC OFFSET ${(500_000 * 60) / CHANNELS} LIMIT 30`,
  },
  {
    name: "notifications",
    path: "/api/v1/notifications?limit=30",
    naive: `SELECT a.*, n.*, count(*) OVER () FROM notification n JOIN announcement a ON a.id = n.announcement_id
      WHERE n.user_id = (SELECT id FROM person LIMIT 1) ORDER BY a.created_at DESC OFFSET 10000 LIMIT 30`,
  },
  {
    name: "clips",
    path: "/api/v1/clips?limit=30",
    naive: "SELECT *, count(*) OVER () FROM clip ORDER BY created_at DESC OFFSET 500000 LIMIT 30",
  },
  {
    name: "viewers of a channel",
    path: `/api/v1/channels/${BIG}/viewers?limit=30`,
    naive: `SELECT v.*, c.*, count(*) OVER () FROM channel_viewer c JOIN viewer v ON v.twitch_id = c.viewer_id
      WHERE c.channel_id = '1' ORDER BY c.last_seen_at DESC OFFSET 500000 LIMIT 30`,
  },
  {
    name: "messages of a channel",
    path: `/api/v1/chat/channels/${BIG}/messages?limit=30`,
    naive: `SELECT *, count(*) OVER () FROM chat_message WHERE channel_id = '1' ORDER BY sent_at DESC
      OFFSET 500000 LIMIT 30`,
  },
  {
    name: "the audit log",
    path: "/api/v1/audit?limit=30",
    naive: "SELECT *, count(*) OVER () FROM audit_entry ORDER BY at DESC OFFSET 500000 LIMIT 30",
  },
  {
    name: "notifications that were not read",
    path: "/api/v1/notifications?limit=30&unread=true",
    naive: `SELECT a.*, n.*, count(*) OVER () FROM notification n JOIN announcement a ON a.id = n.announcement_id
      WHERE n.user_id = (SELECT id FROM person LIMIT 1) AND n.read_at IS NULL ORDER BY a.created_at DESC LIMIT 30`,
  },
  {
    name: "clips by a rare word",
    path: "/api/v1/clips?limit=30&q=77777",
    naive:
      "SELECT *, count(*) OVER () FROM clip WHERE title ILIKE '%77777%' ORDER BY created_at DESC LIMIT 30",
  },
  {
    name: "viewers of a channel by rare letters",
    path: `/api/v1/channels/${BIG}/viewers?limit=30&q=r77777`,
    naive: `SELECT v.*, c.*, count(*) OVER () FROM channel_viewer c JOIN viewer v ON v.twitch_id = c.viewer_id
      WHERE c.channel_id = '1' AND v.login ILIKE '%r77777%' ORDER BY c.last_seen_at DESC LIMIT 30`,
  },
  {
    name: "the longest streams of all whom one follows",
    path: "/api/v1/streams?limit=30&sort=duration",
    naive: `SELECT s.*, count(*) OVER () FROM stream s WHERE s.broadcaster_id IN
      (SELECT broadcaster_id FROM follow WHERE user_id = (SELECT id FROM person LIMIT 1))
      ORDER BY s.ended_at - s.started_at DESC LIMIT 30`,
  },
];

/** O7: lists of a million rows, asked for over HTTP by 50 clients, through the web process of production. */
export const bench: Bench = {
  name: "api-lists",
  async run(context) {
    const { pool, url: databaseUrl } = await context.database();
    await insertLists(pool, context.say);
    const web = await startWeb(databaseUrl);
    try {
      const rows: Row[] = [];
      for (const kind of KINDS) rows.push(...(await measure(web, pool, kind, context.say)));
      return rows;
    } finally {
      await web.stop();
    }
  },
};

async function measure(
  { url, cpuMs }: Web,
  pool: pg.Pool,
  { name, path, naive }: (typeof KINDS)[number],
  say: (line: string) => void,
): Promise<Row[]> {
  const next = await nextCursor(url + path);
  const paths = [path, ...(next === null ? [] : [`${path}&cursor=${encodeURIComponent(next)}`])];
  await withoutPause(url, paths, WARM_SECONDS);
  const people = await atPace(url, paths, { seconds: SECONDS, perSecond: 1 });
  const allowed = await atPace(url, paths, { seconds: SECONDS, perSecond: ALLOWED_PER_SECOND });
  const before = cpuMs();
  const atOnce = await withoutPause(url, paths, SECONDS);
  const cpu = Math.round(((cpuMs() - before) / atOnce.count) * 100) / 100;
  const reference = await naively(pool, naive);
  say(
    `${name}: p95 ${people.p95} ms, allowed ${allowed.p95} ms; at once ${atOnce.perSecond}/s, p95 ${atOnce.p95} ms, CPU ${cpu} ms each; naive ${reference} ms`,
  );
  const clients = `${PEOPLE} clients that`;
  const told = { unit: "ms", goal: null, pass: null, reference: null };
  return [
    atMost(GOAL_MS, {
      ...{ name, value: people.p95, unit: "ms", reference },
      metric: `p95 of ${clients} ask once a second, p50 ${people.p50} (naive: OFFSET and count(*), the query alone)`,
    }),
    atMost(GOAL_MS, {
      ...{ name, value: allowed.p95, unit: "ms", reference },
      metric: `p95 of ${clients} ask all they may, ${ALLOWED_PER_SECOND} a second, p50 ${allowed.p50}`,
    }),
    {
      ...{ name, value: atOnce.p95, ...told },
      metric: `p95 of ${clients} never pause, ${atOnce.perSecond}/s, p50 ${atOnce.p50}`,
    },
    { name, metric: "processor time of the web process for each answer", value: cpu, ...told },
  ];
}

/** Where the page after the first begins; null where the list has no further page. */
async function nextCursor(address: string): Promise<string | null> {
  const answer = await fetch(address, { headers: { cookie: cookieOf(0) } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = (await answer.json()) as { items?: unknown[]; next_cursor?: string | null };
  return page.next_cursor ?? null;
}

async function naively(pool: pg.Pool, sql: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < NAIVE_RUNS; run += 1) {
    const begun = performance.now();
    await pool.query(sql);
    times.push(performance.now() - begun);
  }
  return Math.round(times.sort((one, other) => one - other)[Math.floor(NAIVE_RUNS / 2)] ?? Number.NaN);
}
