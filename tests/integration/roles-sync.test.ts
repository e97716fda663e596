import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DomainEvent } from "@/lib/events/schema";
import type { ChannelRole, SyncSource } from "@/lib/roles/schema";
import { syncRoles } from "@/lib/roles/sync-roles";
import { TwitchError } from "@/lib/twitch";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { eventually } from "../support/eventually";
import {
  barrier,
  people,
  periodsOf,
  ROLE_TABLES,
  type RoleStage,
  roleDeps,
  roleStage,
  someone,
} from "../support/roles";

const CHANNEL = "9001";
const START = new Date("2026-11-20T18:00:00.000Z");
const minutesLater = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const NO_SCOPE = new TwitchError("missing_scope", "Twitch answered 401 to Get VIPs: Missing scope.", {
  status: 401,
});
const AWAY = new TwitchError("unavailable", "Twitch answered 503 to Get Moderators.", { status: 503 });

let database: TestDatabase;
let stage: RoleStage;
let now = START;

beforeAll(async () => {
  database = await testDatabase();
  await addChannel(database.pool, CHANNEL);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query(`TRUNCATE ${ROLE_TABLES}`);
  stage = roleStage();
  stage.lists = { subscriber: people(25), vip: people(2), moderator: people(3, 20) };
  now = START;
});

const sync = (source: SyncSource = "background-30min", signal = new AbortController().signal) =>
  syncRoles(
    roleDeps(database.pool, stage.twitch, () => now),
    { channelId: CHANNEL, source, now, signal },
  );
/** The next one, as long after as the guard asks for. */
const syncLater = () => {
  now = new Date(now.getTime() + 30 * 60_000);
  return sync();
};
const held = async (role: ChannelRole) =>
  (await periodsOf(database.pool, CHANNEL)).filter((one) => one.role === role && one.revokedAt === null);
const heldIds = async (role: ChannelRole) =>
  (await held(role)).map(({ userId }) => userId).toSorted((a, b) => Number(a) - Number(b));
const runs = async () =>
  (
    await database.pool.query(
      `SELECT source, state, sub_count AS "subs", vip_count AS "vips", mod_count AS "mods", granted, revoked, errors,
         missing_scopes AS "missing", first_lists AS "first", ended_at IS NOT NULL AS ended
       FROM role_sync_run ORDER BY started_at, id`,
    )
  ).rows;
const events = async () =>
  (await database.pool.query<DomainEvent>("SELECT kind, payload FROM outbox ORDER BY seq")).rows;
const lease = async () =>
  (await database.pool.query("SELECT leased_by, leased_until FROM role_sync")).rows[0];
/** As if the worker had died a minute ago. */
const letLeaseRunOut = () =>
  database.pool.query("UPDATE role_sync SET leased_until = clock_timestamp() - interval '1 second'");

test("25 subscribers, 2 VIPs and 3 moderators", async () => {
  expect(await sync("startup")).toEqual({
    success: true,
    subCount: 25,
    vipCount: 2,
    modCount: 3,
    errors: [],
  });
  expect(
    [await held("subscriber"), await held("vip"), await held("moderator")].map((all) => all.length),
  ).toEqual([25, 2, 3]);
  expect(await runs()).toEqual([
    {
      ...{ source: "startup", state: "succeeded", subs: 25, vips: 2, mods: 3, granted: 30, revoked: 0 },
      ...{
        errors: [],
        missing: [],
        ended: true,
        first: expect.arrayContaining(["subscriber", "vip", "moderator"]),
      },
    },
  ]);
  expect(await lease()).toEqual({ leased_by: null, leased_until: null });
  const { rows } = await database.pool.query(
    "SELECT subscribers, vips, moderators, subscribers_read_at AS at FROM role_sync",
  );
  expect(rows).toEqual([{ subscribers: 25, vips: 2, moderators: 3, at: START }]);
});

test("it is told when it begins, what it changed, and how it ended", async () => {
  stage.lists.subscriber = people(2_500);
  await sync();
  const told = await events();
  const states = told.flatMap((event) => (event.kind === "roles.synced" ? [event.payload.state] : []));
  expect(states).toEqual(["running", "succeeded"]);
  expect([told[0]?.kind, told.at(-1)?.kind]).toEqual(["roles.synced", "roles.synced"]);
  const granted = told.flatMap((event) =>
    event.kind === "roles.changed" && event.payload.role === "subscriber" ? [event.payload.granted] : [],
  );
  expect(granted.map((ids) => ids.length)).toEqual([1_000, 1_000, 500]);
  expect(new Set(granted.flat()).size).toBe(2_500);
});

test("a second sync changes nothing and tells of nothing but itself", async () => {
  await sync();
  const before = await periodsOf(database.pool, CHANNEL);
  await syncLater();
  expect(await periodsOf(database.pool, CHANNEL)).toEqual(before);
  expect((await events()).filter(({ kind }) => kind === "roles.changed")).toHaveLength(3);
  expect((await runs()).at(-1)).toMatchObject({ granted: 0, revoked: 0, first: [] });
});

