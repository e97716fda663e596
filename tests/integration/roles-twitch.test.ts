import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChannelRole } from "@/lib/roles/schema";
import { syncRoles } from "@/lib/roles/sync-roles";
import { ROLE_SCOPES, type Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { addChannel } from "../support/chat-rows";
import { periodsOf, ROLE_TABLES, roleDeps } from "../support/roles";
import { type FaultInput, startTwitchBench, type TwitchBench } from "../support/twitch";

// From Twitch's answers to the record: R1 and R3.

const { kaya, luna, tom, vera } = personas;
const ALL = Object.values(ROLE_SCOPES);
const START = Date.parse("2026-11-20T18:00:00.000Z");

let bench: TwitchBench;
let twitch: Twitch;
let minutes = 0;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
  for (const { id, login } of [kaya, luna, tom]) await addChannel(bench.database.pool, id, { login });
  await bench.signIn(kaya, { scopes: ALL });
  await bench.signIn(luna, { scopes: ALL });
  await bench.signIn(tom, { scopes: [ROLE_SCOPES.subscriber, ROLE_SCOPES.moderator] });
});
beforeEach(() => bench.database.pool.query(`TRUNCATE ${ROLE_TABLES}`));
afterEach(() => bench.simulator.faults.clear());
afterAll(() => bench.stop());

const sync = (channel: { id: string } = kaya) => {
  minutes += 30;
  const now = new Date(START + minutes * 60_000);
  return syncRoles(
    roleDeps(bench.database.pool, twitch, () => now),
    { channelId: channel.id, source: "background-30min", now, signal: new AbortController().signal },
  );
};
const heldIn = async (channel: { id: string }, role: ChannelRole) =>
  (await periodsOf(bench.database.pool, channel.id))
    .filter((one) => one.role === role && one.revokedAt === null)
    .map(({ userId }) => userId)
    .toSorted();
const onTwitch = (channel: { id: string }, role: ChannelRole) =>
  bench.simulator.world.roles
    .list(channel.id, role)
    .map(({ person }) => person.id)
    .toSorted();

test("25 subscribers, 2 VIPs, 3 moderators, and then changes", async () => {
  expect(await sync()).toEqual({ success: true, subCount: 25, vipCount: 2, modCount: 3, errors: [] });
  const { world } = bench.simulator;
  const [gone] = onTwitch(kaya, "subscriber");
  world.roles.revoke(kaya.login, "subscriber", gone ?? "");
  world.roles.grant(kaya.login, "subscriber", vera.login, { tier: "3000" });
  world.roles.fill(kaya.login, "vip", 0);
  world.roles.grant(kaya.login, "moderator", tom.login);
  const [renamed] = onTwitch(kaya, "moderator");
  world.rename(renamed ?? "", { login: "another_name", displayName: "Another_Name" });
  expect(await sync()).toMatchObject({ success: true, subCount: 25, vipCount: 0, modCount: 4 });
  for (const role of ["subscriber", "vip", "moderator"] as const) {
    expect(await heldIn(kaya, role)).toEqual(onTwitch(kaya, role));
  }
  const all = await periodsOf(bench.database.pool, kaya.id);
  expect(all.find(({ userId, revokedAt }) => userId === gone && revokedAt)).toBeDefined();
  expect(all.filter(({ userId, role }) => userId === renamed && role === "moderator")).toMatchObject([
    { login: "another_name", displayName: "Another_Name", revokedAt: null },
  ]);
});

test("the broadcaster is none of their own subscribers, though Twitch lists them", async () => {
  await sync();
  const all = await periodsOf(bench.database.pool, kaya.id);
  expect(all.filter(({ userId }) => userId === kaya.id)).toEqual([]);
});

test("a scope that was not allowed: R3's line, and the other two lists", async () => {
  expect(await sync(tom)).toEqual({
    success: false,
    subCount: 25,
    vipCount: null,
    modCount: 3,
    errors: ["VIPs: 401 Unauthorized - missing channel:read:vips scope"],
  });
});

test("a streamer who never signed in", async () => {
  const olga = personas.olga;
  await addChannel(bench.database.pool, olga.id, { login: olga.login });
  expect((await sync(olga))?.errors).toEqual([
    "Subscribers: 401 Unauthorized - sign in again",
    "VIPs: 401 Unauthorized - sign in again",
    "Moderators: 401 Unauthorized - sign in again",
  ]);
});

describe("a list that is not whole changes nothing", () => {
  test.each<[string, FaultInput, string]>([
    ["a page that breaks", { kind: "status", status: 503, after: 1 }, "VIPs: 503 Service Unavailable"],
    ["a cursor that comes again", { kind: "cursor-loop", after: 2 }, "VIPs: an answer that makes no sense"],
    [
      "a row that makes no sense",
      { kind: "row-field", field: "user_id", every: 7 },
      "VIPs: an answer that makes no sense",
    ],
    [
      "a scope that is taken back on the way",
      { kind: "status", status: 403, after: 1, message: "Missing scope: channel:read:vips" },
      "VIPs: 403 Forbidden - missing channel:read:vips scope",
    ],
    ["Twitch's no", { kind: "status", status: 403, message: "no" }, "VIPs: 403 Forbidden"],
  ])("%s", async (_what, fault, line) => {
    const { roles } = bench.simulator.world;
    roles.fill(luna.login, "vip", 1_200);
    expect(await sync(luna)).toMatchObject({ success: true, vipCount: 1_200 });
    const before = await heldIn(luna, "vip");
    roles.fill(luna.login, "vip", 900);
    roles.fill(luna.login, "moderator", 5);
    bench.simulator.faults.set({ ...fault, endpoint: "helix/channels/vips" });
    expect(await sync(luna)).toMatchObject({ success: false, vipCount: null, modCount: 5, errors: [line] });
    expect(await heldIn(luna, "vip")).toEqual(before);
    bench.simulator.faults.clear();
    expect(await sync(luna)).toMatchObject({ success: true, vipCount: 900 });
    expect(await heldIn(luna, "vip")).toEqual(onTwitch(luna, "vip"));
  });
});
