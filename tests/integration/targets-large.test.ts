import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPostgresSets } from "@/lib/targets/repository-sets";
import { findTarget } from "@/lib/targets/service";
import { fillCategory } from "@/lib/twitch/simulator/world/fill-category";
import { bundled } from "../support/bundled";
import { CHESS, MINECRAFT, type TargetStage, targetStage } from "../support/targets";
import { startTwitchBench, type TwitchBench } from "../support/twitch";

let bench: TwitchBench;
let stage: TargetStage;

beforeAll(async () => {
  bench = await startTwitchBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  const { simulator, database } = bench;
  simulator.faults.clear();
  simulator.world.populate({ broadcasters: 0, live: 0 });
  await database.pool.query("TRUNCATE watch_target CASCADE");
  stage = targetStage(bench, createPostgresSets(database.pool));
  await stage.told();
});

const begin = (login: string, category = CHESS): string => {
  const { world } = bench.simulator;
  world.addBroadcaster({ id: String(77_000_000 + world.size), login });
  return world.goLive(login, { category }).streamId;
};
const kinds = (events: { kind: string }[]) => events.map(({ kind }) => kind);

test("12,000 streams whose pages shift while they are read: who stays neither begins nor ends", async () => {
  const { simulator } = bench;
  fillCategory(simulator.world, CHESS, 12_000);
  const id = await stage.watch(CHESS);
  simulator.faults.set({ kind: "shifting-pages", endpoint: "helix/streams" });
  expect((await stage.poll()).live).toBeLessThan(12_000);
  const started = begin("newcomer");
  // So many that it is on the first page, however that shifts.
  simulator.world.setViewers("newcomer", 1_000_000);
  await stage.poll();
  expect(await stage.told()).toMatchObject([
    { kind: "target.started", payload: { stream: { id: started } } },
  ]);
  simulator.world.end("newcomer");
  await stage.poll();
  await stage.poll();
  expect(await stage.told()).toMatchObject([{ kind: "target.ended", payload: { streamId: started } }]);
  const target = await findTarget(id, stage.deps);
  expect(target).toMatchObject({ lastError: null, startedLastHour: 1 });
  // Hardly anybody slips four times.
  expect(target.live).toBeGreaterThan(11_500);
  expect(target.live).toBeLessThanOrEqual(12_000);
  // Four looks at the pace that Helix is asked at; and a busy machine takes its time.
}, 400_000);

test("the fifth page fails: nothing is changed, and other targets are looked at all the same", async () => {
  const { simulator } = bench;
  fillCategory(simulator.world, CHESS, 800);
  const [chess, minecraft] = [await stage.watch(CHESS), await stage.watch(MINECRAFT)];
  await stage.poll();
  const before = await stage.activeIds(chess);
  fillCategory(simulator.world, CHESS, 700);
  begin("newcomer", MINECRAFT);
  simulator.faults.set({ kind: "html", endpoint: "helix/streams", after: 4 });
  expect(await stage.poll()).toMatchObject({ targets: 2, failed: 1, started: 1 });
  expect(await stage.activeIds(chess)).toEqual(before);
  expect(await findTarget(chess, stage.deps)).toMatchObject({ live: 800, lastError: expect.any(String) });
  expect(await findTarget(minecraft, stage.deps)).toMatchObject({ live: 1, lastError: null });
}, 120_000);

test("workers that are killed in mid-poll: each start is told once, and none is lost", async () => {
  const { simulator, database } = bench;
  fillCategory(simulator.world, CHESS, 1_500);
  for (const game of [CHESS, MINECRAFT]) await stage.watch(game);
  await stage.poll();
  await stage.told();
  simulator.faults.set({ kind: "slow", ms: 15, endpoint: "helix/streams" });
  const begun: string[] = [];
  const program = await bundled("tests/support/target-worker.ts");
  for (let round = 0; round < 6; round += 1) {
    const worker = fork(program, workerArguments(), { execArgv: [] });
    await once(worker, "message");
    begun.push(begin(`round_${round}`, round % 2 === 0 ? CHESS : MINECRAFT));
    await sleep(150 + round * 90);
    await kill(worker);
    // As if a minute had passed.
    await database.pool.query(
      "UPDATE watch_target SET leased_until = clock_timestamp() - interval '1 second'",
    );
  }
  simulator.faults.clear();
  await stage.poll();
  const told = await stage.told();
  expect(new Set(kinds(told))).toEqual(new Set(["target.started"]));
  const ids = told.map((event) => (event.kind === "target.started" ? event.payload.stream.id : ""));
  expect(ids.toSorted()).toEqual(begun.toSorted());
}, 120_000);

const key = randomBytes(32).toString("base64");
const workerArguments = () => [
  ...["--database", bench.database.url, "--twitch", bench.simulator.url, "--key", key],
];

async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}
