import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { helix, repeated } from "@/tests/support/simulator-client";
import { type FaultInput, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// R1: whole lists of subscribers, VIPs and moderators, or none at all.

const { kaya, tom, luna, vera } = personas;
const SCOPES = ["user:read:email", "channel:read:subscriptions", "channel:read:vips", "moderation:read"];

const A_CENTURY = Array.from({ length: 101 }, (_, number) => String(number));

let bench: TwitchBench;
let twitch: Twitch;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
  await bench.signIn(kaya, { scopes: SCOPES });
  await bench.signIn(luna, { scopes: SCOPES });
  await bench.signIn(tom, { scopes: ["user:read:email", "channel:read:vips"] });
});
beforeEach(() => bench.simulator.requests.clear());
afterEach(() => bench.simulator.faults.clear());
afterAll(() => bench.stop());

const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id).sort();

describe("the lists", () => {
  test("a streamer of the cast has 25 subscribers, two VIPs and three moderators, themselves not among them", async () => {
    const [subscribers, vips, moderators] = await Promise.all([
      twitch.listSubscribers(kaya.id),
      twitch.listVips(kaya.id),
      twitch.listModerators(kaya.id),
    ]);
    expect([subscribers.length, vips.length, moderators.length]).toEqual([25, 2, 3]);
    expect(ids([...subscribers, ...vips, ...moderators])).not.toContain(kaya.id);
    expect(new Set(subscribers.map(({ tier }) => tier)).size).toBeGreaterThan(1);
    expect(subscribers.some(({ gift, gifterLogin }) => gift && gifterLogin !== null)).toBe(true);
    for (const { gift, gifterLogin } of subscribers) if (!gift) expect(gifterLogin).toBeNull();
    expect(bench.simulator.requests.count("helix/subscriptions")).toBe(1);
  });

  test("who is asked about is told of, if they are on the list", async () => {
    const [first, second] = await twitch.listSubscribers(kaya.id);
    const asked = [first?.id ?? "", vera.id, second?.id ?? ""];
    expect(ids(await twitch.listSubscribers(kaya.id, { userIds: asked }))).toEqual(
      [asked[0], asked[2]].sort(),
    );
    expect(await twitch.listModerators(kaya.id, { userIds: [vera.id] })).toEqual([]);
  });

  test("1,200 VIPs come on twelve pages, and as many as there are when some go", async () => {
    const { roles } = bench.simulator.world;
    roles.fill(luna.login, "vip", 1200);
    const read: number[] = [];
    const vips = await twitch.listVips(luna.id, { onPage: (count) => read.push(count) });
    expect(new Set(ids(vips)).size).toBe(1200);
    expect(read).toEqual(Array.from({ length: 12 }, (_, page) => (page + 1) * 100));
    roles.fill(luna.login, "vip", 150);
    expect(ids(await twitch.listVips(luna.id))).toEqual(ids(vips.slice(0, 150)));
    expect(bench.simulator.requests.count("helix/channels/vips")).toBe(14);
  });

  test("somebody who is called something else now is the same one", async () => {
    const { world } = bench.simulator;
    const [one] = await twitch.listModerators(kaya.id);
    world.rename(one?.id ?? "", { login: "renamed_mod", displayName: "Renamed_Mod" });
    expect(await twitch.listModerators(kaya.id, { userIds: [one?.id ?? ""] })).toEqual([
      { id: one?.id, login: "renamed_mod", displayName: "Renamed_Mod" },
    ]);
  });

  test("a tier, a gift and an anonymous gift are told as they are", async () => {
    const { roles } = bench.simulator.world;
    const told = async () => (await twitch.listSubscribers(kaya.id, { userIds: [vera.id] }))[0];
    roles.grant(kaya.login, "subscriber", "vera", { tier: "3000" });
    expect(await told()).toMatchObject({ login: "vera", tier: "3000", gift: false, gifterLogin: null });
    const from = { id: tom.id, login: tom.login, displayName: tom.displayName };
    roles.grant(kaya.login, "subscriber", "vera", { tier: "2000", gift: { from } });
    expect(await told()).toMatchObject({ tier: "2000", gift: true, gifterLogin: tom.login });
    roles.grant(kaya.login, "subscriber", "vera", { gift: { from: null } });
    expect(await told()).toMatchObject({ tier: "2000", gift: true, gifterLogin: null });
    roles.revoke(kaya.login, "subscriber", "vera");
    expect(await told()).toBeUndefined();
  });

  test("100,000 subscribers are there at once, and can be read", async () => {
    const { roles } = bench.simulator.world;
    const began = performance.now();
    roles.fill(tom.login, "subscriber", 100_000);
    expect(performance.now() - began).toBeLessThan(20_000);
    const list = roles.list(tom.id, "subscriber");
    expect(new Set(list.map(({ person }) => person.login)).size).toBe(100_000);
  });
});

