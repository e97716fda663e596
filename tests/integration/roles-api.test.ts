import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as channels from "@/app/api/v1/bot/channels/route";
import { now } from "@/lib/env/clock";
import { encodeCursor } from "@/lib/kernel/cursor";
import { refreshPerson, syncDueRoles } from "@/lib/roles";
import { processDeps } from "@/lib/roles/deps";
import type {
  PersonRefreshed,
  PersonRoles,
  RoleDrift,
  RoleMemberList,
  RoleSyncRunList,
  RoleSyncStatus,
} from "@/lib/roles/schema";
import { ROLE_SCOPES } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { type Call, call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";
import { roleRoutes } from "../support/role-api-routes";
import { ROLE_TABLES } from "../support/roles";

const { kaya, luna, olga, vera, tom } = personas;
const ALL = ["user:read:email", "user:read:follows", ...Object.values(ROLE_SCOPES)];
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  jars[kaya.login] = (await signIn(kaya, {}, "/dashboard", ALL)).jar;
  for (const who of [olga, vera]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, kaya.id, { login: kaya.login });
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.database.pool.query(`TRUNCATE ${ROLE_TABLES}`);
  await app.database.pool.query("UPDATE channel SET join_wanted = true");
});

const handlers = new Map(roleRoutes.map(([name, handler]) => [name, handler]));
function ask(
  name: string,
  {
    who = kaya.login,
    body,
    query = "",
    ...more
  }: { who?: string; body?: unknown; query?: string; id?: string } = {},
) {
  const [method = "GET", template = ""] = name.split(" ");
  const params: Record<string, string> = { login: kaya.login, ...more };
  const path = `/api/v1${template.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? "")}${query}`;
  const handler = handlers.get(name);
  if (!handler) throw new Error(`no route ${name}`);
  const asked: Call = { method, path, params, jar: jars[who] ?? {}, ...(body === undefined ? {} : { body }) };
  return call(handler, asked);
}
const runJob = () =>
  syncDueRoles(processDeps(), {
    now: now(),
    signal: new AbortController().signal,
    progress: () => undefined,
  });
const status = async () => json<RoleSyncStatus>(await ask("GET /channels/{login}/roles/status"));
const runs = async (query = "") =>
  json<RoleSyncRunList>(await ask("GET /channels/{login}/roles/runs", { query }));
const members = async (query: string) =>
  json<RoleMemberList>(await ask("GET /channels/{login}/roles", { query }));
const drift = async (id: string, query = "") =>
  json<RoleDrift>(await ask("GET /channels/{login}/roles/runs/{id}", { id, query }));
/** As if all syncs had been so much longer ago. */
const letPass = (time: string) =>
  app.database.pool.query(
    `WITH run AS (UPDATE role_sync_run SET started_at = started_at - $1::interval, ended_at = ended_at - $1::interval),
       period AS (UPDATE channel_role SET granted_at = granted_at - $1::interval, revoked_at = revoked_at - $1::interval)
     UPDATE role_sync SET subscribers_read_at = subscribers_read_at - $1::interval,
       vips_read_at = vips_read_at - $1::interval, moderators_read_at = moderators_read_at - $1::interval`,
    [time],
  );

describe("who may", () => {
  const OWN = [
    "GET /channels/{login}/roles",
    "GET /channels/{login}/roles/runs/{id}",
    "GET /channels/{login}/roles/people/{id}",
  ];
  test.each(roleRoutes.map(([name]) => name))(
    "%s: for the owner, and 404 for whoever it is none of their business",
    async (name) => {
      const { rows } = await app.database.pool.query<{ id: string }>(
        "INSERT INTO role_sync_run (channel_id, source, started_at) VALUES ($1, 'startup', now()) RETURNING id",
        [kaya.id],
      );
      const sent = name.startsWith("PUT") ? { body: { intervalMinutes: 60 } } : {};
      // Another person each time, as one may be looked at once in half a minute.
      const asAll = [kaya, vera, olga].map(({ login: who }, nth) =>
        ask(name, { who, id: name.includes("runs") ? (rows[0]?.id ?? "") : `${nth}`, ...sent }),
      );
      const [owner, anybody, operator] = (await Promise.all(asAll)).map((answer) => answer.status);
      expect(owner).toBeLessThan(300);
      expect(anybody).toBe(404);
      if (OWN.includes(name)) expect(operator).toBe(404);
      else expect(operator).toBeLessThan(300);
    },
  );
  test("a channel that was never connected is not found", async () => {
    const path = `/api/v1/channels/${tom.login}/roles/status`;
    const handler = handlers.get("GET /channels/{login}/roles/status");
    if (!handler) throw new Error("no route");
    const answer = await call(handler, { path, params: { login: tom.login }, jar: jars[olga.login] ?? {} });
    expect(answer.status).toBe(404);
  });
});

