import type pg from "pg";
import { pollTargets } from "@/lib/targets/poll-targets";
import { createPostgresSets } from "@/lib/targets/repository-sets";
import { createTwitch, type Twitch } from "@/lib/twitch";
import { type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { fillCategory } from "@/lib/twitch/simulator/world/fill-category";
import { CHESS, pollDeps } from "@/tests/support/targets";
import { configFor } from "@/tests/support/twitch";
import { atMost, type Bench, type BenchContext, type Row } from "./support/bench";

const STREAMS = 12_000;
const CHANGES = 100;
const GOAL_S = 10;
const NAME = `a category of ${STREAMS.toLocaleString("en")} streams`;

/**
 * W1, W2: a category of 12,000 streams is looked through, of which 100 have ended and 100 begun since. Beside it the same
 * as one would write it first: a page, and then for each of its streams a look whether it is there and a write.
 * Twitch grants as much as is wanted, so that it is our own time; with its 13 a second, 122 requests take 9.4 s.
 */
export const bench: Bench = {
  name: "targets",
  async run(context) {
    const { pool } = await context.database();
    const simulator = await startSimulator();
    try {
      simulator.rateLimits.setCapacity(10_000_000);
      simulator.world.populate({ broadcasters: 0, live: 0 });
      fillCategory(simulator.world, CHESS, STREAMS);
      const twitch = createTwitch({ config: configFor(simulator.url), pool });
      await pool.query(
        "INSERT INTO watch_target (kind, twitch_id, name, since) VALUES ('game', $1, 'Chess', now())",
        [CHESS],
      );
      return await measure(context, pool, simulator, twitch);
    } finally {
      await simulator.stop();
    }
  },
};

async function measure(
  context: BenchContext,
  pool: pg.Pool,
  simulator: Simulator,
  twitch: Twitch,
): Promise<Row[]> {
  const poll = () =>
    pollTargets(pollDeps(pool, twitch, createPostgresSets(pool)), {
      now: new Date(),
      signal: AbortSignal.timeout(300_000),
      progress: () => undefined,
    });
  context.say("the first look, and one in which nothing changed");
  await poll();
  await poll();
  context.say(`a look in which ${CHANGES} have ended and ${CHANGES} begun`);
  change(simulator);
  const before = process.memoryUsage().rss;
  const { result, ms } = await context.time(poll);
  const grownMb = Math.max(0, Math.round((process.memoryUsage().rss - before) / 2 ** 20));
  context.say("the same row by row");
  change(simulator);
  const naive = await context.time(() => rowByRow(pool, twitch));
  const none = { goal: null, pass: null, reference: null };
  return [
    atMost(GOAL_S, {
      ...{
        name: NAME,
        metric: "one look, with what began and ended (naive: a statement a stream)",
        unit: "s",
      },
      ...{ value: Math.round(ms / 100) / 10, reference: Math.round(naive.ms / 100) / 10 },
    }),
    { name: NAME, metric: "requests", value: result.requests, unit: "requests", ...none },
    { name: NAME, metric: "memory grown by", value: grownMb, unit: "MB", ...none },
  ];
}

/** The least watched end, and as many others begin. */
function change({ world }: Simulator): void {
  fillCategory(world, CHESS, STREAMS - CHANGES);
  fillCategory(world, CHESS, STREAMS);
}

/** As one would write it first: page by page, each stream by itself, and then whatever was not seen has ended. */
async function rowByRow(pool: pg.Pool, twitch: Twitch): Promise<void> {
  await pool.query("CREATE TABLE IF NOT EXISTS naive (id TEXT PRIMARY KEY, viewers INTEGER, seen BIGINT)");
  await pool.query(
    "INSERT INTO naive SELECT stream_id, viewer_count, 0 FROM target_stream ON CONFLICT DO NOTHING",
  );
  for (let cursor: string | undefined; ; ) {
    const page = await twitch.getStreamsPage({ gameIds: [CHESS], cursor });
    for (const { id, viewerCount } of page.streams) {
      const { rowCount } = await pool.query("SELECT FROM naive WHERE id = $1", [id]);
      if (rowCount === 0) await pool.query("INSERT INTO naive VALUES ($1, $2, 1)", [id, viewerCount]);
      else await pool.query("UPDATE naive SET viewers = $2, seen = 1 WHERE id = $1", [id, viewerCount]);
    }
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  await pool.query("DELETE FROM naive WHERE seen = 0");
}
