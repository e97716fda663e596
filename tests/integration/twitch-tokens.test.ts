import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const vera = personas.vera.id;
const HOUR_MS = 3_600_000;
const unauthorized = expect.objectContaining({ name: "TwitchError", kind: "unauthorized" });
const unavailable = expect.objectContaining({ name: "TwitchError", kind: "unavailable" });

let bench: TwitchBench;
let twitch: Twitch;

beforeEach(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
});
afterEach(() => bench.stop());

const refreshes = () => bench.simulator.requests.count("oauth2/token refresh_token");
const appGrants = () => bench.simulator.requests.count("oauth2/token client_credentials");

interface Row {
  access_token: string;
  refresh_token: string | null;
  expires_at: Date;
  validated_at: Date;
  invalid_at: Date | null;
}
async function stored(owner: string): Promise<Row | undefined> {
  const { rows } = await bench.database.pool.query<Row>("SELECT * FROM twitch_token WHERE owner = $1", [
    owner,
  ]);
  return rows[0];
}

describe("the app's token", () => {
  test("is fetched once for many calls in several processes, and kept for the next", async () => {
    const clients = [bench.client(), bench.client(), bench.client()];
    await Promise.all(clients.flatMap((client) => [1, 2, 3, 4].map(() => client.getUsers({ ids: [vera] }))));
    await bench.client().getUsers({ ids: [vera] });
    expect(appGrants()).toBe(1);
  });

  test("that Twitch refuses in mid-run is replaced once, and every call succeeds", async () => {
    const clients = [bench.client(), bench.client()];
    await Promise.all(clients.map((client) => client.getUsers({ ids: [vera] })));
    bench.simulator.authority.expireAccessTokens();
    const answers = await Promise.all(
      clients.flatMap((client) => Array.from({ length: 10 }, () => client.getStreams([vera]))),
    );
    expect(answers).toHaveLength(20);
    expect(appGrants()).toBe(2);
  });

  test("is waited for inside the process, not on connections that others need", async () => {
    let connections = 0;
    const busy = bench.client({ onConnection: () => void connections++ });
    await busy.getStreams([vera]);
    bench.simulator.authority.expireAccessTokens();
    connections = 0;
    await Promise.all(Array.from({ length: 40 }, () => busy.getStreams([vera])));
    expect(connections).toBeLessThan(25);
  });

  test("that stays refused fails after one new token", async () => {
    await twitch.getUsers({ ids: [vera] });
    bench.simulator.faults.set({ kind: "status", status: 401, endpoint: "helix" });
    await expect(twitch.getStreams([vera])).rejects.toEqual(unauthorized);
    expect(appGrants()).toBe(2);
  });

  test("is replaced before its time is up", async () => {
    bench.simulator.authority.appTokenSeconds = 20;
    await twitch.getUsers({ ids: [vera] });
    await twitch.getUsers({ ids: [vera] });
    expect(appGrants()).toBe(2);
  });

  test("cannot be had with a wrong secret, and the error does not tell the secret", async () => {
    await twitch.getUsers({ ids: [vera] });
    await bench.database.pool.query("DELETE FROM twitch_token");
    const wrong = bench.client({ config: { clientSecret: "not-the-secret-1234567890" } });
    const error: Error = await wrong.getUsers({ ids: [vera] }).then(
      () => new Error("it worked"),
      (failure: Error) => failure,
    );
    expect(error).toMatchObject({ kind: "rejected", status: 403 });
    expect(error.message).not.toContain("not-the-secret");
  });
});

