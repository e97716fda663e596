import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { TallyError } from "@/lib/kernel/errors";
import { createRedis } from "@/lib/redis";
import type { ActiveSets } from "@/lib/targets/active-sets";
import { createRedisSets } from "@/lib/targets/redis-sets";
import { createPostgresSets } from "@/lib/targets/repository-sets";
import { findTarget, removeTarget, updateTarget } from "@/lib/targets/service";
import { describeWithRedis, startRedis } from "../support/redis-server";
import { CHESS, MINECRAFT, type TargetStage, targetStage } from "../support/targets";
import { startTwitchBench, type TwitchBench } from "../support/twitch";

let bench: TwitchBench;

beforeAll(async () => {
  bench = await startTwitchBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  const { simulator, database } = bench;
  simulator.faults.clear();
  simulator.world.populate({ broadcasters: 60, live: 0 });
  simulator.world.addBroadcaster({ id: "880002", login: "second_one" });
  simulator.world.addBroadcaster({ id: "880003", login: "third_one" });
  await database.pool.query("TRUNCATE watch_target, live_status, broadcaster_sync, broadcaster CASCADE");
});

const QUIET = { info: () => undefined, warn: () => undefined };

describe("sets in Postgres", () => {
  suite(async () => ({ sets: createPostgresSets(bench.database.pool), stop: () => undefined }));
});

test("sets are kept apart by database: a copy of it has targets of the same ids", async () => {
  const values = new Map<string, string[]>();
  const client = {
    hmGet: async (key: string) => values.get(key) ?? [null, null],
    eval: async (
      _script: string,
      { keys: [key = ""], arguments: given }: { keys: string[]; arguments: string[] },
    ) => values.set(key, given),
    del: async () => 0,
  };
  const [ours, copy] = ["1/1", "1/2"].map((owner) => createRedisSets(client, async () => owner));
  const wanted = { targetId: "one", version: 1 };
  await ours?.saveAfter([{ ...wanted, lookedAtMs: 0, members: [] }]);
  expect(await ours?.load([wanted])).toEqual(new Map([["one", []]]));
  expect(await copy?.load([wanted])).toEqual(new Map([["one", null]]));
});

test("a look whose sets cannot be kept is noted all the same, and says why they are not", async () => {
  const away = new TallyError("unavailable", "Redis does not answer. Try again in a moment.");
  const sets = createPostgresSets(bench.database.pool);
  const stage = targetStage(bench, { ...sets, saveAfter: () => Promise.reject(away) });
  await stage.told();
  const id = await stage.watch(CHESS);
  const figures = { targets: 1, failed: 0, unkept: 1, errors: [away.message] };
  expect(await stage.poll()).toMatchObject({ ...figures, started: 0 });
  bench.simulator.world.goLive("kaya_runs", { category: CHESS, viewers: 40 });
  expect(await stage.poll()).toMatchObject({ ...figures, started: 1 });
  expect(await stage.told()).toMatchObject([{ kind: "target.started" }]);
  expect(await findTarget(id, stage.deps)).toMatchObject({ live: 1, lastError: null });
});

describeWithRedis("sets in Redis", () => {
  suite(async () => {
    const server = await startRedis();
    const redis = createRedis({ url: server.url, log: QUIET });
    return {
      sets: createRedisSets(redis.client, async () => "ours"),
      lose: () => redis.client.flushAll(),
      async stop() {
        redis.close();
        await server.stop();
      },
    };
  });
});

interface Store {
  sets: ActiveSets;
  /** Loses everything. */
  lose?: () => Promise<unknown>;
  stop(): unknown;
}

