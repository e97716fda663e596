import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Twitch, TwitchStream } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { type FaultInput, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

let bench: TwitchBench;
let twitch: Twitch;

beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
  // The app's token is there, so that requests counted below are the ones a test is about.
  await twitch.getUsers({ ids: [personas.vera.id] });
});
beforeEach(() => {
  bench.simulator.faults.clear();
  bench.simulator.requests.clear();
});
afterAll(() => bench.stop());

/** Broadcasters of the simulated world, on air or not. */
function some(count: number, live: boolean): string[] {
  const ids = [...bench.simulator.world.members()]
    .filter((member) => (member.live !== null) === live)
    .map((member) => member.account.id);
  return ids.slice(0, count);
}
const userIds = (streams: TwitchStream[]) => streams.map(({ userId }) => userId);
const isTwitchError = (kind: string) => expect.objectContaining({ name: "TwitchError", kind });
const streamRequests = () => bench.simulator.requests.count("helix/streams");

describe("getStreams", () => {
  test("finds all 150 that are on air in two batches of 100", async () => {
    const live = some(150, true);
    const off = some(50, false);
    const batches = [[...live.slice(0, 100)], [...live.slice(100), ...off]];
    const answers = await Promise.all(batches.map((ids) => twitch.getStreams(ids)));
    const found = answers.flatMap(({ streams }) => userIds(streams));
    expect(found.toSorted()).toEqual(live.toSorted());
    expect(answers.flatMap(({ unclear }) => unclear)).toEqual([]);
  });

  test("gives what Twitch says of a stream, and when it was asked", async () => {
    const [id = ""] = some(1, false);
    const startedAt = Date.parse("2026-05-04T03:02:01Z");
    bench.simulator.world.goLive(id, {
      title: "Tea & talk",
      category: "Just Chatting",
      viewers: 7,
      startedAt,
    });
    const before = Date.now();
    const { streams, observedAt, requests } = await twitch.getStreams([id]);
    const { account } = bench.simulator.world.get(id);
    expect(streams).toEqual([
      expect.objectContaining({
        userId: id,
        userLogin: account.login,
        userName: account.displayName,
        title: "Tea & talk",
        categoryName: "Just Chatting",
        viewerCount: 7,
        startedAt: new Date(startedAt),
        thumbnailUrl: expect.stringContaining("{width}x{height}"),
      }),
    ]);
    expect(observedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(observedAt.getTime()).toBeLessThanOrEqual(Date.now());
    expect(requests).toBe(1);
  });

  test("reads repeated rows and an empty last page to the end, each stream once", async () => {
    const ids = some(100, true);
    bench.simulator.faults.set({ kind: "duplicate-rows", endpoint: "helix/streams" });
    bench.simulator.faults.set({ kind: "empty-last-page", endpoint: "helix/streams" });
    const { streams, requests } = await twitch.getStreams(ids);
    expect(userIds(streams).toSorted()).toEqual(ids.toSorted());
    expect(requests).toBe(2);
  });

  test.each<[string, FaultInput]>([
    ["an empty type", { kind: "row-field", field: "type", value: "", every: 2 }],
    ["no title", { kind: "row-field", field: "title", every: 2 }],
    ["a start that is no time", { kind: "row-field", field: "started_at", value: "soon", every: 2 }],
    ["fewer than no viewers", { kind: "row-field", field: "viewer_count", value: -1, every: 2 }],
    ["no stream id", { kind: "row-field", field: "id", value: "", every: 2 }],
  ])("rows with %s are unclear, the others count", async (_, fault) => {
    const ids = some(10, true);
    bench.simulator.faults.set(fault);
    const { streams, unclear } = await twitch.getStreams(ids);
    expect([streams.length, unclear.length]).toEqual([5, 5]);
    expect([...userIds(streams), ...unclear].toSorted()).toEqual(ids.toSorted());
  });

  test("tags and category may be missing in Twitch's own ways", async () => {
    bench.simulator.faults.set({ kind: "row-field", field: "tags", value: null });
    bench.simulator.faults.set({ kind: "row-field", field: "game_id", value: "" });
    const { streams, unclear } = await twitch.getStreams(some(3, true));
    expect(unclear).toEqual([]);
    expect(streams.map(({ tags }) => tags)).toEqual([[], [], []]);
  });

  test.each<[string, FaultInput, string]>([
    ["a row that names no user", { kind: "row-field", field: "user_id", every: 3 }, "malformed"],
    ["a cursor that leads in a circle", { kind: "cursor-loop" }, "malformed"],
    ["truncated JSON", { kind: "truncate" }, "malformed"],
    ["a web page", { kind: "html" }, "malformed"],
    ["500 without end", { kind: "status", status: 500 }, "unavailable"],
    ["503 without end", { kind: "status", status: 503 }, "unavailable"],
    ["connections that break", { kind: "disconnect" }, "unavailable"],
    ["400, as for an invalid cursor", { kind: "status", status: 400, message: "invalid cursor" }, "rejected"],
    ["403", { kind: "status", status: 403 }, "rejected"],
    ["404", { kind: "status", status: 404 }, "not_found"],
  ])("%s fails the whole call", async (_, fault, kind) => {
    bench.simulator.faults.set({ ...fault, endpoint: "helix/streams" });
    await expect(twitch.getStreams(some(10, true))).rejects.toEqual(isTwitchError(kind));
  });

  test("an answer that never comes is a timeout, and is not asked for again", async () => {
    bench.simulator.faults.set({ kind: "hang", endpoint: "helix/streams" });
    const hasty = bench.client({ config: { timeoutMs: 150 } });
    await expect(hasty.getStreams(some(1, true))).rejects.toEqual(isTwitchError("timeout"));
    expect(streamRequests()).toBe(1);
  });

  test.each<[string, FaultInput]>([
    ["502", { kind: "status", status: 502, times: 2 }],
    ["a broken connection", { kind: "disconnect", times: 2 }],
  ])("%s twice is lived through", async (_, fault) => {
    bench.simulator.faults.set({ ...fault, endpoint: "helix/streams" });
    const { streams, requests } = await twitch.getStreams(some(5, true));
    expect([streams.length, requests]).toEqual([5, 3]);
  });

  test("aborting gives the signal's reason at once, however slow Twitch is", async () => {
    bench.simulator.faults.set({ kind: "hang", endpoint: "helix/streams" });
    const ending = new AbortController();
    const call = twitch.getStreams(some(1, true), { signal: ending.signal });
    const reason = new Error("the tick is over");
    setTimeout(() => ending.abort(reason), 50);
    await expect(call).rejects.toBe(reason);
  });

  test("hundreds of calls may share one signal without a warning of Node's", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on("warning", note);
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 30 }, () => twitch.getStreams(some(1, true), { signal })));
    process.off("warning", note);
    expect(warnings).toEqual([]);
  });

  test("more than 100 ids are not sent; none need no request", async () => {
    await expect(twitch.getStreams(some(101, true))).rejects.toEqual(isTwitchError("rejected"));
    expect(await twitch.getStreams([])).toMatchObject({ streams: [], requests: 0 });
    expect(streamRequests()).toBe(0);
  });
});

