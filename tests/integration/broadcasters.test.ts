import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  followByLogin,
  getFollowed,
  importAfterSignIn,
  importDueFollows,
  importFollows,
  listFollowing,
  setMuted,
  unfollow,
} from "@/lib/broadcasters";
import type { FollowingQuery } from "@/lib/broadcasters/schema";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { addBroadcasters, addPerson } from "../support/live-rows";
import { startTwitchBench, type TwitchBench } from "../support/twitch";

const { vera, tom } = personas;

let bench: TwitchBench;
let twitch: Twitch;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
});
afterAll(() => bench.stop());

const warnings: string[] = [];
const log = { info: () => undefined, warn: (_fields: object, message: string) => warnings.push(message) };
const deps = () => ({ pool: bench.database.pool, twitch, log: log as never });

let veraId: string;
beforeEach(async () => {
  warnings.length = 0;
  await bench.database.pool.query("TRUNCATE person, broadcaster, twitch_token, outbox CASCADE");
  veraId = await addPerson(bench.database.pool, vera.id);
  await bench.signIn(vera);
});
afterEach(() => bench.simulator.faults.clear());

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await bench.database.pool.query<T>(sql, values)).rows;
const everything: FollowingQuery = { limit: 2500 };
const followed = async (query: FollowingQuery = everything) =>
  (await listFollowing(veraId, query, bench.database.pool)).items;
const logins = async () => (await followed()).map((row) => row.login).toSorted();
const changes = () =>
  rows<{ payload: { broadcasterId: string | null } }>(
    "SELECT payload FROM outbox WHERE kind = 'follow.changed' ORDER BY seq",
  );
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
const doImport = (minute = 0) => importFollows(veraId, { now: at(minute) }, deps());
/** Whether every broadcaster's follower_count is the number of its active follows. */
const wrongCounts = () =>
  rows(
    `SELECT id FROM broadcaster b
     WHERE follower_count <> (SELECT count(*) FROM follow f WHERE f.broadcaster_id = b.id AND f.active)`,
  );
const world = () => bench.simulator.world;