describe("a sync by hand", () => {
  test("is asked for once, begins soon, and may be asked for again in five minutes", async () => {
    expect(await status()).toMatchObject({ health: "never", manualAgainAt: null, missingScopes: [] });
    const first = await ask("POST /channels/{login}/roles/sync");
    expect([first.status, await first.json()]).toEqual([202, { alreadyAsked: false }]);
    expect(await (await ask("POST /channels/{login}/roles/sync")).json()).toEqual({ alreadyAsked: true });
    expect(await status()).toMatchObject({ health: "syncing" });
    expect(await runJob()).toMatchObject({ whole: 1 });
    const after = await status();
    expect(after).toMatchObject({
      ...{
        health: "healthy",
        running: null,
        last: { source: "manual-ui", state: "succeeded", subCount: 25 },
      },
      lists: { subscriber: { count: 25 }, vip: { count: 2 }, moderator: { count: 3 } },
    });
    const again = await ask("POST /channels/{login}/roles/sync");
    expect(again.status).toBe(429);
    const seconds = Number(again.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(290);
    expect(seconds).toBeLessThanOrEqual(300);
    expect(Date.parse(after.manualAgainAt ?? "")).toBeGreaterThan(Date.now() + 290_000);
    await letPass("5 minutes");
    expect((await ask("POST /channels/{login}/roles/sync")).status).toBe(202);
  });
  test("not of a channel that the bot was made to leave", async () => {
    await app.database.pool.query("UPDATE channel SET join_wanted = false");
    expect((await ask("POST /channels/{login}/roles/sync")).status).toBe(409);
  });
});

test("a channel that its streamer connects is synced at once, and not again by connecting it again", async () => {
  const jar = (await signIn(luna, {}, "/dashboard", ALL)).jar;
  const connect = () =>
    call(channels.POST, { method: "POST", path: "/api/v1/bot/channels", jar, body: { login: luna.login } });
  expect((await connect()).status).toBeLessThan(300);
  expect((await connect()).status).toBeLessThan(300);
  const { rows } = await app.database.pool.query("SELECT payload FROM outbox WHERE kind = 'roles.asked'");
  expect(rows).toEqual([{ payload: { channelId: luna.id, source: "oauth-connect" } }]);
  await runJob();
  const made = await app.database.pool.query(
    "SELECT source, state FROM role_sync_run WHERE channel_id = $1",
    [luna.id],
  );
  expect(made.rows).toEqual([{ source: "oauth-connect", state: "succeeded" }]);
  await app.database.pool.query("DELETE FROM channel WHERE broadcaster_id = $1", [luna.id]);
});

test("the log of syncs comes page by page, and each says what it changed and why", async () => {
  const { world } = app.simulator;
  await ask("POST /channels/{login}/roles/sync");
  await runJob();
  await letPass("30 minutes");
  world.roles.fill(kaya.login, "vip", 1);
  world.roles.grant(kaya.login, "moderator", vera.login);
  const [subscriber] = world.roles.list(kaya.id, "subscriber");
  const tier = subscriber?.standing.subscription?.tier === "3000" ? "1000" : "3000";
  world.roles.grant(kaya.login, "subscriber", subscriber?.person.id ?? "", { tier });
  await runJob();
  const first = await runs("?limit=1");
  expect(first.items).toMatchObject([
    { source: "background-30min", state: "succeeded", granted: 2, revoked: 2, firstLists: [], success: true },
  ]);
  const second = await runs(`?limit=1&cursor=${first.next_cursor}`);
  expect(second).toMatchObject({ items: [{ source: "manual-ui", granted: 30 }], next_cursor: null });
  expect(second.items[0]?.firstLists.toSorted()).toEqual(["moderator", "subscriber", "vip"]);

  const [run] = first.items;
  const changes = await drift(run?.id ?? "");
  expect(changes.run).toEqual(run);
  expect(changes.items.map(({ role, change }) => `${role} ${change}`)).toEqual([
    "moderator granted",
    "subscriber changed",
    "vip revoked",
  ]);
  expect(changes.items[1]).toMatchObject({ userId: subscriber?.person.id, after: { tier } });
  const page = await drift(run?.id ?? "", "?limit=2");
  const rest = await drift(run?.id ?? "", `?limit=2&cursor=${page.next_cursor}`);
  expect([...page.items, ...rest.items]).toEqual(changes.items);
  expect(rest.next_cursor).toBeNull();
  const missing = await ask("GET /channels/{login}/roles/runs/{id}", {
    id: "0190c0de-0000-7000-8000-000000000001",
  });
  expect(missing.status).toBe(404);
});

test("members come by login, page by page, and are found by a part of their name", async () => {
  await runJob();
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: RoleMemberList = await members(`?role=subscriber&limit=10${cursor && `&cursor=${cursor}`}`);
    expect(page.total).toBe(25);
    seen.push(...page.items.map(({ login }) => login));
    cursor = page.next_cursor;
  }
  expect(seen).toHaveLength(25);
  expect(seen).toEqual(seen.toSorted((a, b) => (a < b ? -1 : 1)));
  const [wanted = ""] = seen;
  const found = await members(`?role=subscriber&q=${wanted.slice(1).toUpperCase()}`);
  expect(found.items.map(({ login }) => login)).toContain(wanted);
  expect((await members("?role=vip&q=nobody-like-this")).items).toEqual([]);
});