describe("getUsers", () => {
  test("finds hundreds by id and login, each once, and leaves out those who do not exist", async () => {
    const ids = some(150, false);
    const { login } = bench.simulator.world.get(ids[0] ?? "").account;
    const users = await twitch.getUsers({
      ids: [...ids, "404404"],
      logins: [login.toUpperCase(), "vera", "nobody_1"],
    });
    expect(users.map(({ id }) => id).toSorted()).toEqual([...new Set([...ids, personas.vera.id])].toSorted());
    expect(users.find(({ id }) => id === personas.vera.id)).toEqual({
      id: personas.vera.id,
      login: "vera",
      displayName: "Vera",
      avatarUrl: `${bench.simulator.url}/avatars/${personas.vera.id}.svg`,
    });
    expect(bench.simulator.requests.count("helix/users")).toBe(3);
  });

  test("one login that Twitch refuses does not fail the rest", async () => {
    const users = await twitch.getUsers({ logins: ["vera", "not a login!", "olga", "tomcookslive"] });
    expect(users.map(({ login }) => login).toSorted()).toEqual(["olga", "tomcookslive", "vera"]);
    expect(await twitch.getUsers({ logins: ["not a login!"] })).toEqual([]);
  });

  test("asking for nobody asks nothing, and is not the token's own user", async () => {
    expect(await twitch.getUsers({})).toEqual([]);
    expect(bench.simulator.requests.count()).toBe(0);
  });

  test("a failure that is not about the names fails the call", async () => {
    bench.simulator.faults.set({ kind: "status", status: 500, endpoint: "helix/users" });
    await expect(twitch.getUsers({ logins: ["vera"] })).rejects.toEqual(isTwitchError("unavailable"));
  });

  test("an account is never called missing because its row makes no sense", async () => {
    bench.simulator.faults.set({ kind: "row-field", field: "login", endpoint: "helix/users" });
    await expect(twitch.getUsers({ logins: ["vera"] })).rejects.toEqual(isTwitchError("malformed"));
  });
});