test("who is gone has lost the role, and what was stays on record", async () => {
  await sync();
  stage.lists.subscriber = people(24);
  stage.lists.vip = [];
  await syncLater();
  expect(await heldIds("subscriber")).not.toContain("25");
  const vips = (await periodsOf(database.pool, CHANNEL)).filter(({ role }) => role === "vip");
  expect(vips.map(({ grantedAt, revokedAt }) => [grantedAt, revokedAt])).toEqual([
    [START, now],
    [START, now],
  ]);
  expect((await runs()).at(-1)).toMatchObject({ granted: 0, revoked: 3 });
  stage.lists.vip = people(1);
  await syncLater();
  expect(await heldIds("vip")).toEqual(["1"]);
  const first = (await periodsOf(database.pool, CHANNEL)).filter(
    (one) => one.role === "vip" && one.userId === "1",
  );
  expect(first).toHaveLength(2);
});

test("another tier ends a period and begins one; another login does not", async () => {
  await sync();
  stage.lists.subscriber = people(25).map((one) => {
    if (one.id === "1") return { ...one, tier: "3000" };
    if (one.id === "2") return { ...one, login: "renamed", displayName: "Renamed" };
    return one;
  });
  await syncLater();
  const of = async (id: string) =>
    (await periodsOf(database.pool, CHANNEL)).filter((one) => one.role === "subscriber" && one.userId === id);
  expect((await of("1")).map(({ tier, revokedAt }) => [tier, revokedAt])).toEqual([
    ["1000", now],
    ["3000", null],
  ]);
  expect(await of("2")).toMatchObject([
    { login: "renamed", displayName: "Renamed", grantedAt: START, revokedAt: null },
  ]);
  const changed = (await events())
    .flatMap((event) => (event.kind === "roles.changed" ? [event.payload] : []))
    .at(-1);
  expect(changed).toEqual({
    channelId: CHANNEL,
    role: "subscriber",
    granted: [],
    revoked: [],
    changed: ["1"],
  });
});

describe("what Twitch does not give", () => {
  test("one list refused: the others are applied, and of it nothing changes", async () => {
    await sync();
    stage.lists = { subscriber: people(20), vip: [], moderator: people(5, 20) };
    stage.during.vip = () => {
      throw NO_SCOPE;
    };
    expect(await syncLater()).toEqual({
      success: false,
      subCount: 20,
      vipCount: null,
      modCount: 5,
      errors: ["VIPs: 401 Unauthorized - missing channel:read:vips scope"],
    });
    expect(await heldIds("vip")).toEqual(["1", "2"]);
    expect(await heldIds("subscriber")).toHaveLength(20);
    expect((await runs()).at(-1)).toMatchObject({
      ...{ state: "partial", subs: 20, vips: null, mods: 5, missing: ["channel:read:vips"] },
      errors: ["VIPs: 401 Unauthorized - missing channel:read:vips scope"],
    });
    const { rows } = await database.pool.query("SELECT vips, vips_read_at AS at FROM role_sync");
    expect(rows).toEqual([{ vips: 2, at: START }]);
  });

  test("a list that breaks off half-way, after others were applied", async () => {
    await sync();
    stage.lists = { subscriber: [], vip: [], moderator: [] };
    stage.during.subscriber = async () => {
      await eventually(async () => expect(await heldIds("moderator")).toEqual([]));
      throw AWAY;
    };
    expect(await syncLater()).toMatchObject({
      errors: ["Subscribers: 503 Service Unavailable"],
      modCount: 0,
    });
    expect(await heldIds("subscriber")).toHaveLength(25);
  });

  test("nothing at all", async () => {
    for (const role of ["subscriber", "vip", "moderator"] as const) {
      stage.during[role] = () => {
        throw AWAY;
      };
    }
    expect(await sync()).toMatchObject({ success: false, subCount: null, vipCount: null, modCount: null });
    expect((await runs())[0]).toMatchObject({ state: "failed", first: [], missing: [] });
    expect(await periodsOf(database.pool, CHANNEL)).toEqual([]);
    expect(await lease()).toEqual({ leased_by: null, leased_until: null });
  });

  test("a list that we cannot store fails alone, and whoever called hears of it", async () => {
    stage.lists.vip = [someone(1, { login: "a\0b" })];
    await expect(sync()).rejects.toThrow();
    expect((await runs())[0]).toMatchObject({
      ...{ state: "partial", subs: 25, vips: null, mods: 3 },
      errors: ["VIPs: could not be stored"],
    });
  });
});

describe("a list that is allowed later", () => {
  test("is the first of its kind then, and only then", async () => {
    stage.during.vip = () => {
      throw NO_SCOPE;
    };
    await sync();
    delete stage.during.vip;
    await syncLater();
    await syncLater();
    expect((await runs()).map(({ first }) => first.toSorted())).toEqual([
      ["moderator", "subscriber"],
      ["vip"],
      [],
    ]);
  });
});