test.each(["?cursor=abc", "?cursor=WzFd", "?limit=0", "?limit=101", "?role=king", "?q=%00"])(
  "%s is refused",
  async (query) => {
    const { status: answer } = await ask("GET /channels/{login}/roles", { query });
    expect([400, 422]).toContain(answer);
  },
);

test("a place among the syncs before any time that can be stored is refused", async () => {
  const cursor = encodeCursor([-8.64e15, "01900000-0000-7000-8000-000000000000"]);
  const { status: answer } = await ask("GET /channels/{login}/roles/runs", { query: `?cursor=${cursor}` });
  expect(answer).toBe(400);
});

describe("settings", () => {
  test("5 minutes to 24 hours", async () => {
    const put = (intervalMinutes: unknown) =>
      ask("PUT /channels/{login}/roles/settings", { body: { intervalMinutes } });
    expect((await put(4)).status).toBe(422);
    expect((await put(1_441)).status).toBe(422);
    expect((await put(7.5)).status).toBe(422);
    expect(await json<RoleSyncStatus>(await put(5))).toMatchObject({ intervalMinutes: 5 });
    expect((await status()).intervalMinutes).toBe(5);
  });
});

describe("one person", () => {
  const of = async (id: string) =>
    json<PersonRoles>(await ask("GET /channels/{login}/roles/people/{id}", { id }));
  const refresh = (id: string) => ask("POST /channels/{login}/roles/people/{id}/refresh", { id });

  test("what they are and were, the latest first", async () => {
    const { roles } = app.simulator.world;
    roles.grant(kaya.login, "vip", tom.login);
    await runJob();
    await letPass("30 minutes");
    roles.revoke(kaya.login, "vip", tom.login);
    roles.grant(kaya.login, "subscriber", tom.login, { tier: "2000" });
    await runJob();
    expect(await of(tom.id)).toMatchObject({
      userId: tom.id,
      items: [
        { role: "subscriber", tier: "2000", revokedAt: null },
        { role: "vip", tier: null, revokedAt: expect.any(String) },
      ],
    });
    roles.revoke(kaya.login, "subscriber", tom.login);
  });

  test("asked of Twitch at once, and nobody else is touched", async () => {
    const { world } = app.simulator;
    await runJob();
    const before = (await members("?role=vip")).items;
    world.roles.grant(kaya.login, "vip", tom.login);
    const [other] = world.roles.list(kaya.id, "subscriber");
    world.roles.revoke(kaya.login, "subscriber", other?.person.id ?? "");
    expect(await json<PersonRefreshed>(await refresh(tom.id))).toEqual({ errors: [] });
    expect((await of(tom.id)).items).toMatchObject([{ role: "vip", revokedAt: null }]);
    expect((await members("?role=vip")).items).toHaveLength(before.length + 1);
    expect((await of(other?.person.id ?? "")).items[0]?.revokedAt).toBeNull();
    expect((await runs()).items).toHaveLength(1);
    const { rows } = await app.database.pool.query(
      "SELECT payload FROM outbox WHERE kind = 'roles.changed' ORDER BY seq DESC LIMIT 1",
    );
    expect(rows).toEqual([
      { payload: { channelId: kaya.id, role: "vip", granted: [tom.id], revoked: [], changed: [] } },
    ]);
    world.roles.revoke(kaya.login, "vip", tom.login);
  });

  test("once in half a minute", async () => {
    expect((await refresh("77")).status).toBe(200);
    const again = await refresh("77");
    expect([again.status, Number(again.headers.get("retry-after")) > 25]).toEqual([429, true]);
    expect((await refresh("78")).status).toBe(200);
  });

  test("what Twitch does not say is told, and changes nothing", async () => {
    await runJob();
    const [vip] = (await members("?role=vip")).items;
    app.simulator.faults.set({ kind: "status", status: 403, message: "no", endpoint: "helix/channels/vips" });
    const person = {
      id: "",
      twitchId: kaya.id,
      login: kaya.login,
      name: "Kaya",
      image: null,
      operator: false,
    };
    expect(await refreshPerson(person, kaya.login, vip?.userId ?? "")).toEqual({
      errors: ["VIPs: 403 Forbidden"],
    });
    app.simulator.faults.clear();
    expect((await of(vip?.userId ?? "")).items).toContainEqual(
      expect.objectContaining({ role: "vip", revokedAt: null }),
    );
  });
  test("an id that is none is refused", async () => {
    expect((await refresh("a'b")).status).toBe(400);
  });
});
