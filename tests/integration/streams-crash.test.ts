import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { ClockSetting } from "@/lib/kernel/clock";
import { bundled } from "@/tests/support/bundled";
import { followTheWorld } from "@/tests/support/live-bench";
import { readStreams } from "@/tests/support/stream-rows";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const SLOT_MS = 30_000;
const SLOTS = 120;
const KILLS = 20;
const BEGIN = Math.floor((Date.now() - 3 * 3_600_000) / 3_600_000) * 3_600_000;

let bench: TwitchBench | undefined;
let worker: ChildProcess | undefined;
afterEach(async () => {
  worker?.kill("SIGKILL");
  await bench?.stop();
});

test("an hour with 20 kills leaves the sessions, segments, counts and runs of an hour without", async () => {
  const undisturbed = await hour(() => false);
  // Which slots are cut off is chance; that all kills happen is not.
  const killed = new Set(
    Array.from({ length: SLOTS }, (_, slot) => slot)
      .sort(() => Math.random() - 0.5)
      .slice(0, KILLS),
  );
  const disturbed = await hour((slot) => killed.has(slot));

  expect(undisturbed.streams.sessions.length).toBeGreaterThan(80);
  expect(undisturbed.streams.segments.length).toBeGreaterThan(100);
  expect(undisturbed.streams.samples.length).toBeGreaterThan(500);
  expect(undisturbed.runs).toHaveLength(SLOTS + SLOTS / 2);
  expect(disturbed).toEqual(undisturbed);
}, 600_000);

/** Plays an hour of a world that is the same each time; `kill` says in which slots the worker dies on the way. */
async function hour(kill: (slot: number) => boolean) {
  const clock: ClockSetting = { fromMs: BEGIN, atMs: Number.MAX_SAFE_INTEGER, speed: 2 };
  bench = await startTwitchBench({ clock });
  const { simulator, database } = bench;
  simulator.world.populate({ broadcasters: 200, live: 60 });
  await followTheWorld(database.pool, simulator);
  const key = randomBytes(32).toString("base64");
  const program = await bundled("tests/support/hour-worker.ts");
  const start = async () => {
    worker = fork(program, ["--database", database.url, "--twitch", simulator.url, "--key", key], {
      execArgv: [],
    });
    await answerOf(worker);
  };

  await start();
  for (let slot = 0; slot < SLOTS; slot += 1) {
    clock.fromMs = BEGIN + slot * SLOT_MS;
    simulator.stage.churn(2);
    for (const { account, live } of simulator.world.members()) {
      if (live) simulator.world.setViewers(account.id, viewersOf(account.id, slot));
    }
    if (kill(slot)) {
      worker?.send(clock.fromMs);
      await sleep(Math.random() * 40);
      worker?.kill("SIGKILL");
      await once(worker as ChildProcess, "exit");
      // As if the time in which a silent worker counts as dead had passed.
      await database.pool.query(
        "UPDATE job_run SET heartbeat_at = heartbeat_at - interval '1 hour' WHERE status = 'running'",
      );
      await start();
    }
    worker?.send(clock.fromMs);
    expect(await answerOf(worker)).toEqual({ done: clock.fromMs });
  }
  const streams = await readStreams(database.pool);
  const runs = await database.pool.query(
    "SELECT job_id || ' ' || slot || ' ' || status AS line FROM job_run ORDER BY job_id, slot",
  );
  worker?.kill("SIGKILL");
  await once(worker as ChildProcess, "exit");
  await bench.stop();
  bench = undefined;
  return { streams, runs: runs.rows.map(({ line }: { line: string }) => line) };
}

/** What the worker says next. @throws Error when it ends instead */
function answerOf(child: ChildProcess | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the worker ended"));
    child?.once("exit", ended);
    child?.once("message", (answer) => {
      child.off("exit", ended);
      resolve(answer);
    });
  });
}

/** Small and big audiences, some steady, some in a hurry: the same in both hours. */
function viewersOf(id: string, slot: number): number {
  const size = Number(id.slice(-3)) ** 2 % 4_000;
  return Math.round(size * (1 + 0.4 * Math.sin(slot / 3 + size)));
}