describe("an import of follows (F2)", () => {
  test("brings what Twitch lists, with pictures, and counts each broadcaster's followers", async () => {
    expect(await doImport()).toEqual({ gained: vera.follows, lost: 0 });
    const items = await followed();
    expect(items).toHaveLength(vera.follows);
    expect(items.every((row) => row.source === "twitch" && row.avatarUrl?.startsWith("http"))).toBe(true);
    expect(await wrongCounts()).toEqual([]);
    expect(await changes()).toEqual([{ payload: { userId: veraId, broadcasterId: null } }]);
  });

  test("done twice is done once: the second changes nothing and tells nobody", async () => {
    await doImport();
    expect(await doImport(1)).toEqual({ gained: 0, lost: 0 });
    expect(await changes()).toHaveLength(1);
    expect(await wrongCounts()).toEqual([]);
  });

  test("leaves what was chosen by hand, whatever Twitch lists", async () => {
    await doImport();
    const [first, second] = await followed();
    if (!first || !second) throw new Error("nothing was imported");
    await unfollow(veraId, first.id, deps());
    await followByLogin(veraId, second.login, deps());
    await setMuted(veraId, second.id, true, deps());
    const stranger = [...world().members()].find(
      (m) => !world().follows.has(vera.id, m.account.id) && m.account.id !== vera.id,
    );
    await followByLogin(veraId, stranger?.account.login ?? "", deps());
    world().unfollow(vera.login, second.login);
    await doImport(1);
    world().follow(vera.login, second.login);

    const after = new Map((await followed()).map((row) => [row.login, row]));
    expect(after.has(first.login)).toBe(false);
    expect(after.get(second.login)).toMatchObject({ source: "manual", muted: true });
    expect(after.get(stranger?.account.login ?? "")).toMatchObject({ source: "manual" });
    expect(await wrongCounts()).toEqual([]);
  });

  test("takes over what begins and ends on Twitch", async () => {
    await doImport();
    const [gone] = await followed();
    if (!gone) throw new Error("nothing was imported");
    world().unfollow(vera.login, gone.login);
    expect(await doImport(1)).toEqual({ gained: 0, lost: 1 });
    expect(await logins()).not.toContain(gone.login);
    world().follow(vera.login, gone.login);
    expect(await doImport(2)).toEqual({ gained: 1, lost: 0 });
    expect(await logins()).toContain(gone.login);
    expect(await wrongCounts()).toEqual([]);
  });

  test.each([
    ["an error", { kind: "status", status: 500 }],
    ["a truncated page", { kind: "truncate" }],
    ["a cursor that loops", { kind: "cursor-loop" }],
  ] as const)("that meets %s half-way changes nothing", async (_name, fault) => {
    const max = personas.max2000;
    const maxId = await addPerson(bench.database.pool, max.id);
    await bench.signIn(max);
    await addBroadcasters(bench.database.pool, ["7"], maxId);
    let pages = 0;
    const failing = bench.client({
      fetch: (address, init) => {
        // The first page is good: what fails is what comes after it.
        if (String(address).includes("/channels/followed") && ++pages === 2) {
          bench.simulator.faults.set({ endpoint: "helix/channels/followed", ...fault });
        }
        return fetch(address, init);
      },
    });
    await expect(importFollows(maxId, { now: at(0) }, { ...deps(), twitch: failing })).rejects.toThrow();
    expect(await rows("SELECT broadcaster_id FROM follow WHERE user_id = $1", [maxId])).toEqual([
      { broadcaster_id: "7" },
    ]);
    expect(await rows("SELECT follows_imported_at FROM person WHERE id = $1", [maxId])).toEqual([
      { follows_imported_at: null },
    ]);
    expect(await changes()).toEqual([]);
  });

  test("goes on without pictures when only those fail, and the next one fetches them", async () => {
    bench.simulator.faults.set({ kind: "status", endpoint: "helix/users", status: 503 });
    expect(await doImport()).toMatchObject({ gained: vera.follows });
    expect((await followed()).every((row) => row.avatarUrl === null && row.displayName !== "")).toBe(true);
    expect(warnings).toEqual([expect.stringContaining("profiles could not be read")]);
    bench.simulator.faults.clear();
    await doImport(1);
    expect((await followed()).every((row) => row.avatarUrl !== null)).toBe(true);
  });

  test("several at once for one person leave one result, and no lock in a circle", async () => {
    const results = await Promise.all([0, 1, 2, 3, 4].map((minute) => doImport(minute)));
    expect(results.reduce((sum, { gained }) => sum + gained, 0)).toBe(vera.follows);
    expect(await logins()).toHaveLength(vera.follows);
    expect(await wrongCounts()).toEqual([]);
  });

  test("that read earlier does not undo one that read later", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Twitch = {
      ...twitch,
      async listFollowedChannels(...call) {
        const listed = await twitch.listFollowedChannels(...call);
        await held;
        return listed;
      },
    };
    const early = importFollows(veraId, { now: at(0) }, { ...deps(), twitch: slow });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [gone] = [...world().members()].filter((member) => world().follows.has(vera.id, member.account.id));
    world().unfollow(vera.login, gone?.account.login ?? "");
    await doImport(1);
    release();
    expect(await early).toEqual({ gained: 0, lost: 0 });
    expect(await logins()).not.toContain(gone?.account.login);
    world().follow(vera.login, gone?.account.login ?? "");
  });

  test("many people at once, with the same broadcasters in other orders, all end and count right", async () => {
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, n) => addPerson(bench.database.pool, String(800_000 + n))),
    );
    const channels = Array.from({ length: 80 }, (_, n) => ({
      broadcasterId: String(n + 1),
      login: `c${n}`,
      displayName: `C${n}`,
      followedAt: at(0),
    }));
    const listing: Pick<Twitch, "getUsers" | "listFollowedChannels"> = {
      getUsers: async () => [],
      listFollowedChannels: async (id) => {
        const some = channels.filter((_, n) => (n + Number(id)) % 3 !== 0);
        return Number(id) % 2 ? some : some.toReversed();
      },
    };
    for (const minute of [0, 1]) {
      await Promise.all(
        people.map((id) => importFollows(id, { now: at(minute) }, { ...deps(), twitch: listing })),
      );
    }
    expect(await wrongCounts()).toEqual([]);
  });

  test("after a sign-in does not keep one waiting, and goes on by itself", async () => {
    bench.simulator.faults.set({ kind: "slow", endpoint: "helix/channels/followed", ms: 5_000 });
    await importAfterSignIn(veraId, deps(), 100);
    // It is back before Twitch has answered.
    expect(await logins()).toEqual([]);
    await expect.poll(logins, { timeout: 60_000 }).toHaveLength(vera.follows);
  });
});

