import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPresence, type PresenceDeps } from "./presence";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(over: Partial<PresenceDeps> = {}) {
  const told: unknown[] = [];
  const deps: PresenceDeps = {
    record: async (change) => {
      told.push(change);
    },
    replace: async (channelId, chatters) => {
      told.push({ channelId, chatters: chatters.map(({ login }) => login) });
    },
    askable: async (channelIds) => [...channelIds],
    listChatters: async () => [{ id: "1", login: "ada", displayName: "Ada" }],
    log: { warn: () => undefined },
    now: Date.now,
    ...over,
  };
  return { told, presence: createPresence(deps) };
}

test("V2: what comes within a second is told at once, each direction in its turn", async () => {
  const { told, presence } = setUp();
  presence.note("c", "joined", ["ada"]);
  presence.note("c", "joined", ["bob"]);
  presence.note("d", "left", ["eve"]);
  presence.note("c", "left", ["ada"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toMatchObject([
    { channelId: "c", change: "joined", logins: ["ada", "bob"] },
    { channelId: "d", change: "left", logins: ["eve"] },
    { channelId: "c", change: "left", logins: ["ada"] },
  ]);
  await presence.stop();
});

test("V2: who is there is asked for on joining and every minute, and no more after leaving", async () => {
  const { told, presence } = setUp();
  presence.joined("c");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told).toEqual([{ channelId: "c", chatters: ["ada"] }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toHaveLength(2);
  presence.left("c");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(told).toHaveLength(2);
  await presence.stop();
});

test("a channel that cannot be asked about does not keep the others from it", async () => {
  const { told, presence } = setUp({
    listChatters: async (channelId) => {
      if (channelId === "c") throw new Error("Twitch does not answer");
      return [];
    },
  });
  presence.joined("c");
  presence.joined("d");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([{ channelId: "d", chatters: [] }]);
  await presence.stop();
});

test("what waits is told at the end", async () => {
  const { told, presence } = setUp();
  presence.note("c", "joined", ["ada"]);
  await presence.stop();
  expect(told).toHaveLength(1);
});
