import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClockSetting, instanceTime } from "@/lib/kernel/clock";
import { personas } from "@/lib/twitch/simulator";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const HOUR = 3_600_000;

let clock: ClockSetting;
let bench: TwitchBench;
beforeAll(async () => {
  clock = { fromMs: Date.now() - 10 * HOUR, atMs: Date.now(), speed: 60 };
  bench = await startTwitchBench({ clock });
});
afterAll(() => bench.stop());

const instanceNow = () => instanceTime(clock, Date.now());
const callMany = (count: number, client = bench.client()) =>
  Promise.all(Array.from({ length: count }, () => client.getStreams([personas.kaya.id])));

test("what Twitch shows and what is observed is of its time", async () => {
  const before = instanceNow();
  bench.simulator.world.goLive("kaya_runs");
  const { streams, observedAt } = await bench.client().getStreams([personas.kaya.id]);
  const after = instanceNow();
  bench.simulator.world.end("kaya_runs");
  expect(streams[0]?.startedAt.getTime()).toBeGreaterThanOrEqual(before - 1000);
  expect(streams[0]?.startedAt.getTime()).toBeLessThanOrEqual(after);
  expect(observedAt.getTime()).toBeGreaterThanOrEqual(before);
  expect(observedAt.getTime()).toBeLessThanOrEqual(after);
  expect(after).toBeLessThan(Date.now() - 8 * HOUR);
});

test("800 points come back within its minute, a second here: more than they allow in a real one are no trouble", async () => {
  const begun = Date.now();
  // Not all at once: an answer that a slow machine is late with would be given up.
  for (let round = 0; round < 18; round += 1) await callMany(100);
  // By the real clock a thousand of them would have waited for more than a minute.
  expect(Date.now() - begun).toBeLessThan(60_000);
  expect(bench.simulator.requests.last().filter(({ status }) => status === 429)).toEqual([]);
});

test("a bucket that Twitch says is empty is waited for by its clock", async () => {
  await callMany(1);
  bench.simulator.rateLimits.drain("tallylight-test", null);
  const begun = Date.now();
  await callMany(20);
  expect(Date.now() - begun).toBeLessThan(30_000);
});

test("tokens last by the real clock, on both sides", async () => {
  bench.simulator.authority.userTokenSeconds = 150;
  await bench.signIn(personas.vera);
  // Three minutes on Twitch.
  await sleep(3_000);
  bench.simulator.requests.clear();
  expect(await bench.client().listFollowedChannels(personas.vera.id)).toHaveLength(60);
  expect(bench.simulator.requests.count("oauth2/token refresh_token")).toBe(0);
});
