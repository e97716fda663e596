import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ChatPool, createChatPool } from "@/lib/twitch/chat";
import type { ChatEvent } from "@/lib/twitch/chat/core/chat-event";
import type { ChatPoolOptions, CoverageChange } from "@/lib/twitch/chat/types";
import { type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { chatTokens } from "@/tests/support/chat-tokens";
import { eventually } from "@/tests/support/eventually";

// K1, C1: the client against a chat that behaves as Twitch's does, over real sockets.

/** As Twitch's, but sooner. */
const SOON = {
  pingAfterMs: 400,
  pongWithinMs: 300,
  joinWithinMs: 500,
  reopenMs: 50,
  reopenAtMostMs: 200,
  rejoinMs: 100,
  rejoinAtMostMs: 200,
};

let simulator: Simulator;
const pools: ChatPool[] = [];
beforeEach(async () => {
  simulator = await startSimulator({ size: { broadcasters: 130, live: 20 } });
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
  await simulator.stop();
});

/** A pool that notes everything it is told. */
function reading(options: Partial<ChatPoolOptions> = {}) {
  const events: ChatEvent[] = [];
  const changes: CoverageChange[] = [];
  const pool = createChatPool({
    url: simulator.chat.urls.tcp,
    account: null,
    timings: SOON,
    onEvent: (event) => {
      events.push(event);
    },
    onStatus: (change) => changes.push(change),
    ...options,
  });
  pools.push(pool);
  const ids = () => events.flatMap((event) => (event.kind === "message" ? [event.id] : []));
  const joined = () => pool.status().channels.filter(({ joinedAt }) => joinedAt !== null).length;
  const whenJoined = (count: number) => eventually(() => expect(joined()).toBe(count));
  return { pool, events, changes, ids, joined, whenJoined };
}

const channels = (count: number) =>
  [...simulator.world.members()].slice(0, count).map(({ account }) => account);
const first = () => channels(1)[0] ?? expect.fail("the world is empty");

const stormIsOver = () =>
  eventually(() => expect(simulator.chat.stormsLeft).toBe(0), { timeout: 60_000, interval: 50 });

describe.each(["tcp", "webSocket"] as const)("over %s", (way) => {
  test("a storm arrives whole, in order and once", async () => {
    const channel = first();
    const reader = reading({ url: simulator.chat.urls[way] });
    reader.pool.join(channel.login, channel.id);
    await reader.whenJoined(1);
    const total = simulator.chat.storm(channel.login, 5000, 1);
    await stormIsOver();
    await eventually(() => expect(reader.ids()).toHaveLength(total));
    expect(reader.ids()).toEqual(simulator.chat.ledger.sentIds(channel.id));
  });

  test("what Twitch asks to be connected anew misses nothing", async () => {
    const channel = first();
    const reader = reading({ url: simulator.chat.urls[way] });
    reader.pool.join(channel.login, channel.id);
    await reader.whenJoined(1);
    const total = simulator.chat.storm(channel.login, 300, 2);
    simulator.chat.reconnect({}, 1000);
    await stormIsOver();
    const sent = simulator.chat.ledger.sentIds(channel.id);
    expect(sent).toHaveLength(total);
    // Both connections are read for a moment, so some come twice.
    await eventually(() => expect(new Set(reader.ids())).toEqual(new Set(sent)));
    expect(reader.changes.filter(({ joined }) => !joined).map(({ reason }) => reason)).toEqual(["joining"]);
  });

  test("a connection that breaks is a gap with its time, and is opened again", async () => {
    const channel = first();
    const reader = reading({ url: simulator.chat.urls[way] });
    reader.pool.join(channel.login, channel.id);
    await reader.whenJoined(1);
    const before = Date.now();
    simulator.chat.drop({}, "reset");
    await eventually(() =>
      expect(reader.changes.map(({ joined }) => joined)).toEqual([false, true, false, true]),
    );
    const [, , lost] = reader.changes;
    expect(lost).toMatchObject({ channelId: channel.id, reason: "disconnected" });
    expect(lost?.at).toBeLessThanOrEqual(before + 100);
  });
});

test("a connection that is silent is found dead by asking it", async () => {
  const channel = first();
  const reader = reading();
  reader.pool.join(channel.login, channel.id);
  await reader.whenJoined(1);
  simulator.chat.freeze();
  await eventually(() => expect(reader.changes.at(-2)?.reason).toBe("disconnected"));
  await reader.whenJoined(1);
});

test("lines cut into pieces, too long ones and broken UTF-8 harm nothing around them", async () => {
  const channel = first();
  simulator.chat.splitsPackets = true;
  const reader = reading();
  reader.pool.join(channel.login, channel.id);
  await reader.whenJoined(1);
  const one = simulator.chat.say(channel.login, "before ✨ שלום");
  expect(simulator.chat.garbage(channel.login)).toBeGreaterThan(0);
  const other = simulator.chat.say(channel.login, "after");
  await eventually(() => expect(reader.ids()).toEqual(expect.arrayContaining([one, other])));
  expect(reader.events).toContainEqual(expect.objectContaining({ id: one, text: "before ✨ שלום" }));
  expect(reader.joined()).toBe(1);
});

test("nothing more is read while whoever reads has to wait, and nothing is lost by it", async () => {
  const channel = first();
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const seen: string[] = [];
  const reader = reading({
    onEvent: (event) => {
      if (event.kind !== "message") return undefined;
      seen.push(event.id);
      return held;
    },
  });
  reader.pool.join(channel.login, channel.id);
  await reader.whenJoined(1);
  const total = simulator.chat.storm(channel.login, 1000, 1);
  await stormIsOver();
  expect(seen).toHaveLength(1);
  go();
  await eventually(() => expect(seen).toHaveLength(total));
  expect(seen).toEqual(simulator.chat.ledger.sentIds(channel.id));
});

test("joins are paced: Twitch ignores none, over however many connections", async () => {
  const reader = reading({ channelsPerConnection: 10 });
  for (const { login, id } of channels(25)) reader.pool.join(login, id);
  await reader.whenJoined(20);
  expect(reader.pool.status().connections).toHaveLength(3);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(reader.joined()).toBe(20);
  expect(simulator.chat.hub.ignoredJoins).toBe(0);
});

test("a JOIN that gets no answer is tried again; a suspended channel is refused by name", async () => {
  const [lost, suspended] = channels(2);
  if (!lost || !suspended) return expect.fail("the world is empty");
  simulator.chat.ignoreJoins(lost.login, 1);
  simulator.chat.suspend(suspended.login, true);
  const reader = reading();
  for (const { login, id } of [lost, suspended]) reader.pool.join(login, id);
  await reader.whenJoined(1);
  expect(reader.pool.status().channels).toEqual([
    expect.objectContaining({ channelId: lost.id, reason: null }),
    expect.objectContaining({ channelId: suspended.id, reason: "suspended" }),
  ]);
});

describe("with an account", () => {
  test("the hundred-and-first channel is refused with the reason, one where it moderates is not", async () => {
    const { login, token } = chatTokens(simulator, "vera");
    const reader = reading({ account: { login, token: () => Promise.resolve(token()) } });
    const all = channels(102);
    for (const channel of all.slice(0, 100)) reader.pool.join(channel.login, channel.id);
    const [refused, moderated] = all.slice(100);
    if (!refused || !moderated) return expect.fail("the world is too small");
    expect(() => reader.pool.join(refused.login, refused.id)).toThrow(/already reads 100 channels/);
    reader.pool.join(moderated.login, moderated.id, { exempt: true });
    expect(reader.pool.status().budget).toEqual({ used: 100, most: 100 });
  });

  test("a token that Twitch refuses is asked for once more, and then works", async () => {
    const { login, token } = chatTokens(simulator, "vera");
    const asked: (string | null)[] = [];
    const channel = first();
    const reader = reading({
      account: {
        login,
        token: (refused) => {
          asked.push(refused);
          return Promise.resolve(refused === null ? "worn-out" : token());
        },
      },
    });
    reader.pool.join(channel.login, channel.id);
    await reader.whenJoined(1);
    expect(asked).toEqual([null, "worn-out"]);
  });

  test("without a token that works it says so, and keeps trying", async () => {
    const channel = first();
    const reader = reading({ account: { login: "vera", token: () => Promise.resolve("worn-out") } });
    reader.pool.join(channel.login, channel.id);
    await eventually(() => expect(reader.pool.status().problem).toMatch(/does not accept/));
    expect(reader.changes.at(-1)?.reason).toBe("login_refused");
  });
});