describe("a person's token", () => {
  test("is sealed at rest, and opens for nobody else", async () => {
    await bench.signIn(personas.vera);
    const row = await stored(vera);
    expect(row?.access_token).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    await bench.database.pool.query(
      "INSERT INTO twitch_token SELECT '5', access_token, refresh_token, scopes, expires_at, validated_at FROM twitch_token",
    );
    await expect(twitch.listFollowedChannels("5")).rejects.toEqual(unauthorized);
  });

  test("with many callers in two processes is refreshed exactly once, and all succeed", async () => {
    await bench.signIn(personas.vera);
    bench.simulator.authority.expireAccessTokens();
    bench.simulator.faults.set({ kind: "slow", ms: 100, endpoint: "oauth2/token" });
    const clients = [bench.client(), bench.client()];
    const lists = await Promise.all(
      clients.flatMap((client) => [1, 2, 3].map(() => client.listFollowedChannels(vera))),
    );
    expect(new Set(lists.map((list) => list.length))).toEqual(new Set([60]));
    expect(refreshes()).toBe(1);
  });

  test("is stored with the new refresh token, which the next refresh uses", async () => {
    await bench.signIn(personas.vera);
    const before = await stored(vera);
    for (const expected of [1, 2, 3]) {
      bench.simulator.authority.expireAccessTokens();
      await bench.client().listFollowedChannels(vera);
      expect(refreshes()).toBe(expected);
    }
    const after = await stored(vera);
    expect(after?.refresh_token).not.toBe(before?.refresh_token);
  });

  test("is refreshed before use when its time is up", async () => {
    await bench.signIn(personas.vera, { expiresInMs: 10_000 });
    await twitch.listFollowedChannels(vera);
    expect(refreshes()).toBe(1);
    const [first] = bench.simulator.requests.last();
    expect(first?.endpoint).toBe("oauth2/token refresh_token");
  });

  test.each([400, 401])(
    "whose refresh is refused with %i is dead: remembered, not asked for again",
    async (status) => {
      await bench.signIn(personas.vera);
      bench.simulator.authority.expireAccessTokens();
      bench.simulator.authority.refuseRefreshWith = status;
      await expect(twitch.listFollowedChannels(vera)).rejects.toEqual(unauthorized);
      expect((await stored(vera))?.invalid_at).not.toBeNull();
      const asked = bench.simulator.requests.count();
      await expect(bench.client().listFollowedChannels(vera)).rejects.toEqual(unauthorized);
      expect(bench.simulator.requests.count()).toBe(asked);

      bench.simulator.authority.refuseRefreshWith = null;
      await bench.signIn(personas.vera);
      expect((await stored(vera))?.invalid_at).toBeNull();
      expect(await twitch.listFollowedChannels(vera)).toHaveLength(60);
    },
  );

  test("does not die because Twitch is away, or because our own secret is wrong", async () => {
    await bench.signIn(personas.vera);
    await twitch.getUsers({ ids: [vera] });
    bench.simulator.authority.expireAccessTokens();
    const outage = bench.simulator.faults.set({ kind: "status", status: 503, endpoint: "oauth2/token" });
    await expect(twitch.listFollowedChannels(vera)).rejects.toEqual(unavailable);
    bench.simulator.faults.clear(outage);

    const wrong = bench.client({ config: { clientSecret: "wrong" } });
    await expect(wrong.listFollowedChannels(vera)).rejects.toMatchObject({ kind: "rejected" });
    // A client id that Twitch does not know is answered like a dead refresh token.
    const unknown = bench.simulator.faults.set({ kind: "status", status: 400, endpoint: "oauth2/token" });
    await expect(twitch.listFollowedChannels(vera)).rejects.toMatchObject({ kind: "rejected" });
    bench.simulator.faults.clear(unknown);
    expect((await stored(vera))?.invalid_at).toBeNull();
    expect(await twitch.listFollowedChannels(vera)).toHaveLength(60);
  });

  test("from a sign-in during a refresh stays, whatever becomes of the refresh", async () => {
    await bench.signIn(personas.vera);
    bench.simulator.authority.expireAccessTokens();
    bench.simulator.authority.refuseRefreshWith = 400;
    bench.simulator.faults.set({ kind: "slow", ms: 1_000, endpoint: "oauth2/token", times: 1 });
    const list = twitch.listFollowedChannels(vera);
    while (refreshes() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await bench.signIn(personas.vera);
    expect(await list).toHaveLength(60);
    expect((await stored(vera))?.invalid_at).toBeNull();
  });

  test("that was refreshed while Postgres went away is stored when it is back", async () => {
    await bench.signIn(personas.vera);
    bench.simulator.authority.expireAccessTokens();
    bench.simulator.faults.set({ kind: "slow", ms: 1_000, endpoint: "oauth2/token" });
    const list = bench
      .client({ sleep: (ms) => new Promise((r) => setTimeout(r, ms / 20)) })
      .listFollowedChannels(vera);
    while (refreshes() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await bench.database.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    expect(await list).toHaveLength(60);
    bench.simulator.authority.expireAccessTokens();
    expect(await twitch.listFollowedChannels(vera)).toHaveLength(60);
    expect(refreshes()).toBe(2);
  });

  test("that is revoked is gone here and at Twitch", async () => {
    await bench.signIn(personas.vera);
    await twitch.revokeUserToken(vera);
    expect(await stored(vera)).toBeUndefined();
    expect(bench.simulator.requests.last().map(({ endpoint, status }) => [endpoint, status])).toEqual([
      ["oauth2/revoke", 200],
      ["oauth2/revoke", 200],
    ]);
    await expect(twitch.listFollowedChannels(vera)).rejects.toEqual(unauthorized);
    await twitch.revokeUserToken(vera);
  });

  test("that is revoked during a refresh leaves no token behind that nobody knows of", async () => {
    await bench.signIn(personas.vera);
    bench.simulator.authority.expireAccessTokens();
    bench.simulator.faults.set({ kind: "slow", ms: 1_000, endpoint: "oauth2/token" });
    const granted: string[] = [];
    const watched = bench.client({
      fetch: async (url, options) => {
        const response = await fetch(url, options);
        if (String(url).endsWith("/token")) granted.push((await response.clone().json()).access_token);
        return response;
      },
    });
    const list = watched.listFollowedChannels(vera).catch(() => "it was revoked first");
    while (refreshes() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await twitch.revokeUserToken(vera);
    await list;
    expect(granted.length).toBeGreaterThan(0);
    expect(granted.map((token) => bench.simulator.authority.identify(token))).toEqual([undefined]);
    expect(await stored(vera)).toBeUndefined();
  });

  test("is forgotten here also when Twitch cannot be told", async () => {
    await bench.signIn(personas.vera);
    bench.simulator.faults.set({ kind: "disconnect", endpoint: "oauth2" });
    await twitch.revokeUserToken(vera);
    expect(await stored(vera)).toBeUndefined();
  });
});

describe("maintainTokens", () => {
  const maintain = (client = twitch) => client.maintainTokens({ now: new Date() });

  test("validates what lasts, refreshes what ends soon, and says what is dead until it is old", async () => {
    await twitch.getUsers({ ids: [vera] });
    await bench.signIn(personas.vera);
    await bench.signIn(personas.kaya, { expiresInMs: 15 * 60_000 });
    await bench.signIn(personas.luna);
    await bench.signIn(personas.tom);
    bench.simulator.authority.disconnect(personas.luna.id);
    await bench.database.pool.query("UPDATE twitch_token SET validated_at = 'epoch'");

    const result = await maintain();
    expect(result).toEqual({ validated: 3, refreshed: 1, failed: 0, ended: [personas.luna.id] });
    expect((await stored(vera))?.validated_at.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect((await stored(personas.kaya.id))?.expires_at.getTime()).toBeGreaterThan(Date.now() + HOUR_MS);

    expect((await maintain()).ended).toEqual([personas.luna.id]);
    const later = new Date(Date.now() + 8 * 24 * HOUR_MS);
    expect((await twitch.maintainTokens({ now: later })).ended).toEqual([personas.luna.id]);
    expect(await stored(personas.luna.id)).toBeUndefined();
    expect((await twitch.maintainTokens({ now: later })).ended).toEqual([]);
  });

  test("of one person asks about theirs alone", async () => {
    await bench.signIn(personas.vera);
    await bench.signIn(personas.luna);
    for (const { id } of [personas.vera, personas.luna]) bench.simulator.authority.disconnect(id);
    const { ended } = await twitch.maintainTokens({ now: new Date(), of: personas.luna.id });
    expect(ended).toEqual([personas.luna.id]);
    expect((await maintain()).ended.toSorted()).toEqual([personas.luna.id, personas.vera.id].toSorted());
  });

  test("refreshes a token that Twitch does not know any more, the app's too", async () => {
    await twitch.getUsers({ ids: [vera] });
    await bench.signIn(personas.vera);
    bench.simulator.authority.expireAccessTokens();
    expect(await maintain()).toEqual({ validated: 0, refreshed: 2, failed: 0, ended: [] });
    expect(appGrants()).toBe(2);
  });

  test("run in two processes at once refreshes nothing twice", async () => {
    for (const persona of Object.values(personas)) await bench.signIn(persona);
    bench.simulator.authority.expireAccessTokens();
    await Promise.all([maintain(bench.client()), maintain(bench.client())]);
    expect(refreshes()).toBe(Object.keys(personas).length);
  });

  test("does not let tokens that the key does not open stop the others", async () => {
    await bench.signIn(personas.vera);
    // Sealed for another owner, and in order before vera's.
    await bench.database.pool.query(
      `INSERT INTO twitch_token SELECT n::text, access_token, refresh_token, scopes, expires_at, validated_at
       FROM twitch_token, generate_series(1, 50) AS n`,
    );
    expect(await maintain()).toEqual({ validated: 1, refreshed: 0, failed: 50, ended: [] });
  });

  test("ends nobody while Twitch is away, and gives up asking", async () => {
    const people = [...bench.simulator.world.members()].slice(0, 60).map(({ account }) => account);
    for (const person of people) await bench.signIn(person);
    bench.simulator.faults.set({ kind: "status", status: 500, endpoint: "oauth2" });
    const hasty = bench.client({ sleep: () => Promise.resolve() });
    const { failed, ...rest } = await maintain(hasty);
    expect(rest).toEqual({ validated: 0, refreshed: 0, ended: [] });
    expect(failed).toBeLessThan(30);
    bench.simulator.faults.clear();
    expect(await maintain(hasty)).toEqual({ validated: 60, refreshed: 0, failed: 0, ended: [] });
  });

  test("stops when told to", async () => {
    await bench.signIn(personas.vera);
    const reason = new Error("the worker stops");
    const signal = AbortSignal.abort(reason);
    await expect(twitch.maintainTokens({ now: new Date(), signal })).rejects.toBe(reason);
  });
});
