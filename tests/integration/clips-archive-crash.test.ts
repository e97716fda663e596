import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { personas } from "@/lib/twitch/simulator";
import { bundled } from "@/tests/support/bundled";
import { archivedIds, clipEvents, connectChannels, windowsOf } from "@/tests/support/clip-archive";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// A1: a worker that dies anywhere in a channel's past is followed by one that goes on, and nothing is missed or told twice.

const SEEDED = 4_000;
const KILLS = 3;
const { kaya } = personas;

let bench: TwitchBench | undefined;
let worker: ChildProcess | undefined;
afterEach(async () => {
  worker?.kill("SIGKILL");
  await bench?.stop();
});

test("a worker killed again and again archives the same clips as one that is not", async () => {
  bench = await startTwitchBench();
  const { simulator, database } = bench;
  const { pool } = database;
  simulator.world.clips.empty(kaya.login);
  simulator.world.clips.seed(kaya.login, { count: SEEDED, years: 3, inOneHour: 1_100 });
  await connectChannels(pool, [kaya.id]);
  const key = randomBytes(32).toString("base64");
  const program = await bundled("tests/support/clip-archive-worker.ts");
  const start = async () => {
    worker = fork(program, ["--database", database.url, "--twitch", simulator.url, "--key", key], {
      execArgv: [],
    });
    const [said] = (await once(worker, "message")) as [unknown];
    expect(said).toBe("ready");
    return worker;
  };

  let stored = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = await start();
    // In the middle: it has stored some more by now, and not all.
    while ((await archivedIds(pool, kaya.id)).length <= stored + 150) await sleep(5);
    await sleep(Math.random() * 60);
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    stored = (await archivedIds(pool, kaya.id)).length;
    expect(stored).toBeLessThan(SEEDED);
    // As if the time in which a silent worker counts as dead had passed.
    await pool.query("UPDATE clip_archive SET leased_until = leased_until - interval '1 hour'");
  }
  const [said] = (await once(await start(), "message")) as [unknown];
  expect(said).toBe("done");

  const all = simulator.world.clips.of(kaya.id).map(({ id }) => id);
  expect(await archivedIds(pool, kaya.id)).toEqual(all.sort());
  expect(await windowsOf(pool, kaya.id)).toMatchObject({ todo: 0, capped: 0, seamless: true });
  const found = (await clipEvents(pool)).filter(({ kind }) => kind === "clips.found");
  const told = found.flatMap(({ payload }) => payload.clips as { twitchId: string }[]);
  expect(told.map(({ twitchId }) => twitchId).sort()).toEqual(all);
}, 180_000);
