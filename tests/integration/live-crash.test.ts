import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { latestRuns } from "@/lib/jobs";
import { syncLiveStatus } from "@/lib/live/sync-live-status";
import { bundled } from "@/tests/support/bundled";
import { testEngine, testJob } from "@/tests/support/jobs";
import { byState, followTheWorld, syncDeps, tickOnce } from "@/tests/support/live-bench";
import { readLive } from "@/tests/support/live-rows";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

let bench: TwitchBench;
/** "broadcaster kind stream" of every change that ticks must find, as the simulator made it. */
let script: string[];

beforeEach(async () => {
  bench = await startTwitchBench();
  bench.simulator.world.populate({ broadcasters: 600, live: 250 });
  await followTheWorld(bench.database.pool, bench.simulator);
  await tickOnce(syncDeps(bench.database.pool, bench.client()));
  await bench.database.pool.query("TRUNCATE broadcaster_sync_log, outbox");
  script = [];
});
afterEach(() => bench.stop());

/** Changes that happen to channels nothing has happened to yet, so that none can hide another from a late tick. */
function changes() {
  const { live, offline } = byState(bench.simulator);
  const { world } = bench.simulator;
  const note = (login: string, kind: string, streamId: string | undefined) =>
    script.push(`${world.get(login).account.id} ${kind} ${streamId}`);
  return function makeSome(): void {
    for (const login of offline.splice(0, 4)) note(login, "went_live", world.goLive(login).streamId);
    for (const login of live.splice(0, 3)) {
      note(login, "went_offline", world.get(login).live?.streamId);
      world.end(login);
    }
    for (const login of live.splice(0, 2)) note(login, "restarted", world.restart(login).streamId);
    for (const login of live.splice(0, 2)) {
      note(login, "title_changed", world.get(login).live?.streamId);
      world.changeTitle(login);
    }
  };
}

/** Log, announcements, events and states hold the script exactly: nothing lost, nothing doubled. */
async function expectTheScript(): Promise<void> {
  const { log, announced, events, states } = await readLive(bench.database.pool);
  expect(log.toSorted()).toEqual(script.toSorted());

  // A restart goes on with the show: it is recorded, and nobody is told.
  const begun = script.filter((line) => line.includes("went_live"));
  expect(announced.toSorted()).toEqual(begun.map((line) => line.replace(/ \w+ /, "/")).toSorted());
  const told = events.flatMap((event) => {
    if (event.kind === "stream.online") return [`${event.payload.broadcaster.id} ${event.payload.stream.id}`];
    if (event.kind === "stream.offline") return [`${event.payload.broadcaster.id} ${event.payload.streamId}`];
    if (event.kind === "stream.updated")
      return [`${event.payload.broadcaster.id} ${event.payload.stream.id}`];
    return [];
  });
  expect(told.toSorted()).toEqual(script.map((line) => line.replace(/ \w+ /, " ")).toSorted());

  const onAir = Object.entries(states).filter(([, { state }]) => state !== "offline");
  const truth = [...bench.simulator.world.members()].flatMap(({ account, live }) =>
    live ? [[account.id, live.streamId]] : [],
  );
  expect(onAir.map(([id, { streamId }]) => [id, streamId]).toSorted()).toEqual(truth.toSorted());
}

describe("F5: nothing is lost and nothing doubled", () => {
  test("by two workers at once over 20 slots", async () => {
    let now = Date.now();
    const engines = ["a", "b"].map((worker) => {
      const deps = syncDeps(bench.database.pool, bench.client());
      const tick = testJob((context) => syncLiveStatus(deps, context));
      return testEngine(bench.database, [tick], { worker, clock: () => new Date(now) });
    });
    const makeSome = changes();
    const succeeded = async () =>
      (await latestRuns(bench.database.pool, "sync-live-status", 100)).filter(
        (run) => run.status === "succeeded",
      );
    for (let slot = 1; slot <= 20; slot += 1) {
      await expect.poll(async () => (await succeeded()).length, { interval: 20, timeout: 60_000 }).toBe(slot);
      if (slot < 20) makeSome();
      now += 30_000;
      for (const engine of engines) engine.wake();
    }
    await Promise.all(engines.map((engine) => engine.stop()));
    await expectTheScript();
  });

  test("by two ticks over the same broadcasters at the same time, again and again", async () => {
    const two = [1, 2].map(() => syncDeps(bench.database.pool, bench.client()));
    const makeSome = changes();
    for (let round = 0; round < 10; round += 1) {
      makeSome();
      await Promise.all(two.map((deps) => tickOnce(deps)));
    }
    await expectTheScript();
  });

  test("by a worker killed twenty times in mid-tick", async () => {
    const key = randomBytes(32).toString("base64");
    bench.simulator.faults.set({ kind: "slow", ms: 30, endpoint: "helix/streams" });
    const makeSome = changes();
    const program = await bundled("tests/support/live-worker.ts");
    const start = async (): Promise<ChildProcess> => {
      const args = ["--database", bench.database.url, "--twitch", bench.simulator.url, "--key", key];
      const child = fork(program, args, { execArgv: [] });
      await once(child, "message");
      return child;
    };
    const cutOff = async () => {
      const runs = await latestRuns(bench.database.pool, "sync-live-status", 1_000);
      return runs.filter(({ status }) => status === "running" || status === "abandoned").length;
    };
    // A run killed in mid-tick stays "running", until a later worker calls it abandoned. A kill between two
    // ticks leaves none, and does not count.
    for (let kill = 0; (await cutOff()) < 20; kill += 1) {
      makeSome();
      const worker = await start();
      await sleep((kill * 7) % 80);
      worker.kill("SIGKILL");
      await once(worker, "exit");
    }
    await tickOnce(syncDeps(bench.database.pool, bench.client()));
    await expectTheScript();
    // Each worker has to start, which a busy machine takes its time for.
  }, 600_000);
});
