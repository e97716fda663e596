import type pg from "pg";
import { rollUpViewerCounts } from "@/lib/streams";
import { atMost, type Bench, type BenchContext } from "./support/bench";

const STREAMS = 6_000;
/** 6,000 streams, a count about every 50 s for a day. */
const SAMPLES = 10_000_000;
const NAIVE = 20;
const DAY_MS = 86_400_000;
const GOAL_MS = 60_000;

/** Raw counts of a day are summed up by ten minutes and dropped; beside it, a stream at a time, row by row. */
export const bench: Bench = {
  name: "roll-up",
  async run(context) {
    const { pool } = await context.database();
    const day = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - 20 * DAY_MS);
    context.say(`inserting ${SAMPLES.toLocaleString("en")} counts`);
    await insertSamples(pool, day);
    const naive = await oneByOne(context, pool);
    context.say("rolling up");
    const { result, ms } = await context.time(() =>
      rollUpViewerCounts(
        { pool, rawDays: 14 },
        { now: new Date(), signal: new AbortController().signal, progress: () => undefined },
      ),
    );
    const { rows } = await pool.query<{ samples: string }>(
      "SELECT sum(samples) AS samples FROM viewer_rollup",
    );
    const summed = Number(rows[0]?.samples);
    if (result.days !== 1 || summed !== SAMPLES) throw new Error(`summed ${summed} of ${SAMPLES}`);
    return [
      atMost(GOAL_MS, {
        name: `rolling up ${SAMPLES.toLocaleString("en")} samples`,
        metric: `whole run, the day's partition dropped (naive: a stream at a time, ${NAIVE} measured)`,
        value: Math.round(ms),
        unit: "ms",
        reference: Math.round(naive),
      }),
    ];
  },
};

async function insertSamples(pool: pg.Pool, day: Date): Promise<void> {
  const name = `viewer_sample_${day.toISOString().slice(0, 10).replaceAll("-", "")}`;
  await pool.query("INSERT INTO broadcaster (id, login, display_name) VALUES ('1', 'l', 'L')");
  await pool.query(
    `INSERT INTO stream (broadcaster_id, twitch_stream_id, started_at, last_seen_at, ended_at)
     SELECT '1', n::text, $2, $2, $2 FROM generate_series(1, $1) AS n`,
    [STREAMS, day],
  );
  const until = new Date(day.getTime() + DAY_MS);
  await pool.query(
    `CREATE TABLE ${name} PARTITION OF viewer_sample FOR VALUES FROM ('${day.toISOString()}') TO ('${until.toISOString()}')`,
  );
  const each = Math.floor(SAMPLES / STREAMS);
  await pool.query(
    `INSERT INTO ${name} (stream_id, at, viewers)
     SELECT s.id, $1::timestamptz + n * $2 * interval '1 ms', (random() * 10000)::int
     FROM stream s, generate_series(0, $3 - 1) AS n WHERE s.broadcaster_id IS NOT NULL`,
    [day, Math.floor(DAY_MS / (each + 1)), each],
  );
  const rest = SAMPLES - each * STREAMS;
  await pool.query(
    `INSERT INTO ${name} (stream_id, at, viewers)
     SELECT id, $1::timestamptz + interval '23:59:59.5', 5 FROM stream WHERE broadcaster_id IS NOT NULL LIMIT $2`,
    [day, rest],
  );
  await pool.query(`ANALYZE ${name}`);
}

/** Reads a stream's counts, sums them up here, and writes a row a step. */
async function oneByOne({ time }: BenchContext, pool: pg.Pool): Promise<number> {
  const { rows: streams } = await pool.query<{ id: string }>(
    "SELECT id FROM stream WHERE broadcaster_id IS NOT NULL LIMIT $1",
    [NAIVE],
  );
  const { ms } = await time(async () => {
    for (const { id } of streams) {
      const { rows } = await pool.query<{ at: Date; viewers: number }>(
        "SELECT at, viewers FROM viewer_sample WHERE stream_id = $1 ORDER BY at",
        [id],
      );
      const steps = new Map<number, number[]>();
      for (const { at, viewers } of rows) {
        const step = Math.floor(at.getTime() / 600_000) * 600_000;
        steps.set(step, [...(steps.get(step) ?? []), viewers]);
      }
      for (const [step, counts] of steps) {
        const average = Math.round(counts.reduce((a, b) => a + b, 0) / counts.length);
        await pool.query(
          `INSERT INTO viewer_rollup (stream_id, step_seconds, at, viewers_avg, viewers_min, viewers_max, samples)
           VALUES ($1, 600, $2, $3, $4, $5, $6)`,
          [id, new Date(step), average, Math.min(...counts), Math.max(...counts), counts.length],
        );
      }
    }
  });
  await pool.query("TRUNCATE viewer_rollup");
  return (ms / NAIVE) * STREAMS;
}
