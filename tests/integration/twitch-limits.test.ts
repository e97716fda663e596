import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { personas } from "@/lib/twitch/simulator";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const vera = personas.vera.id;
const rateLimited = expect.objectContaining({ name: "TwitchError", kind: "rate_limited" });

let bench: TwitchBench;
beforeEach(async () => {
  bench = await startTwitchBench();
});
afterEach(() => bench.stop());

const statuses = () => bench.simulator.requests.last().map(({ status }) => status);
const streamRequests = () => bench.simulator.requests.count("helix/streams");
const times = <T>(count: number, call: () => Promise<T>) => Promise.all(Array.from({ length: count }, call));

describe("points", () => {
  test("of 400 calls at once cost a few dozen transactions, and are all accounted for", async () => {
    let connections = 0;
    const twitch = bench.client({ onConnection: () => void connections++ });
    await times(400, () => twitch.getStreams([vera]));
    const { capacity, left } = await twitch.budget();
    expect(capacity).toBe(800);
    expect(left).toBeGreaterThan(400 - 30);
    expect(left).toBeLessThan(800 - 200);
    expect(connections).toBeLessThan(40);
  });

  test("are counted together by two processes: neither is ever told 429", async () => {
    bench.simulator.rateLimits.setCapacity(120);
    const clients = [
      bench.client({ config: { maxWaitMs: 1_000 } }),
      bench.client({ config: { maxWaitMs: 1_000 } }),
    ];
    // Learn the capacity, and let the two processes know each other's spending only through the bucket.
    for (const client of clients) await client.getStreams([vera]);
    const calls = await Promise.allSettled(
      clients.flatMap((client) => Array.from({ length: 100 }, () => client.getStreams([vera]))),
    );
    expect(statuses().filter((status) => status === 429)).toEqual([]);
    const refused = calls.filter((call) => call.status === "rejected").map(({ reason }) => reason);
    expect(refused.length).toBeGreaterThan(50);
    expect(refused).toEqual(refused.map(() => rateLimited));
    expect(refused[0].retryAfterMs).toBeGreaterThan(0);
  });

  test("that another program spends on the same client id are noticed by the headers", async () => {
    const twitch = bench.client();
    await twitch.getStreams([vera]);
    expect((await twitch.budget()).left).toBeGreaterThan(700);
    bench.simulator.rateLimits.drain("tallylight-test", null);
    bench.simulator.rateLimits.setCapacity(200);
    await twitch.getStreams([vera]);
    const { capacity, left } = await twitch.budget();
    expect(capacity).toBe(200);
    expect(left).toBeLessThan(200);
  });

  test("of a person come from the person's own bucket", async () => {
    const twitch = bench.client();
    await bench.signIn(personas.vera);
    await twitch.getStreams([vera]);
    const before = await twitch.budget();
    bench.simulator.rateLimits.drain("tallylight-test", null);
    expect(await twitch.listFollowedChannels(vera)).toHaveLength(60);
    expect((await twitch.budget()).left).toBeGreaterThanOrEqual(before.left);
  });

  test("of a waiting call that is aborted go to the next", async () => {
    bench.simulator.rateLimits.setCapacity(60);
    const twitch = bench.client();
    await twitch.getStreams([vera]);
    await times(59, () => twitch.getStreams([vera]));
    const ending = new AbortController();
    const reason = new Error("enough");
    const aborted = twitch.getStreams([vera], { signal: ending.signal });
    const patient = twitch.getStreams([vera]);
    ending.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    await patient;
  });
});

describe("answers without Ratelimit headers", () => {
  test("stall nothing: ten calls at once all come back", async () => {
    bench.simulator.faults.set({ kind: "no-rate-limit-headers", endpoint: "helix" });
    const twitch = bench.client();
    const answers = await times(10, () => twitch.getStreams([vera]));
    expect(answers).toHaveLength(10);
    expect((await twitch.budget()).left).toBeLessThan(800);
  });
});

describe("429", () => {
  test("with headers closes the bucket for every process until the reset, then all succeed", async () => {
    const [first, second] = [bench.client(), bench.client()];
    await Promise.all([first.getStreams([vera]), second.getStreams([vera])]);
    bench.simulator.faults.set({
      kind: "status",
      status: 429,
      times: 1,
      resetSeconds: 4,
      endpoint: "helix/streams",
    });
    const began = Date.now();
    const waiting = first.getStreams([vera]);
    await expect.poll(async () => (await second.budget()).left).toBe(0);
    await second.getStreams([vera]);
    expect(Date.now() - began).toBeGreaterThan(2_500);
    expect((await waiting).requests).toBe(2);
    expect(statuses().filter((status) => status === 429)).toHaveLength(1);
    expect((await second.budget()).left).toBeGreaterThan(0);
  });

  test("without headers is waited out by that call alone", async () => {
    const pauses: number[] = [];
    const twitch = bench.client({ sleep: async (ms) => void pauses.push(ms) });
    await twitch.getStreams([vera]);
    bench.simulator.faults.set({
      kind: "status",
      status: 429,
      headers: false,
      times: 2,
      endpoint: "helix/streams",
    });
    expect((await twitch.getStreams([vera])).requests).toBe(3);
    expect(pauses).toEqual([expect.any(Number), expect.any(Number)]);
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
    expect((await twitch.budget()).left).toBeGreaterThan(700);
  });

  test("without end fails, and says so", async () => {
    const twitch = bench.client({ sleep: () => Promise.resolve() });
    bench.simulator.faults.set({ kind: "status", status: 429, headers: false, endpoint: "helix/streams" });
    await expect(twitch.getStreams([vera])).rejects.toEqual(rateLimited);
    expect(streamRequests()).toBe(4);
  });

  test("that would take too long to wait for fails at once", async () => {
    const twitch = bench.client({ config: { maxWaitMs: 1_000 } });
    bench.simulator.faults.set({ kind: "status", status: 429, resetSeconds: 30, endpoint: "helix/streams" });
    const error = await twitch.getStreams([vera]).catch((failure: unknown) => failure);
    expect(error).toEqual(rateLimited);
    expect(error).toMatchObject({ retryAfterMs: expect.any(Number), code: "unavailable" });
    expect(streamRequests()).toBe(1);
  });
});

test("when the buckets cannot be reached, calls fail rather than hang, and work again afterwards", async () => {
  const twitch = bench.client();
  await twitch.getStreams([vera]);
  await bench.database.pool.query("ALTER TABLE rate_limit_bucket RENAME TO gone");
  await expect(times(3, () => twitch.getStreams([vera]))).rejects.toThrow("rate_limit_bucket");
  await bench.database.pool.query("ALTER TABLE gone RENAME TO rate_limit_bucket");
  expect((await twitch.getStreams([vera])).requests).toBe(1);
});
