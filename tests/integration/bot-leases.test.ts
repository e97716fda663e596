import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Simulator, startSimulator } from "@/lib/twitch/simulator";
import {
  type BotProcess,
  botGrounds,
  connectChannels,
  gapsOf,
  leasesOf,
  sharesOf,
  startBot,
} from "@/tests/support/bots";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { watchSlowness } from "@/tests/support/slowness";

let simulator: Simulator;
let database: TestDatabase;
let grounds: Awaited<ReturnType<typeof botGrounds>>;
const bots: BotProcess[] = [];

beforeEach(async () => {
  [simulator, database] = await Promise.all([
    startSimulator({ size: { broadcasters: 200 } }),
    testDatabase(),
  ]);
  simulator.chat.hub.mostJoins = 2000;
  grounds = await botGrounds(database.url, simulator.chat.urls.tcp);
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.kill("SIGKILL");
  await simulator.stop();
  await database.drop();
  await grounds.clear();
});

async function start(settings: Record<string, string> = {}): Promise<BotProcess> {
  const bot = await startBot(grounds, settings);
  bots.push(bot);
  return bot;
}
const shares = () => sharesOf(database.pool);
const eventually = { timeout: 60_000, interval: 100 };
/** Until a channel is read again one waits for a timer, for Postgres, and for a process: each as slow as the machine. */
const SLOW_STEPS = 3;

/** Every channel says something each 100 ms until it is told to stop; answers what was said, by channel. */
function chatter(channels: readonly { id: string; login: string }[]) {
  const said: { id: string; channelId: string; at: number }[] = [];
  const timer = setInterval(() => {
    for (const { id, login } of channels)
      said.push({ id: simulator.chat.say(login, "hello"), channelId: id, at: Date.now() });
  }, 100);
  return {
    said,
    stop: () => clearInterval(timer),
  };
}

async function stored(): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>("SELECT id FROM chat_message");
  return rows.map(({ id }) => id);
}

/** Messages that are not stored must lie in gaps; and gaps that ended must not be longer than `leewayMs` around them. */
async function checkLedger(said: readonly { id: string; channelId: string; at: number }[]) {
  const ids = await stored();
  expect(new Set(ids).size).toBe(ids.length);
  const kept = new Set(ids);
  const gaps = await gapsOf(database.pool);
  const missing = said.filter(({ id }) => !kept.has(id));
  const unexplained = missing.filter(
    ({ channelId, at }) =>
      !gaps.some((gap) => gap.channelId === channelId && gap.from <= at && at <= (gap.to ?? Infinity)),
  );
  expect(unexplained).toEqual([]);
  return { gaps, missing };
}

test("C1 C3a: two bots share 60 channels; one is killed, and its channels are read again within 10 s", async () => {
  const channels = await connectChannels(database.pool, simulator, 60);
  await start();
  const victim = await start();
  await vi.waitFor(async () => expect(await shares()).toEqual([30, 30]), eventually);
  const talk = chatter(channels);
  const slowness = watchSlowness(database.pool);
  await sleep(3_000);

  const before = await leasesOf(database.pool);
  await victim.kill("SIGKILL");
  const killedAt = Date.now();
  await vi.waitFor(async () => expect(await shares()).toEqual([60]), { timeout: 60_000, interval: 50 });
  const tookMs = Date.now() - killedAt;
  await sleep(1_000);
  talk.stop();
  const leewayMs = SLOW_STEPS * (await slowness());

  expect(tookMs).toBeLessThan(10_000 + leewayMs);
  const [survivor] = [...new Set((await leasesOf(database.pool)).values())].map(({ bot }) => bot);
  const orphans = new Set([...before.values()].filter(({ bot }) => bot !== survivor).map(({ id }) => id));
  expect(orphans.size).toBe(30);
  // What was read last is still to be stored.
  const { gaps, missing } = await vi.waitFor(async () => {
    const found = await checkLedger(talk.said);
    expect(found.missing.every(({ channelId }) => orphans.has(channelId))).toBe(true);
    expect(found.gaps.filter(({ to }) => to === null)).toEqual([]);
    return found;
  }, eventually);
  expect(missing.length).toBeGreaterThan(0);
  // One gap for each orphan: from at most a beat and a second before the death until it was joined again.
  const later = gaps.filter(({ reason }) => reason === "bot_died");
  expect(new Set(later.map(({ channelId }) => channelId))).toEqual(orphans);
  expect(later).toHaveLength(30);
  for (const gap of later) {
    expect(gap.from).toBeGreaterThan(killedAt - 5_000 - leewayMs);
    expect(gap.from).toBeLessThanOrEqual(killedAt);
    expect(gap.to).toBeLessThanOrEqual(killedAt + tookMs);
  }
}, 300_000);

test("a bot that comes later takes its share over without a gap, and one that ends gives its share back without one", async () => {
  const channels = await connectChannels(database.pool, simulator, 20);
  const first = await start();
  await vi.waitFor(async () => expect(await shares()).toEqual([20]), eventually);
  const talk = chatter(channels);
  await start();
  await vi.waitFor(async () => expect(await shares()).toEqual([10, 10]), eventually);
  await sleep(500);
  await first.kill("SIGTERM");
  await vi.waitFor(async () => expect(await shares()).toEqual([20]), eventually);
  talk.stop();
  // What was read last is still to be stored.
  const { gaps } = await vi.waitFor(async () => {
    const found = await checkLedger(talk.said);
    expect(found.missing).toEqual([]);
    return found;
  }, eventually);
  expect(gaps.filter(({ reason }) => reason !== "joining")).toEqual([]);
  expect(gaps).toHaveLength(20);
}, 300_000);
