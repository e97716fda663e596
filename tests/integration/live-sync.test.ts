import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readOverview, syncLog } from "@/lib/live";
import { syncLogQuery } from "@/lib/live/schema";
import { byState, followTheWorld, syncDeps, tickOnce } from "@/tests/support/live-bench";
import { readLive } from "@/tests/support/live-rows";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

let bench: TwitchBench;
let ids: string[];
beforeEach(async () => {
  bench = await startTwitchBench();
  bench.simulator.world.populate({ broadcasters: 250, live: 60 });
  ids = await followTheWorld(bench.database.pool, bench.simulator);
});
afterEach(() => bench.stop());

const deps = (over: Parameters<typeof syncDeps>[2] = {}) =>
  syncDeps(bench.database.pool, bench.client(), over);
const stored = () => readLive(bench.database.pool);
const idOf = (login: string | undefined) => bench.simulator.world.get(login ?? "").account.id;

describe("a tick against Twitch", () => {
  test("finds everyone who is live, and the first look tells nobody", async () => {
    const result = await tickOnce(deps());
    expect(result).toMatchObject({
      checked: ids.length,
      deferred: 0,
      batches: Math.ceil(ids.length / 100),
      failedBatches: 0,
      live: 60,
      errors: [],
    });
    const { states, announced } = await stored();
    expect(Object.keys(states).toSorted()).toEqual(byState(bench.simulator).live.map(idOf).toSorted());
    expect(announced).toEqual([]);
  });

  test("sees each kind of change once", async () => {
    const tick = deps();
    await tickOnce(tick);
    const { live, offline } = byState(bench.simulator);
    const { world } = bench.simulator;
    const begun = world.goLive(offline[0] ?? "");
    world.end(live[0] ?? "");
    const again = world.restart(live[1] ?? "");
    world.changeTitle(live[2] ?? "");
    const before = (await stored()).log.length;
    const result = await tickOnce(tick);
    expect(result.changes).toMatchObject({ went_live: 1, went_offline: 1, restarted: 1, title_changed: 1 });
    await tickOnce(tick);
    const { log, announced } = await stored();
    expect(log.length - before).toBe(4);
    expect(log).toContain(`${idOf(offline[0])} went_live ${begun.streamId}`);
    expect(log).toContain(`${idOf(live[1])} restarted ${again.streamId}`);
    expect(announced).toContain(`${idOf(offline[0])}/${begun.streamId}`);
  });

  test("a stream missing from two answers and back is no change at all", async () => {
    const tick = deps({ policy: { offlineMisses: 3, continuationMs: 600_000 } });
    await tickOnce(tick);
    const before = await stored();
    const [flapping = ""] = byState(bench.simulator).live;
    bench.simulator.world.hideFromAnswers([flapping], 2);
    await tickOnce(tick);
    expect((await stored()).states[idOf(flapping)]).toMatchObject({ state: "suspect", misses: 1 });
    await tickOnce(tick);
    await tickOnce(tick);
    const { states, log } = await stored();
    expect(states[idOf(flapping)]).toMatchObject({ state: "live", misses: 0 });
    expect(log).toEqual(before.log);
  });

  test.each([
    ["an error from Twitch", { kind: "status", status: 500 } as const],
    ["half an answer", { kind: "truncate" } as const],
    ["a web page", { kind: "html" } as const],
    ["no answer", { kind: "hang" } as const],
    ["a broken connection", { kind: "disconnect" } as const],
    ["a cursor that loops", { kind: "cursor-loop" } as const],
  ])("%s changes nothing for anybody", async (_name, fault) => {
    const quick = bench.client({ config: { timeoutMs: 300, maxWaitMs: 500 } });
    const tick = syncDeps(bench.database.pool, quick);
    await tickOnce(tick);
    const before = await stored();
    bench.simulator.world.end(byState(bench.simulator).live[0] ?? "");
    bench.simulator.faults.set({ ...fault, endpoint: "helix/streams" });
    await expect(tickOnce(tick)).rejects.toThrow("Every batch failed");
    expect(await stored()).toEqual(before);
  });

  test("rows that do not say whose they are spoil their batch", async () => {
    const tick = deps();
    await tickOnce(tick);
    const before = await stored();
    bench.simulator.world.end(byState(bench.simulator).live[0] ?? "");
    bench.simulator.faults.set({ kind: "row-field", field: "user_id", endpoint: "helix/streams" });
    // Who is on air is asked for first, so all rows are in one batch.
    expect(await tickOnce(tick)).toMatchObject({ failedBatches: 1, live: 0 });
    expect(await stored()).toEqual(before);
  });

  test("a batch that fails leaves the others good, and says why", async () => {
    const flaky = bench.client({ config: { timeoutMs: 2_000 } });
    let calls = 0;
    const tick = deps({
      twitch: {
        budget: flaky.budget,
        getStreams(batch, options) {
          calls += 1;
          if (calls === 2) throw new Error("Twitch answered 500.");
          return flaky.getStreams(batch, options);
        },
      },
    });
    const result = await tickOnce(tick);
    expect(result).toMatchObject({ failedBatches: 1, errors: ["Twitch answered 500."] });
    expect(result.checked).toBe(ids.length - 100);
    const { rowCount } = await bench.database.pool.query("SELECT FROM broadcaster_sync");
    expect(rowCount).toBe(ids.length - 100);
  });

  test("a row that makes no sense leaves its broadcaster alone, and only that one", async () => {
    const tick = deps();
    await tickOnce(tick);
    const before = await stored();
    bench.simulator.faults.set({
      kind: "row-field",
      field: "type",
      value: "",
      every: 10,
      endpoint: "helix/streams",
    });
    const result = await tickOnce(tick);
    expect(result.failedBatches).toBe(0);
    expect(result.checked).toBeLessThan(ids.length);
    const after = await stored();
    expect(after.states).toEqual(before.states);
    expect(after.log).toEqual(before.log);
  });

  test("with few points it asks for some and defers the others, who come next", async () => {
    const client = bench.client();
    const tick = deps({
      twitch: { getStreams: client.getStreams, budget: async () => ({ capacity: 8, left: 3.9 }) },
      maxWaitMs: 90_000,
    });
    const first = await tickOnce(tick);
    expect(first).toMatchObject({ batches: 1, deferred: ids.length - 100 });
    await tickOnce(tick);
    await tickOnce(tick);
    const { rowCount } = await bench.database.pool.query("SELECT FROM broadcaster_sync");
    expect(rowCount).toBe(ids.length);
  });

  test("told to stop it ends soon, and what was learnt is kept", async () => {
    const stop = new AbortController();
    const client = bench.client();
    const tick = deps({
      twitch: {
        budget: client.budget,
        async getStreams(batch, options) {
          const answer = await client.getStreams(batch, options);
          stop.abort(new Error("the worker stops"));
          return answer;
        },
      },
    });
    await expect(tickOnce(tick, stop.signal)).rejects.toThrow("the worker stops");
    const { rowCount } = await bench.database.pool.query("SELECT FROM broadcaster_sync");
    expect(rowCount).toBeGreaterThanOrEqual(1);
  });

  test("nobody followed is nobody asked", async () => {
    await bench.database.pool.query("UPDATE broadcaster SET follower_count = 0");
    expect(await tickOnce(deps())).toMatchObject({ checked: 0, batches: 0 });
    expect(bench.simulator.requests.count("helix/streams")).toBe(0);
  });
});

