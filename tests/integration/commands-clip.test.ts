import { afterAll, beforeAll, expect, test } from "vitest";
import { createClip } from "@/lib/commands/clip";
import { personas } from "@/lib/twitch/simulator";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// K2: !clip, with Twitch behind it.

const { kaya, tom } = personas;
let bench: TwitchBench;
beforeAll(async () => {
  bench = await startTwitchBench();
  await bench.signIn(kaya, { scopes: ["user:read:email", "clips:edit"] });
  await bench.signIn(tom, { scopes: ["user:read:email"] });
});
afterAll(() => bench.stop());

/** The channels of which a clip was made. */
const made: string[] = [];
const clip = (channelId: string) =>
  createClip(bench.client(), channelId, async (id) => {
    made.push(id);
  });
const asked = () => bench.simulator.requests.count("helix/clips");

test("a clip of what is live has an address; of what is not there is none, and without leave it says who gives it", async () => {
  const { world } = bench.simulator;
  if (world.get(kaya.login).live) world.end(kaya.login);
  expect(await clip(kaya.id)).toBe("There is nothing to clip: the channel is offline.");
  world.goLive(kaya.login);
  expect(await clip(kaya.id)).toMatch(/^Clip: https:\/\/clips\.twitch\.tv\/Simulated[0-9a-f]{12}$/);
  const before = asked();
  expect(await clip(tom.id)).toMatch(/the streamer can allow them/);
  expect(await clip("404")).toMatch(/the streamer can allow them/);
  expect(asked()).toBe(before);
  expect(made).toEqual([kaya.id]);
});

test("a clip that cannot be noted is a clip all the same", async () => {
  const note = () => Promise.reject(new Error("the database is away"));
  expect(await createClip(bench.client(), kaya.id, note)).toMatch(/^Clip: https/);
});

test("what goes wrong at Twitch is not tried again", async () => {
  bench.simulator.faults.set({ endpoint: "helix/clips", kind: "status", status: 503 });
  const before = asked();
  expect(await clip(kaya.id)).toBe("Twitch made no clip. Try again in a moment.");
  expect(asked()).toBe(before + 1);
});
