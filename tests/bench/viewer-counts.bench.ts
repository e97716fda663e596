import type pg from "pg";
import { syncViewerCounts } from "@/lib/streams";
import { atMost, type Bench, type BenchContext } from "./support/bench";

const LIVE = 6_000;
const RUNS = 5;
const SAMPLE = 300;
const MINUTE_MS = 60_000;
const GOAL_MS = 1_000;

/** S2: every stream on air is counted; beside it, a query and a transaction for each. */
export const bench: Bench = {
  name: "viewer-counts",
  async run(context) {
    const { pool } = await context.database();
    await insertLive(pool);
    const settings = { pool, everyMs: MINUTE_MS, guaranteedMs: 10 * MINUTE_MS, budget: 0 };
    const times: number[] = [];
    // The first run opens the sessions and is not counted.
    for (let run = 0; run <= RUNS; run += 1) {
      const now = new Date(Date.now() + run * 10 * MINUTE_MS);
      await pool.query("UPDATE live_status SET viewer_count = viewer_count + 7, last_seen_at = $1", [now]);
      const { result, ms } = await context.time(() => syncViewerCounts(settings, { now }));
      if (result.updated !== LIVE) throw new Error(`counted ${result.updated} of ${LIVE}`);
      if (run > 0) times.push(ms);
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
    const naive = await oneByOne(context, pool);
    return [
      atMost(GOAL_MS, {
        name: `a 10-minute viewer sample over ${LIVE.toLocaleString("en")} live streams`,
        metric: `whole run; median of ${RUNS} (naive: a stream a transaction, ${SAMPLE} measured)`,
        value: Math.round(median),
        unit: "ms",
        reference: Math.round(naive),
      }),
    ];
  },
};

async function insertLive(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name, follower_count)
     SELECT n::text, 'l' || n, 'L' || n, 1 FROM generate_series(1, $1) AS n`,
    [LIVE],
  );
  await pool.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, title, viewer_count, started_at, last_seen_at)
     SELECT id, 'live', 's' || id, 'Title ' || id, 50 + (random() * 900)::int, now(), now() FROM broadcaster`,
  );
  await pool.query("VACUUM ANALYZE broadcaster, live_status");
}

async function oneByOne({ time }: BenchContext, pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ id: string; viewers: number }>(
    "SELECT id, viewers FROM stream WHERE ended_at IS NULL ORDER BY id LIMIT $1",
    [SAMPLE],
  );
  const at = new Date();
  const { ms } = await time(async () => {
    for (const { id, viewers } of rows) {
      await pool.query("INSERT INTO viewer_sample (stream_id, at, viewers) VALUES ($1, $2, $3)", [
        id,
        at,
        viewers,
      ]);
      await pool.query(
        "UPDATE stream SET viewers = $2, peak_viewers = greatest(peak_viewers, $2) WHERE id = $1",
        [id, viewers],
      );
    }
  });
  return (ms / SAMPLE) * LIVE;
}