describe("what operators see", () => {
  test("the overview counts who is tracked and how long each waits", async () => {
    await tickOnce(deps());
    await bench.database.pool.query(
      "UPDATE broadcaster_sync SET checked_at = checked_at - interval '1 hour' WHERE broadcaster_id = $1",
      [ids[7]],
    );
    await bench.database.pool.query("DELETE FROM broadcaster_sync WHERE broadcaster_id = $1", [ids[8]]);
    const overview = await readOverview(
      { db: bench.database.pool, budget: bench.client().budget, everySeconds: 30 },
      new Date(),
    );
    expect(overview).toMatchObject({ health: "never", tracked: ids.length, live: 60, suspect: 0 });
    expect(overview.lag.neverChecked).toBe(1);
    expect(overview.lag.longest.slice(0, 2).map(({ id }) => id)).toEqual([ids[8], ids[7]]);
    expect(overview.lag.maxMs).toBeGreaterThanOrEqual(3_600_000);
    expect(overview.lag.p50Ms).toBeLessThan(60_000);
    expect(overview.budget.left).toBeLessThanOrEqual(overview.budget.capacity);
  });

  test("the log is paged from the newest, filtered by kind, source and login", async () => {
    const tick = deps();
    await tickOnce(tick);
    const [ended = ""] = byState(bench.simulator).live;
    bench.simulator.world.end(ended);
    await tickOnce(tick);
    const { pool } = bench.database;
    const read = (query: object) => syncLog(syncLogQuery.parse(query), pool);

    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const page = await read({ limit: 25, ...(cursor && { cursor }) });
      for (const { id } of page.items) seen.add(id);
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen.size).toBe(61);

    const { items } = await read({ kind: "went_offline", source: "poll" });
    expect(items).toMatchObject([{ kind: "went_offline", broadcaster: { id: idOf(ended) } }]);
    const login = items[0]?.broadcaster.login ?? "";
    expect((await read({ q: login.slice(2) })).items.map((i) => i.broadcaster.login)).toContain(login);
    expect((await read({ source: "bot" })).items).toEqual([]);
    await expect(read({ cursor: "nonsense" })).rejects.toMatchObject({ code: "bad_request" });
  });
});
