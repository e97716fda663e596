import type pg from "pg";
import { announce, fanOut } from "@/lib/notifications";
import { newAnnouncement } from "@/tests/support/announcements";
import { atLeast, type Bench, type BenchContext } from "./support/bench";

const FOLLOWERS = 1_000_000;
const SAMPLE = 5_000;
const GOAL_ROWS_A_SECOND = 40_000;

/** N5: everybody who follows one broadcaster gets a notification; beside it, one insert for each. */
export const bench: Bench = {
  name: "fan-out",
  async run(context) {
    const { pool } = await context.database();
    context.say(`inserting ${FOLLOWERS.toLocaleString("en")} people who follow one broadcaster`);
    await insertFollowers(pool);
    const [naive, ours] = [await oneByOne(context, pool), await inChunks(context, pool)];
    return [
      atLeast(GOAL_ROWS_A_SECOND, {
        name: `fan-out to ${FOLLOWERS.toLocaleString("en")} followers`,
        metric: `notifications written (naive: one insert each, measured on ${SAMPLE.toLocaleString("en")})`,
        value: Math.round(ours),
        unit: "rows/s",
        reference: Math.round(naive),
      }),
    ];
  },
};

async function inChunks({ time }: BenchContext, pool: pg.Pool): Promise<number> {
  await announceStream(pool, "A");
  const { result, ms } = await time(() => fanOut(pool, { signal: new AbortController().signal }));
  const { rows } = await pool.query<{ recipients: number }>(
    "SELECT max(recipients) AS recipients FROM announcement",
  );
  if (result.told !== FOLLOWERS || rows[0]?.recipients !== FOLLOWERS) {
    throw new Error(`told ${result.told} of ${FOLLOWERS}`);
  }
  return (result.told / ms) * 1000;
}

/** What a loop over the followers would do, each insert a statement of its own. */
async function oneByOne({ time }: BenchContext, pool: pg.Pool): Promise<number> {
  const id = await announceStream(pool, "B");
  const { rows } = await pool.query<{ user_id: string }>(
    "SELECT user_id FROM follow WHERE broadcaster_id = '1' AND active AND NOT muted ORDER BY user_id LIMIT $1",
    [SAMPLE],
  );
  const { ms } = await time(async () => {
    for (const { user_id } of rows) {
      await pool.query(
        "INSERT INTO notification (user_id, announcement_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [user_id, id],
      );
    }
  });
  await pool.query("DELETE FROM announcement WHERE id = $1", [id]);
  return (rows.length / ms) * 1000;
}

async function announceStream(pool: pg.Pool, streamId: string): Promise<string> {
  const made = newAnnouncement({ broadcasterId: "1", streamId });
  await announce(pool, [made]);
  return made.id;
}

async function insertFollowers(pool: pg.Pool): Promise<void> {
  await pool.query("INSERT INTO broadcaster (id, login, display_name) VALUES ('1', 'login', 'Name')");
  await pool.query(
    `WITH people AS (
       INSERT INTO person (twitch_id, login) SELECT n::text, 'p' || n FROM generate_series(1, $1) AS n RETURNING id)
     INSERT INTO follow (broadcaster_id, user_id, on_twitch) SELECT '1', id, true FROM people`,
    [FOLLOWERS],
  );
  await pool.query("VACUUM ANALYZE person, follow");
}