function suite(open: () => Promise<Store>): void {
  let store: Store;
  let stage: TargetStage;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.stop());
  beforeEach(async () => {
    stage = targetStage(bench, store.sets);
    await stage.told();
  });
  test("a stream that begins is told with all that a consumer needs, and its end once it is certain", async () => {
    const id = await stage.watch(CHESS);
    expect(await stage.poll()).toMatchObject({ targets: 1, failed: 0, live: 0, started: 0 });
    const { streamId, startedAt } = bench.simulator.world.goLive("kaya_runs", {
      ...{ category: CHESS, title: "Rooks and all", viewers: 40 },
    });
    expect(await stage.poll()).toMatchObject({ started: 1, live: 1 });
    const [started, ...others] = await stage.told();
    expect(others).toEqual([]);
    expect(started).toEqual({
      kind: "target.started",
      payload: {
        targets: [{ id, kind: "game", name: "Chess" }],
        stream: {
          id: streamId,
          userId: expect.any(String),
          userLogin: "kaya_runs",
          userName: expect.any(String),
          title: "Rooks and all",
          gameId: CHESS,
          gameName: "Chess",
          language: "en",
          viewerCount: 40,
          startedAt: expect.any(String),
        },
        detection: { source: "poll", observedAt: expect.any(String), delayMs: expect.any(Number) },
      },
    });
    expect(startedAt).toBeGreaterThan(0);
    expect(await findTarget(id, stage.deps)).toMatchObject({
      live: 1,
      viewers: 40,
      startedLastHour: 1,
      lastError: null,
    });
    await stage.poll();
    expect(await stage.told()).toEqual([]);

    bench.simulator.world.end("kaya_runs");
    expect(await stage.poll()).toMatchObject({ ended: 0 });
    expect(await stage.poll()).toMatchObject({ ended: 1, live: 0 });
    expect(await stage.told()).toMatchObject([
      { kind: "target.ended", payload: { streamId, userLogin: "kaya_runs", targets: [{ id }] } },
    ]);
    await stage.poll();
    expect(await stage.told()).toEqual([]);
  });

  test("what is there at the first look was there; who begins later is told of", async () => {
    const { world } = bench.simulator;
    world.goLive("kaya_runs", { category: CHESS, startedAt: Date.now() - 3_600_000 });
    const id = await stage.watch(CHESS);
    expect(await stage.poll()).toMatchObject({ live: 1, started: 0 });
    expect(await findTarget(id, stage.deps)).toMatchObject({ live: 1, startedLastHour: 0 });
    world.end("kaya_runs");
    await stage.poll();
    await stage.poll();
    expect(await stage.activeIds(id)).toEqual([]);
    expect(await stage.told()).toEqual([]);
  });

  test("a category change moves a stream between targets: it neither begins nor ends", async () => {
    const [chess, minecraft] = [await stage.watch(CHESS), await stage.watch(MINECRAFT)];
    await stage.poll();
    const { streamId } = bench.simulator.world.goLive("kaya_runs", { category: CHESS });
    await stage.poll();
    expect((await stage.told()).map(({ kind }) => kind)).toEqual(["target.started"]);
    bench.simulator.world.changeCategory("kaya_runs", MINECRAFT);
    expect(await stage.poll()).toMatchObject({ started: 0, ended: 0, live: 1 });
    expect([await stage.activeIds(chess), await stage.activeIds(minecraft)]).toEqual([[], [streamId]]);
    bench.simulator.world.changeCategory("kaya_runs", "Art");
    expect(await stage.poll()).toMatchObject({ ended: 1, live: 0 });
    expect(await stage.told()).toMatchObject([
      { kind: "target.ended", payload: { targets: [{ id: minecraft }] } },
    ]);
  });

  test("a stream that moves to a target which is looked at later, and ends before that, ends there", async () => {
    const [chess, minecraft] = [await stage.watch(CHESS), await stage.watch(MINECRAFT)];
    await stage.poll();
    const { world } = bench.simulator;
    const { streamId } = world.goLive("kaya_runs", { category: CHESS });
    await stage.poll();
    world.changeCategory("kaya_runs", MINECRAFT);
    const asideOf = (id: string) =>
      bench.database.pool.query("UPDATE watch_target SET leased_until = 'infinity' WHERE id = $1", [id]);
    await asideOf(minecraft);
    expect(await stage.poll()).toMatchObject({ targets: 1, ended: 0 });
    world.end("kaya_runs");
    await bench.database.pool.query("UPDATE watch_target SET leased_until = NULL WHERE id = $1", [minecraft]);
    await stage.poll();
    await stage.poll();
    expect([await stage.activeIds(chess), await stage.activeIds(minecraft)]).toEqual([[], []]);
    expect(await stage.told()).toMatchObject([
      { kind: "target.started", payload: { targets: [{ id: chess }] } },
      { kind: "target.ended", payload: { streamId, targets: [{ id: minecraft }] } },
    ]);
  });

  test("who restarts ends and begins", async () => {
    await stage.watch(CHESS);
    await stage.poll();
    const first = bench.simulator.world.goLive("kaya_runs", { category: CHESS });
    await stage.poll();
    const second = bench.simulator.world.restart("kaya_runs", { category: CHESS });
    await stage.poll();
    expect(await stage.told()).toMatchObject([
      { kind: "target.started", payload: { stream: { id: first.streamId } } },
      { kind: "target.ended", payload: { streamId: first.streamId } },
      { kind: "target.started", payload: { stream: { id: second.streamId } } },
    ]);
  });

  test("answers that leave somebody out once say nothing", async () => {
    const { world } = bench.simulator;
    await stage.watch(CHESS);
    await stage.poll();
    world.goLive("kaya_runs", { category: CHESS });
    await stage.poll();
    await stage.told();
    // The pages and the confirmation of one look.
    world.hideFromAnswers(["kaya_runs"], 2);
    expect(await stage.poll()).toMatchObject({ ended: 0, live: 1 });
    expect(await stage.poll()).toMatchObject({ started: 0, ended: 0, live: 1 });
    expect(await stage.told()).toEqual([]);
  });

  test("a page that fails spoils its look and nothing else; the words are Twitch's", async () => {
    const { world, faults } = bench.simulator;
    const id = await stage.watch(CHESS);
    world.goLive("kaya_runs", { category: CHESS });
    await stage.poll();
    world.end("kaya_runs");
    faults.set({ kind: "html", endpoint: "helix/streams" });
    await expect(stage.poll()).rejects.toThrow(/Every look failed/);
    const spoilt = await findTarget(id, stage.deps);
    expect(spoilt).toMatchObject({ live: 1, lastError: expect.stringMatching(/Get Streams/) });
    faults.clear();
    await stage.poll();
    await stage.poll();
    expect(await findTarget(id, stage.deps)).toMatchObject({ live: 0, lastError: null });
  });

  test("cursors that lead in a circle end the look, and nothing is believed of it", async () => {
    const { world, faults } = bench.simulator;
    const id = await stage.watch(CHESS);
    world.goLive("kaya_runs", { category: CHESS });
    faults.set({ kind: "cursor-loop", endpoint: "helix/streams" });
    await expect(stage.poll()).rejects.toThrow(/circle|repeat/);
    expect(await findTarget(id, stage.deps)).toMatchObject({ live: null, lookedAt: null });
  });

  test("of whom the live sync tracks it tells, and nobody tells twice", async () => {
    const { world } = bench.simulator;
    const { pool } = bench.database;
    const { account } = world.get("kaya_runs");
    await pool.query(
      `INSERT INTO broadcaster (id, login, display_name, follower_count) VALUES ($1, $2, $2, 1)`,
      [account.id, account.login],
    );
    await pool.query(
      "INSERT INTO broadcaster_sync (broadcaster_id, checked_at) VALUES ($1, now() - interval '1 hour')",
      [account.id],
    );
    const id = await stage.watch(CHESS);
    await stage.poll();
    const { streamId } = world.goLive("kaya_runs", { category: CHESS });
    await stage.poll();
    await stage.poll();
    expect(await stage.told()).toMatchObject([
      { kind: "stream.online", payload: { stream: { id: streamId } } },
    ]);
    expect(await stage.activeIds(id)).toEqual([streamId]);
    world.end("kaya_runs");
    await stage.poll();
    await stage.poll();
    expect(await stage.activeIds(id)).toEqual([]);
    expect((await stage.told()).filter(({ kind }) => kind === "target.ended")).toEqual([]);
  });

  test("a set that is lost is made again, and nothing begins or is forgotten by that", async () => {
    const { world } = bench.simulator;
    const id = await stage.watch(CHESS);
    await stage.poll();
    const staying = world.goLive("kaya_runs", { category: CHESS });
    const leaving = world.goLive("second_one", { category: CHESS });
    await stage.poll();
    await stage.told();
    await (store.lose?.() ?? bench.database.pool.query("UPDATE watch_target SET set_version = -1"));
    world.end("second_one");
    const fresh = world.goLive("third_one", { category: CHESS });
    await stage.poll();
    await stage.poll();
    expect(await stage.told()).toMatchObject([
      { kind: "target.started", payload: { stream: { id: fresh.streamId } } },
      { kind: "target.ended", payload: { streamId: leaving.streamId } },
    ]);
    expect(await stage.activeIds(id)).toEqual([staying.streamId, fresh.streamId].sort());
  });

  test("switched off or removed, what was told of ends; switched on, what is there was there", async () => {
    const { world } = bench.simulator;
    const id = await stage.watch(CHESS);
    await stage.poll();
    const { streamId } = world.goLive("kaya_runs", { category: CHESS });
    await stage.poll();
    await stage.told();
    await updateTarget(id, { enabled: false }, stage.deps);
    expect(await stage.told()).toMatchObject([{ kind: "target.ended", payload: { streamId } }]);
    expect(await stage.activeIds(id)).toEqual([]);
    expect(await stage.poll()).toMatchObject({ targets: 0 });
    await updateTarget(id, { enabled: true }, stage.deps);
    expect(await stage.poll()).toMatchObject({ targets: 1, live: 1, started: 0 });
    await removeTarget(id, stage.deps);
    expect(await stage.told()).toEqual([]);
    expect((await bench.database.pool.query("SELECT FROM target_start")).rowCount).toBe(0);
  });

  test("two workers at once look at each category once", async () => {
    for (const game of [CHESS, MINECRAFT]) await stage.watch(game);
    await stage.poll();
    bench.simulator.world.goLive("kaya_runs", { category: CHESS });
    const runs = await Promise.all([stage.poll(), stage.poll(), stage.poll()]);
    expect(runs.reduce((sum, { targets }) => sum + targets, 0)).toBeGreaterThanOrEqual(2);
    expect(await stage.told()).toMatchObject([{ kind: "target.started" }]);
  });
}