describe("nothing rather than a part", () => {
  test("a scope that was not allowed is named, and the other lists are read", async () => {
    await expect(twitch.listModerators(tom.id)).rejects.toMatchObject({ kind: "missing_scope" });
    expect(bench.simulator.requests.count("helix/moderation/moderators")).toBe(0);
    expect(await twitch.listVips(tom.id)).toHaveLength(2);
  });

  test.each<[string, FaultInput, string]>([
    ["the second page breaks", { kind: "status", status: 500, after: 1 }, "unavailable"],
    ["the third page leads to itself", { kind: "cursor-loop", after: 2 }, "malformed"],
    ["a row has no user", { kind: "row-field", field: "user_id", every: 7 }, "malformed"],
    ["the token is refused", { kind: "status", status: 401, after: 1 }, "unauthorized"],
    ["Twitch says no", { kind: "status", status: 403, message: "no" }, "rejected"],
  ])("%s: the whole list fails", async (_, fault, kind) => {
    bench.simulator.world.roles.fill(luna.login, "vip", 450);
    bench.simulator.faults.set({ ...fault, endpoint: "helix/channels/vips" });
    await expect(twitch.listVips(luna.id)).rejects.toMatchObject({ name: "TwitchError", kind });
  });

  test("a scope that Twitch misses although we hold it", async () => {
    const message = "Missing scope: channel:read:subscriptions";
    bench.simulator.faults.set({ kind: "status", status: 401, message, endpoint: "helix/subscriptions" });
    await expect(twitch.listSubscribers(kaya.id)).rejects.toMatchObject({ kind: "missing_scope" });
  });

  test("an id that comes twice counts once", async () => {
    bench.simulator.world.roles.fill(luna.login, "vip", 450);
    bench.simulator.faults.set({ kind: "duplicate-rows", endpoint: "helix/channels/vips" });
    const vips = await twitch.listVips(luna.id);
    expect([vips.length, new Set(ids(vips)).size]).toEqual([450, 450]);
  });
});

describe("the endpoints themselves", () => {
  const tokenOf = (person: { id: string }, scopes: string[]) => {
    const { authority } = bench.simulator;
    const grant = { clientId: "test-client", redirectUri: "http://localhost/", userId: person.id, scopes };
    return authority.exchangeCode(authority.grantCode(grant), grant.clientId, grant.redirectUri).accessToken;
  };
  const ask = (path: string, scopes = SCOPES) => helix(bench.simulator, tokenOf(kaya, scopes), path);

  test("have the documented fields; the broadcaster subscribes on the third tier", async () => {
    const { body } = await ask(`subscriptions?broadcaster_id=${kaya.id}&first=100`);
    const fields = `broadcaster_id broadcaster_login broadcaster_name gifter_id gifter_login gifter_name is_gift tier
      plan_name user_id user_name user_login`;
    for (const row of body.data) expect(Object.keys(row).sort()).toEqual(fields.split(/\s+/).sort());
    expect(body.data.find((row) => row.user_id === kaya.id)).toMatchObject({ tier: "3000", is_gift: false });
    expect(body).toMatchObject({ total: 26, points: expect.any(Number) });
    const vips = (await ask(`channels/vips?broadcaster_id=${kaya.id}`)).body.data;
    for (const row of vips) expect(Object.keys(row).sort()).toEqual(["user_id", "user_login", "user_name"]);
  });

  test("page 20 at a time, and do not page where people are asked for", async () => {
    const first = (await ask(`subscriptions?broadcaster_id=${kaya.id}`)).body;
    expect([first.data.length, typeof first.pagination?.cursor]).toEqual([20, "string"]);
    const only = repeated(
      "user_id",
      first.data.map((row) => String(row.user_id)),
    );
    const asked = (await ask(`subscriptions?broadcaster_id=${kaya.id}&first=1&${only}`)).body;
    expect([asked.data.length, asked.pagination]).toEqual([20, {}]);
  });

  test.each([
    ["subscriptions", [], 401, "Missing scope: channel:read:subscriptions"],
    ["channels/vips", ["moderation:read"], 401, "Missing scope: channel:read:vips or channel:manage:vips"],
    ["moderation/moderators", [], 401, "Missing scope: moderation:read or channel:manage:moderators"],
  ])("%s without its scope", async (path, scopes, status, message) => {
    expect(await ask(`${path}?broadcaster_id=${kaya.id}`, scopes)).toMatchObject({
      status,
      body: { message },
    });
  });

  test.each([
    ["another's", `broadcaster_id=${tom.id}`, 401, "must match the user ID"],
    ["nobody's", "", 400, "broadcaster_id"],
    ["pages that are too large", `broadcaster_id=${kaya.id}&first=101`, 400, '"first" was malformed'],
    ["a made up cursor", `broadcaster_id=${kaya.id}&after=x`, 400, "invalid cursor"],
    ["101 people", `broadcaster_id=${kaya.id}&${repeated("user_id", A_CENTURY)}`, 400, "equal to 100"],
  ])("refuse %s", async (_, query, status, words) => {
    const answer = await ask(`channels/vips?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toContain(words);
  });

  test("agree with the badges in chat", async () => {
    const { world, chat } = bench.simulator;
    const room = chat.hub.room(kaya.login);
    const moderators = world.roles.list(kaya.id, "moderator").map(({ person }) => person.id);
    const present = room.id === kaya.id ? chat.hub.chattersIn(room) : [];
    for (const account of present) {
      const roles = room.rolesOf(account);
      expect(roles.moderator || roles.leadModerator).toBe(moderators.includes(account.id));
    }
    world.roles.grant(kaya.login, "moderator", vera.id);
    expect(room.speaker(world.get("vera").account).head).toContain("badges=moderator/1");
    world.roles.revoke(kaya.login, "moderator", vera.id);
    expect(room.speaker(world.get("vera").account).head).toContain("badges=;");
  });
});