describe("the daily job", () => {
  const context = (hours: number) => ({
    now: new Date(Date.UTC(2026, 10, 20, hours)),
    signal: new AbortController().signal,
    progress: () => undefined,
  });

  test("imports who is due and can be asked, whatever happens to others", async () => {
    const tomId = await addPerson(bench.database.pool, tom.id);
    await bench.signIn(tom);
    const unlucky = await addPerson(bench.database.pool, "123456789");
    await bench.signIn({ id: "123456789" });
    await rows("UPDATE twitch_token SET access_token = 'not sealed by us' WHERE owner = '123456789'");
    expect(await importDueFollows(context(0), deps())).toEqual({
      imported: 2,
      failed: 1,
      deferred: 0,
      gained: vera.follows + tom.follows,
      lost: 0,
    });
    expect(await rows("SELECT FROM follow WHERE user_id = $1", [tomId])).toHaveLength(tom.follows);
    expect(await rows("SELECT FROM follow WHERE user_id = $1", [unlucky])).toHaveLength(0);
  });

  test("comes again after a day and not before", async () => {
    await importDueFollows(context(0), deps());
    expect(await importDueFollows(context(23), deps())).toMatchObject({ imported: 0, failed: 0 });
    expect(await importDueFollows(context(25), deps())).toMatchObject({ imported: 1, gained: 0 });
  });

  test("passes over whose token is dead", async () => {
    await rows("UPDATE twitch_token SET invalid_at = now() WHERE owner = $1", [vera.id]);
    expect(await importDueFollows(context(0), deps())).toMatchObject({ imported: 0, failed: 0 });
  });

  test("gives up on a Twitch that is away, and leaves the rest for the next run", async () => {
    for (let n = 0; n < 30; n += 1) {
      const id = String(700_000 + n);
      await addPerson(bench.database.pool, id);
      await rows(
        `INSERT INTO twitch_token (owner, access_token, scopes, expires_at, validated_at)
         SELECT $1, access_token, scopes, expires_at, validated_at FROM twitch_token WHERE owner = $2`,
        [id, vera.id],
      );
    }
    const { TwitchError } = await import("@/lib/twitch");
    let asked = 0;
    const away = {
      ...twitch,
      listFollowedChannels: async () => {
        asked += 1;
        throw new TwitchError("unavailable", "Twitch answered 503.", { status: 503 });
      },
    };
    const result = await importDueFollows(context(0), { ...deps(), twitch: away });
    expect(result.failed).toBe(asked);
    expect(asked).toBeLessThan(15);
    expect(result).toMatchObject({ imported: 0, deferred: 31 - asked });
  });
});

