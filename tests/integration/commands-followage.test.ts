import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createFollowage } from "@/lib/commands/followage";
import { type Persona, personas } from "@/lib/twitch/simulator";
import { appToken, helix, signIn } from "@/tests/support/simulator-client";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const SCOPE = "moderator:read:followers";
const { kaya, tom, luna, vera, olga, max2000 } = personas;

let bench: TwitchBench;
let now = Date.parse("2026-11-21T12:00:00Z");
const warnings: string[] = [];

beforeAll(async () => {
  bench = await startTwitchBench();
  for (const [viewer, followedAt] of [
    [vera, "2025-08-20T10:00:00Z"],
    [olga, "2026-01-02T03:04:05Z"],
  ] as const) {
    bench.simulator.world.follows.remove(viewer.id, kaya.id);
    bench.simulator.world.follows.add(viewer.id, [
      { broadcasterId: kaya.id, followedAt: Date.parse(followedAt) },
    ]);
  }
  bench.simulator.world.follows.remove(tom.id, kaya.id);
  await bench.signIn(kaya, { scopes: ["user:read:email", SCOPE] });
  await bench.signIn(tom, { scopes: ["user:read:email"] });
});
beforeEach(() => {
  bench.simulator.faults.clear();
  bench.simulator.requests.clear();
  warnings.length = 0;
});
afterAll(() => bench.stop());

const asked = () => bench.simulator.requests.count("helix/channels/followers");
const asking = () =>
  createFollowage({
    twitch: bench.client(),
    now: () => now,
    log: { warn: (_, message) => warnings.push(message) },
  });
const following = { state: "following", since: new Date("2025-08-20T10:00:00Z") };
const unknown = (why: RegExp) => ({ state: "unknown", why: expect.stringMatching(why) });

test("who follows, since when, and who does not", async () => {
  const followage = asking();
  expect(await followage(kaya.id, vera.id)).toEqual(following);
  expect(await followage(kaya.id, tom.id)).toEqual({ state: "not" });
  expect(await followage(kaya.id, "404")).toEqual({ state: "not" });
});

test("Twitch is asked once by many at once, and again when the answer is old", async () => {
  const followage = asking();
  await Promise.all(Array.from({ length: 20 }, () => followage(kaya.id, tom.id)));
  now += 9_999;
  await followage(kaya.id, tom.id);
  expect(asked()).toBe(1);
  bench.simulator.world.follows.add(tom.id, [{ broadcasterId: kaya.id, followedAt: now }]);
  now += 1;
  expect(await followage(kaya.id, tom.id)).toMatchObject({ state: "following" });
  now += 299_999;
  await followage(kaya.id, tom.id);
  expect(asked()).toBe(2);
});

test("of their own channel nobody is asked", async () => {
  expect(await asking()(kaya.id, kaya.id)).toEqual({ state: "not" });
  expect(asked()).toBe(0);
});

test("what the streamer has not allowed is said, and is no surprise", async () => {
  expect(await asking()(tom.id, vera.id)).toEqual(unknown(/not allowed it yet/));
  expect(await asking()(luna.id, vera.id)).toEqual(unknown(/not allowed it yet/));
  expect([asked(), warnings]).toEqual([0, []]);
});

test("an answer does not wait for a Twitch that hangs or fails, and is found again soon", async () => {
  const followage = asking();
  bench.simulator.faults.set({ kind: "hang", endpoint: "helix/channels/followers" });
  const started = performance.now();
  expect(await followage(kaya.id, vera.id)).toEqual(unknown(/does not answer/));
  expect(performance.now() - started).toBeLessThan(9_000);
  bench.simulator.faults.clear();
  now += 10_000;
  expect(await followage(kaya.id, vera.id)).toEqual(following);
  bench.simulator.faults.set({ kind: "truncate", endpoint: "helix/channels/followers" });
  expect(await followage(kaya.id, olga.id)).toEqual(unknown(/does not answer/));
  expect(warnings).toHaveLength(2);
});

test("a row about somebody else, or without a time, makes nobody a follower", async () => {
  const followage = asking();
  bench.simulator.faults.set({ kind: "row-field", field: "user_id", value: "1" });
  expect(await followage(kaya.id, vera.id)).toEqual({ state: "not" });
  bench.simulator.faults.clear();
  bench.simulator.faults.set({ kind: "row-field", field: "followed_at", value: "long ago" });
  expect(await followage(kaya.id, olga.id)).toEqual(unknown(/does not answer/));
});

test("what is remembered is bounded", async () => {
  let calls = 0;
  const followage = createFollowage({
    twitch: {
      getFollowedAt: () => {
        calls += 1;
        return Promise.resolve(null);
      },
    },
    now: () => now,
    log: { warn: () => undefined },
  });
  for (let person = 0; person <= 10_000; person += 1) await followage(kaya.id, `p${person}`);
  await followage(kaya.id, "p10000");
  await followage(kaya.id, "p1");
  expect(calls).toBe(10_001);
  await followage(kaya.id, "p0");
  expect(calls).toBe(10_002);
});

/** Get Channel Followers as Twitch's reference of February 2026 has it. */
const askFor = async (who: Persona, scope: string, rest = "") => {
  const { access_token } = await signIn(bench.simulator, who, scope);
  return helix(bench.simulator, access_token, `channels/followers?broadcaster_id=${kaya.id}${rest}`);
};

test("the simulator tells followers to the broadcaster, newest first", async () => {
  const { status, body } = await askFor(kaya, SCOPE);
  expect(status).toBe(200);
  expect(Object.keys(body).sort()).toEqual(["data", "pagination", "total"]);
  const times = body.data.map((row) => String(row.followed_at));
  expect(times).toEqual(times.toSorted().reverse());
  expect(body.data).toContainEqual({
    user_id: vera.id,
    user_login: "vera",
    user_name: "Vera",
    followed_at: "2025-08-20T10:00:00Z",
  });
  const one = await askFor(kaya, SCOPE, `&user_id=${vera.id}`);
  expect(one.body).toMatchObject({ total: body.total, data: [{ user_id: vera.id }], pagination: {} });
  expect((await askFor(kaya, SCOPE, "&user_id=404")).body.data).toEqual([]);
});

test.each<[string, Persona, string]>([
  ["without the permission", kaya, "user:read:email"],
  ["of somebody else's channel", max2000, SCOPE],
])("the simulator tells the total and nobody %s", async (_, who, scope) => {
  const { status, body } = await askFor(who, scope);
  expect([status, body.data, typeof body.total]).toEqual([200, [], "number"]);
  expect((await askFor(who, scope, `&user_id=${vera.id}`)).status).toBe(401);
});

test("the simulator wants a person's token and a broadcaster that there is", async () => {
  const { access_token } = await signIn(bench.simulator, kaya, SCOPE);
  for (const path of ["channels/followers", "channels/followers?broadcaster_id=404"])
    expect((await helix(bench.simulator, access_token, path)).status).toBe(400);
  const path = `channels/followers?broadcaster_id=${kaya.id}`;
  expect((await helix(bench.simulator, await appToken(bench.simulator), path)).status).toBe(401);
});