describe("getTokenUser", () => {
  test("tells whose token it is, with the e-mail address", async () => {
    const { authority } = bench.simulator;
    const grant = { clientId: "tallylight-test", redirectUri: "x", userId: personas.vera.id };
    const { accessToken } = authority.exchangeCode(
      authority.grantCode({ ...grant, scopes: ["user:read:email"] }),
      grant.clientId,
      "x",
    );
    expect(await twitch.getTokenUser(accessToken)).toMatchObject({
      id: personas.vera.id,
      email: personas.vera.email,
    });
  });

  test("a token of nobody is unauthorized", async () => {
    await expect(twitch.getTokenUser("made-up")).rejects.toEqual(isTwitchError("unauthorized"));
  });
});

describe("listFollowedChannels", () => {
  test("reads all 2,000, also when pages repeat rows", async () => {
    await bench.signIn(personas.max2000);
    bench.simulator.faults.set({ kind: "duplicate-rows" });
    const follows = await twitch.listFollowedChannels(personas.max2000.id);
    const expected = bench.simulator.world.follows.of(personas.max2000.id);
    expect(follows.map(({ broadcasterId }) => broadcasterId).toSorted()).toEqual(
      expected.map(({ broadcasterId }) => broadcasterId).toSorted(),
    );
  });

  test.each<[string, FaultInput, string]>([
    ["a row without a broadcaster", { kind: "row-field", field: "broadcaster_id", every: 50 }, "malformed"],
    ["a cursor loop", { kind: "cursor-loop" }, "malformed"],
    ["truncated JSON", { kind: "truncate" }, "malformed"],
    ["an outage", { kind: "status", status: 503 }, "unavailable"],
  ])("%s fails the whole list", async (_, fault, kind) => {
    await bench.signIn(personas.vera);
    bench.simulator.faults.set({ ...fault, endpoint: "helix/channels/followed" });
    await expect(twitch.listFollowedChannels(personas.vera.id)).rejects.toEqual(isTwitchError(kind));
  });

  test("an error in the middle of the pages fails the whole list", async () => {
    await bench.signIn(personas.max2000);
    const { faults } = bench.simulator;
    let pages = 0;
    const spoiling = bench.client({
      fetch: (url, options) => {
        if (String(url).includes("channels/followed") && ++pages === 7) {
          faults.set({ kind: "status", status: 500 });
        }
        return fetch(url, options);
      },
    });
    await expect(spoiling.listFollowedChannels(personas.max2000.id)).rejects.toEqual(
      isTwitchError("unavailable"),
    );
  });

  test("a person who never signed in, or never allowed it, is told apart", async () => {
    await expect(twitch.listFollowedChannels("404")).rejects.toEqual(isTwitchError("unauthorized"));
    // Not one of those whose sign-in allowed more before, which is kept.
    await bench.signIn(personas.tom, { scopes: ["user:read:email"] });
    await expect(twitch.listFollowedChannels(personas.tom.id)).rejects.toEqual(
      isTwitchError("missing_scope"),
    );
    expect(bench.simulator.requests.count("helix/channels/followed")).toBe(0);
  });
});
