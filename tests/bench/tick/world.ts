import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type pg from "pg";
import { World } from "@/lib/twitch/simulator/world/world";

export const BROADCASTERS = 40_000;
export const LIVE = 6_000;
const SEED = 7;
const FOLLOWERS_EACH = 5;

/** The simulator in a process of its own, with room for many ticks in one minute. */
export async function startSimulatorProcess(): Promise<{ url: string; child: ChildProcess }> {
  const size = ["--broadcasters", `${BROADCASTERS}`, "--live", `${LIVE}`, "--seed", `${SEED}`];
  const child = fork("lib/twitch/simulator/main.ts", ["--port", "0", ...size], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  if (!child.stdout) throw new Error("the simulator has no output");
  const [line] = await once(child.stdout, "data");
  const url = /http:\S+/.exec(String(line))?.[0];
  if (!url) throw new Error(`the simulator said: ${line}`);
  await order(url, "rate-limit", { perMinute: 100_000 });
  return { url, child };
}

/** An order to the simulator's admin API. */
export async function order(url: string, name: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/admin/api/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
}

/** Inserts everybody of the simulated world, each followed by a few people. Returns their ids. */
export async function insertWorld(pool: pg.Pool): Promise<string[]> {
  const world = new World(SEED, Date.now);
  world.populate({ broadcasters: BROADCASTERS, live: LIVE });
  const accounts = [...world.members()].map(({ account }) => account);
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name, follower_count)
     SELECT id, login, name, $4 FROM unnest($1::text[], $2::text[], $3::text[]) AS b (id, login, name)`,
    [
      accounts.map((a) => a.id),
      accounts.map((a) => a.login),
      accounts.map((a) => a.displayName),
      FOLLOWERS_EACH,
    ],
  );
  await pool.query(
    "INSERT INTO person (twitch_id, login) SELECT n::text, 'p' || n FROM generate_series(1, 1000) AS n",
  );
  await pool.query(
    `INSERT INTO follow (broadcaster_id, user_id, on_twitch)
     SELECT b.id, p.id, true
     FROM (SELECT id, row_number() OVER () AS n FROM broadcaster) AS b
     CROSS JOIN generate_series(1, $1) AS turn
     JOIN (SELECT id, row_number() OVER () AS n FROM person) AS p ON p.n = (b.n * 7 + turn * 131) % 1000 + 1`,
    [FOLLOWERS_EACH],
  );
  await pool.query("VACUUM ANALYZE");
  return accounts.map(({ id }) => id);
}
