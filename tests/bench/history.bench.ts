import type pg from "pg";
import { compareChannels } from "@/lib/streams/compare";
import { getOverview } from "@/lib/streams/overview";
import { channelComparison, channelOverview } from "@/lib/streams/schema";
import { atMost, type Bench, type BenchContext } from "./support/bench";

const OTHERS = 2_000;
const OTHERS_STREAMS = 100;
const RUNS = 100;
const NAIVE_RUNS = 5;
const GOAL_MS = 100;
const QUERY = { days: 365, zone: "Europe/Berlin" } as const;
const NOW = new Date("2026-11-21T12:00:00Z");

/** S4: a year of a channel as its page asks for it; beside it, a query a day and a query a week. */
export const bench: Bench = {
  name: "history",
  async run(context) {
    const { pool } = await context.database();
    context.say(`inserting ${(OTHERS * OTHERS_STREAMS).toLocaleString("en")} streams of other channels`);
    await insertChannels(pool);
    const rows = [];
    for (const [login, streams, goal] of [
      ["usual", 300, GOAL_MS],
      ["busy", 6_000, null],
    ] as const) {
      context.say(`${streams.toLocaleString("en")} streams a year`);
      const ours = await percentile95(context, RUNS, () => yearPage(pool, login));
      const naive = await percentile95(context, NAIVE_RUNS, () => yearByQueries(pool, login));
      const row = {
        name: `the year page of a channel with ${streams.toLocaleString("en")} streams a year`,
        metric: `p95 of ${RUNS}, checked and as JSON (naive: a query a day and a week, p95 of ${NAIVE_RUNS})`,
        ...{ value: Math.round(ours * 10) / 10, unit: "ms", reference: Math.round(naive) },
      };
      rows.push(goal === null ? { ...row, goal: null, pass: null } : atMost(goal, row));
    }
    const four = await percentile95(context, RUNS, async () => {
      const compared = await compareChannels(["usual", "other1", "other2", "other3"], QUERY, NOW, pool);
      return JSON.stringify(channelComparison.parse(compared));
    });
    return [
      ...rows,
      {
        ...{ name: "a year of four channels side by side", metric: `p95 of ${RUNS}, checked and as JSON` },
        ...{ value: Math.round(four * 10) / 10, unit: "ms", goal: null, pass: null, reference: null },
      },
    ];
  },
};

async function yearPage(pool: pg.Pool, login: string): Promise<string> {
  const overview = channelOverview.parse(await getOverview(login, QUERY, NOW, pool));
  if (overview.totals.streams < 300) throw new Error(`found only ${overview.totals.streams} streams`);
  return JSON.stringify(overview);
}

/** What a page would do that asks for each cell of the calendar and each point of the trend. */
async function yearByQueries(pool: pg.Pool, login: string): Promise<void> {
  const day = 86_400_000;
  const spans = [
    ...Array.from({ length: 365 }, (_, ago) => [ago * day, day] as const),
    ...Array.from({ length: 52 }, (_, ago) => [ago * 7 * day, 7 * day] as const),
  ];
  for (const [ago, length] of spans) {
    const to = new Date(NOW.getTime() - ago);
    await pool.query(
      `SELECT count(*), sum(extract(epoch FROM least(s.ended_at, $3) - greatest(s.started_at, $2))),
         sum(s.watched_seconds) / nullif(sum(s.sampled_seconds), 0), max(s.peak_viewers)
       FROM stream s JOIN broadcaster b ON b.id = s.broadcaster_id
       WHERE b.login = $1 AND s.started_at < $3 AND s.ended_at > $2 AND s.deleted_at IS NULL`,
      [login, new Date(to.getTime() - length), to],
    );
  }
}

async function percentile95({ time }: BenchContext, runs: number, work: () => Promise<unknown>) {
  await work();
  const all: number[] = [];
  for (let run = 0; run < runs; run += 1) all.push((await time(work)).ms);
  return all.sort((a, b) => a - b)[Math.ceil(runs * 0.95) - 1] ?? Number.NaN;
}

/** Two years of each channel, five segments a stream. */
async function insertChannels(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name)
     SELECT id, login, login FROM unnest('{usual,busy}'::text[]) AS c (login), LATERAL (SELECT login AS id)
     UNION ALL SELECT 'other' || n, 'other' || n, 'other' || n FROM generate_series(1, $1) AS n`,
    [OTHERS],
  );
  const channels = [
    { id: "'usual'", streams: 600, count: 1 },
    { id: "'busy'", streams: 12_000, count: 1 },
    { id: "'other' || c", streams: OTHERS_STREAMS, count: OTHERS },
  ];
  for (const { id, streams, count } of channels) {
    await pool.query(
      `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, started_at, last_seen_at, ended_at, end_reason,
         peak_viewers, peak_at, viewers, sample_count, watched_seconds, sampled_seconds)
       SELECT ${id}, ${id} || '-' || n, 'Stream ' || n, t, t + long, t + long, 'offline',
         500, t + long / 2, 300, 20, 300 * 10000, 10000
       FROM generate_series(1, $3) AS c, generate_series(1, $1) AS n,
         LATERAL (SELECT $2::timestamptz - n * interval '730 days' / $1 AS t, interval '500 days' / $1 AS long) AS t`,
      [streams, NOW, count],
    );
  }
  await pool.query(
    `INSERT INTO stream_segment (stream_id, started_at, title, category_id, category_name)
     SELECT id, started_at + (ended_at - started_at) / 5 * part, 'Part ' || part,
       (hashtext(twitch_stream_id) % 20 + part)::text, 'Category'
     FROM stream, generate_series(0, 4) AS part WHERE broadcaster_id IS NOT NULL`,
  );
  await pool.query("VACUUM ANALYZE stream, stream_segment");
}