describe("one at a time", () => {
  test("two workers at once: one does it", async () => {
    const { opened, open } = barrier();
    stage.during.vip = () => opened;
    let turnedAway = 0;
    const syncing = (["manual-ui", "startup", "stream-start"] as const).map(async (source) => {
      const result = await sync(source);
      if (result === null) turnedAway += 1;
      return result;
    });
    // Whoever came first goes on until the others were turned away; else they would only come later.
    await eventually(() => expect(turnedAway).toBe(2));
    open();
    const results = await Promise.all(syncing);
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await runs()).toHaveLength(1);
    expect(await heldIds("subscriber")).toHaveLength(25);
  });

  test("never twice within five minutes for the same source, and other sources do not wait", async () => {
    await sync("manual-ui");
    now = minutesLater(4.9);
    expect(await sync("manual-ui")).toBeNull();
    expect(await sync("startup")).not.toBeNull();
    now = minutesLater(5);
    expect(await sync("manual-ui")).not.toBeNull();
  });

  test("what was asked for before is done with it, and nothing else", async () => {
    await database.pool.query(
      "INSERT INTO role_sync_ask (channel_id, source) VALUES ($1, 'startup'), ($1, 'manual-ui')",
      [CHANNEL],
    );
    const { opened, open } = barrier();
    stage.during.vip = () => opened;
    const syncing = sync("manual-ui");
    await eventually(async () =>
      expect((await database.pool.query("SELECT FROM role_sync_ask")).rowCount).toBe(0),
    );
    await database.pool.query("INSERT INTO role_sync_ask (channel_id, source) VALUES ($1, 'manual-ui')", [
      CHANNEL,
    ]);
    open();
    await syncing;
    expect((await database.pool.query("SELECT FROM role_sync_ask")).rowCount).toBe(1);
  });

  test("a channel that is none is not synced", async () => {
    const request = {
      channelId: "404",
      source: "manual-ui",
      now,
      signal: new AbortController().signal,
    } as const;
    expect(
      await syncRoles(
        roleDeps(database.pool, stage.twitch, () => now),
        request,
      ),
    ).toBeNull();
  });
});

describe("dying", () => {
  test("between two lists: the next run ends the dead one and does the rest; the dead one writes nothing more", async () => {
    const { opened, open } = barrier();
    stage.during.subscriber = () => opened;
    const dead = sync("manual-ui");
    await eventually(async () => expect(await heldIds("moderator")).toHaveLength(3));
    expect(await heldIds("subscriber")).toEqual([]);

    now = minutesLater(6);
    expect(await sync("startup")).toBeNull();
    await letLeaseRunOut();
    stage.during = {};
    stage.lists.subscriber = people(10);
    expect(await sync("startup")).toMatchObject({ success: true, subCount: 10 });
    open();
    expect(await dead).toBeNull();
    expect(await heldIds("subscriber")).toHaveLength(10);
    expect((await runs()).map(({ state, first }) => [state, first.toSorted()])).toEqual([
      ["abandoned", ["moderator", "vip"]],
      ["succeeded", ["subscriber"]],
    ]);
    const states = (await events()).flatMap((event) =>
      event.kind === "roles.synced" ? [`${event.payload.source} ${event.payload.state}`] : [],
    );
    expect(states).toEqual([
      "manual-ui running",
      "manual-ui abandoned",
      "startup running",
      "startup succeeded",
    ]);
  });

  test("told to end: what was applied stays, the channel is free at once, and nothing is said to have failed", async () => {
    const stopping = new AbortController();
    stage.during.subscriber = (signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    const syncing = sync("manual-ui", stopping.signal);
    await eventually(async () => expect(await heldIds("moderator")).toHaveLength(3));
    stopping.abort(new Error("the worker stops"));
    await expect(syncing).rejects.toThrow("the worker stops");
    expect(await runs()).toMatchObject([{ state: "abandoned", errors: [], mods: 3, subs: null }]);
    expect(await lease()).toEqual({ leased_by: null, leased_until: null });
  });
});

test("what is learned of somebody while a list is read is newer than the list", async () => {
  await sync();
  stage.lists.vip = [someone(1), someone(3)];
  const { opened, open } = barrier();
  stage.during.vip = () => opened;
  const syncing = syncLater();
  await eventually(async () => expect((await lease())?.leased_by).not.toBeNull());
  const later = new Date(now.getTime() + 1_000);
  await database.pool.query(
    "UPDATE channel_role SET revoked_at = $2 WHERE channel_id = $1 AND role = 'vip' AND user_id = '1'",
    [CHANNEL, later],
  );
  await database.pool.query(
    `INSERT INTO channel_role (channel_id, role, user_id, login, display_name, granted_at)
     VALUES ($1, 'vip', '4', 'user4', 'User4', $2)`,
    [CHANNEL, later],
  );
  open();
  await syncing;
  expect(await heldIds("vip")).toEqual(["3", "4"]);
});