describe("following by hand", () => {
  test("makes the broadcaster known and tells the person's other tabs, once", async () => {
    const row = await followByLogin(veraId, tom.login, deps());
    expect(row).toMatchObject({ id: tom.id, login: tom.login, source: "manual", muted: false, live: null });
    expect(await followByLogin(veraId, tom.login, deps())).toEqual(row);
    expect(await changes()).toEqual([{ payload: { userId: veraId, broadcasterId: tom.id } }]);
    expect(await wrongCounts()).toEqual([]);
  });

  test("of a login that does not exist says so, beside the field", async () => {
    await expect(followByLogin(veraId, "nobody_of_that_name", deps())).rejects.toMatchObject({
      code: "not_found",
      message: "There is no Twitch channel called nobody_of_that_name.",
      fields: [{ field: "login" }],
    });
  });

  test("after an unfollow brings back mute and date", async () => {
    await followByLogin(veraId, tom.login, deps());
    const before = await setMuted(veraId, tom.id, true, deps());
    await unfollow(veraId, tom.id, deps());
    await expect(getFollowed(veraId, tom.id, bench.database.pool)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await followByLogin(veraId, tom.login, deps())).toEqual(before);
  });

  test("unfollowing twice is fine; what was never followed is not found; nor is anything of somebody else", async () => {
    await followByLogin(veraId, tom.login, deps());
    const other = await addPerson(bench.database.pool, "5");
    await unfollow(veraId, tom.id, deps());
    await unfollow(veraId, tom.id, deps());
    expect(await changes()).toHaveLength(2);
    await expect(unfollow(other, tom.id, deps())).rejects.toMatchObject({ code: "not_found" });
    await expect(setMuted(other, tom.id, true, deps())).rejects.toMatchObject({ code: "not_found" });
    await expect(setMuted(veraId, tom.id, true, deps())).rejects.toMatchObject({ code: "not_found" });
    expect(await wrongCounts()).toEqual([]);
  });

  test("twenty at once count right", async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, n) => addPerson(bench.database.pool, String(n + 1))),
    );
    await Promise.all(people.map((id) => followByLogin(id, tom.login, deps())));
    await Promise.all(people.slice(5).map((id) => unfollow(id, tom.id, deps())));
    expect(await rows("SELECT follower_count FROM broadcaster WHERE id = $1", [tom.id])).toEqual([
      { follower_count: 5 },
    ]);
  });
});

describe("the list (F8)", () => {
  beforeEach(async () => {
    const ids = Array.from({ length: 30 }, (_, n) => String(n + 1));
    await addBroadcasters(bench.database.pool, ids, veraId);
    await rows(
      `INSERT INTO live_status (broadcaster_id, state, stream_id, title, viewer_count, started_at, last_seen_at, ended_at)
       SELECT id, CASE WHEN n % 3 = 0 THEN 'live' WHEN n % 7 = 0 THEN 'suspect' ELSE 'offline' END, 's' || id, 'Title ' || id,
         (n % 4) * 10, now() - interval '1 hour', now(), CASE WHEN n % 3 <> 0 AND n % 7 <> 0 THEN now() - (n % 5) * interval '1 day' END
       FROM (SELECT id, id::int AS n FROM broadcaster) b WHERE n % 11 <> 0`,
    );
  });

  test("has the live ones first by viewers, then by last live, then by name", async () => {
    const items = await followed();
    expect(items).toHaveLength(30);
    const live = items.filter((row) => row.live);
    expect(items.slice(0, live.length)).toEqual(live);
    expect(live.map((row) => row.live?.viewerCount)).toEqual(
      live.map((row) => row.live?.viewerCount ?? 0).toSorted((a, b) => b - a),
    );
    const lastLive = items.slice(live.length).map((row) => row.lastLiveAt ?? "");
    expect(lastLive).toEqual(lastLive.toSorted().toReversed());
    expect(items.find((row) => row.id === "7")?.live).not.toBeNull();
  });

  test.each([1, 4, 7, 29, 30])("in pages of %i gives each row once, in the same order", async (limit) => {
    const all = await followed();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFollowing(veraId, { limit, cursor }, bench.database.pool);
      expect(page.total).toBe(30);
      seen.push(...page.items.map((row) => row.id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.map((row) => row.id));
  });

  test("finds by a part of the name, live or not, and counts what it finds", async () => {
    const page = await listFollowing(veraId, { limit: 5, q: "NAME 1" }, bench.database.pool);
    expect(page.total).toBe(11);
    expect(page.items.every((row) => row.displayName.startsWith("Name 1"))).toBe(true);
    const live = await followed({ limit: 100, live: true });
    const offline = await followed({ limit: 100, live: false });
    expect(live.every((row) => row.live)).toBe(true);
    expect(live.length + offline.length).toBe(30);
    expect(await followed({ limit: 5, q: "100%_'; DROP" })).toEqual([]);
  });

  test.each(["x", "W10", encodeURIComponent(btoa('["a",1,"b","c"]')), btoa("[1,2,3]")])(
    "refuses the cursor %s",
    async (cursor) => {
      await expect(listFollowing(veraId, { limit: 5, cursor }, bench.database.pool)).rejects.toMatchObject({
        code: "bad_request",
        fields: [{ field: "cursor" }],
      });
    },
  );
});
