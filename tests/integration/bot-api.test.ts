import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as channelRoute from "@/app/api/v1/bot/channels/[login]/route";
import * as channelsRoute from "@/app/api/v1/bot/channels/route";
import * as statusRoute from "@/app/api/v1/bot/status/route";
import { putSign, renew, takeFree } from "@/lib/bot/repository-leases";
import { botStatus, type ConnectedChannel, connectedChannel } from "@/lib/bot/schema";
import { loadCandidates } from "@/lib/live/repository";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { gapsOf } from "../support/bots";

// K1 C3a C4: connecting a channel, as programs ask for it.

let app: TestApp;
let kaya: Jar;
let vera: Jar;
let olga: Jar;
beforeAll(async () => {
  app = await startTestApp();
  kaya = (await signIn(personas.kaya)).jar;
  vera = (await signIn(personas.vera)).jar;
  olga = (await signIn(personas.olga)).jar;
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.database.pool.query(
    "DELETE FROM channel; DELETE FROM chat_gap; DELETE FROM bot; DELETE FROM outbox",
  );
});

const path = "/api/v1/bot/channels";
const join = (jar: Jar, body: object) => call(channelsRoute.POST, { method: "POST", path, jar, body });
const at = (login: string) => ({ path: `${path}/${login}`, params: { login } });
const look = (jar: Jar, login: string) => call(channelRoute.GET, { jar, ...at(login) });
const change = (jar: Jar, login: string, body: object) =>
  call(channelRoute.PATCH, { method: "PATCH", jar, body, ...at(login) });
const leave = (jar: Jar, login: string) => call(channelRoute.DELETE, { method: "DELETE", jar, ...at(login) });
const list = async (jar: Jar) =>
  (await json<{ items: ConnectedChannel[] }>(await call(channelsRoute.GET, { path, jar }))).items;
const changes = async () =>
  (
    await app.database.pool.query<{ change: string }>(
      "SELECT payload->>'change' AS change FROM outbox WHERE kind = 'channel.changed' ORDER BY seq",
    )
  ).rows.map((row) => row.change);

test("the owner connects their channel: it waits for a bot, and the ledger says that it is not read", async () => {
  const answer = await join(kaya, { login: personas.kaya.login });
  expect(answer.status).toBe(200);
  expect(connectedChannel.parse(await answer.json())).toMatchObject({
    channel: { id: personas.kaya.id },
    joinWanted: true,
    logging: true,
    authorisedBy: "owner",
    readers: "moderators",
    state: "waiting",
    gap: { reason: "joining" },
  });
  expect(await gapsOf(app.database.pool)).toMatchObject([{ channelId: personas.kaya.id, to: null }]);
  expect(await changes()).toEqual(["connected"]);
  await join(kaya, { login: personas.kaya.login });
  expect(await gapsOf(app.database.pool)).toHaveLength(1);
});

test("a channel that is connected has its clips read at once, and not again by connecting it again", async () => {
  const asked = async () =>
    (await app.database.pool.query("SELECT payload FROM outbox WHERE kind = 'clips.asked'")).rows;
  const login = personas.kaya.login;
  await join(kaya, { login });
  await join(kaya, { login });
  expect(await asked()).toEqual([{ payload: { channelId: personas.kaya.id } }]);
  await leave(kaya, login);
  await join(kaya, { login });
  expect(await asked()).toHaveLength(2);
});

test("nobody connects somebody else's channel, but an operator who says why", async () => {
  const login = personas.kaya.login;
  expect((await join(vera, { login })).status).toBe(403);
  const unexplained = await join(olga, { login });
  expect(unexplained.status).toBe(422);
  expect(await unexplained.json()).toMatchObject({ fields: [{ field: "reason" }] });
  const answer = await join(olga, { login, reason: "Kaya asked by email" });
  expect(await answer.json()).toMatchObject({
    authorisedBy: "operator",
    authorisedByName: expect.any(String),
  });
  const { rows } = await app.database.pool.query("SELECT reason FROM channel");
  expect(rows).toEqual([{ reason: "Kaya asked by email" }]);
  expect((await join(olga, { login: "nobody_has_this_login", reason: "why not" })).status).toBe(404);
});

test("an operator cannot bring a bot back that the owner had leave, nor switch the log on, nor say who reads", async () => {
  const login = personas.kaya.login;
  await join(olga, { login, reason: "Kaya asked by email" });
  expect((await change(olga, login, { readers: "owner" })).status).toBe(403);
  await change(kaya, login, { logging: false });
  expect((await change(olga, login, { logging: true })).status).toBe(403);
  expect((await leave(kaya, login)).status).toBe(200);
  expect((await join(olga, { login, reason: "but I want to" })).status).toBe(409);
  expect((await join(kaya, { login })).status).toBe(200);
});

test("leaving closes the gap and keeps the log; what is not wanted is no gap", async () => {
  const login = personas.kaya.login;
  await join(kaya, { login });
  const answer = await leave(kaya, login);
  expect(await answer.json()).toMatchObject({ joinWanted: false, state: "left", gap: null });
  expect((await gapsOf(app.database.pool)).every(({ to }) => to !== null)).toBe(true);
  expect((await leave(kaya, login)).status).toBe(200);
  expect(await changes()).toEqual(["connected", "left"]);
});

test("settings change one by one; a log that is switched off has no gap, and one that is switched on has until it is read", async () => {
  const login = personas.kaya.login;
  await join(kaya, { login });
  expect(await json(await change(kaya, login, { retentionDays: 7 }))).toMatchObject({
    retentionDays: 7,
    readers: "moderators",
    instanceRetentionDays: 90,
  });
  expect(await json(await change(kaya, login, { readers: "owner" }))).toMatchObject({ retentionDays: 7 });
  expect(await json(await change(kaya, login, { retentionDays: null }))).toMatchObject({
    retentionDays: null,
  });
  expect(await json(await change(kaya, login, { logging: false }))).toMatchObject({ gap: null });
  expect(await json(await change(kaya, login, { logging: true }))).toMatchObject({
    gap: { reason: "joining" },
  });
  expect((await change(kaya, login, { retentionDays: 0 })).status).toBe(422);
  expect((await change(kaya, login, { readers: "everybody" })).status).toBe(422);
});

test("everybody sees their own channels, operators all; others' are not there", async () => {
  await join(kaya, { login: personas.kaya.login });
  await join(vera, { login: personas.vera.login });
  expect((await list(kaya)).map(({ channel }) => channel.login)).toEqual([personas.kaya.login]);
  expect(await list(olga)).toHaveLength(2);
  expect((await look(vera, personas.kaya.login)).status).toBe(404);
  expect((await look(vera, "never_connected")).status).toBe(404);
  expect((await leave(vera, personas.kaya.login)).status).toBe(404);
  expect((await look(olga, personas.kaya.login)).status).toBe(200);
});

test("the hundred-and-first channel is refused with the reason; one that lets the bot in costs nothing", async () => {
  const { pool } = app.database;
  await pool.query(
    `INSERT INTO broadcaster (id, login, display_name) SELECT 'b' || n, 'budget' || n, '' FROM generate_series(1, 100) n`,
  );
  await pool.query(
    "INSERT INTO channel (broadcaster_id, authorised_by) SELECT id, 'owner' FROM broadcaster WHERE id LIKE 'b%'",
  );
  const refused = await join(kaya, { login: personas.kaya.login });
  expect(refused.status).toBe(409);
  expect(await json(refused)).toMatchObject({ detail: expect.stringContaining("no more than 100") });
  expect(await look(kaya, personas.kaya.login)).toMatchObject({ status: 404 });

  await pool.query("UPDATE twitch_token SET scopes = scopes || '{channel:bot}' WHERE owner = $1", [
    personas.kaya.id,
  ]);
  expect(await json(await join(kaya, { login: personas.kaya.login }))).toMatchObject({ exempt: true });
  const status = botStatus.parse(
    await json(await call(statusRoute.GET, { path: "/api/v1/bot/status", jar: vera })),
  );
  expect(status).toMatchObject({
    budget: { used: 100, most: 100 },
    channels: { wanted: 101, joined: 0 },
    bots: [],
  });
});

test("what a bot tells is shown while it lives, and what it was certain of when it is dead", async () => {
  const { pool } = app.database;
  const { id, login } = personas.kaya;
  await join(kaya, { login });
  const sign = {
    id: "bot",
    startedAt: new Date(),
    account: null,
    problem: null,
    messagesPerMinute: 12,
    spooledBytes: 5,
  };
  await putSign(pool, sign);
  await takeFree(pool, "bot", [id]);
  const report = {
    ...{ channelId: id, state: "joined" as const, joinedAt: Date.now(), lastMessageAt: Date.now() },
    ...{ messagesPerMinute: 12, lastError: null, readUntil: Date.now(), accountRole: null },
  };
  expect(await renew(pool, "bot", [report])).toEqual(new Set([id]));
  await pool.query("UPDATE chat_gap SET to_at = clock_timestamp()");
  expect(await json(await look(kaya, login))).toMatchObject({
    state: "joined",
    messagesPerMinute: 12,
    gap: null,
  });
  const status = await json(await call(statusRoute.GET, { path: "/api/v1/bot/status", jar: kaya }));
  expect(status).toMatchObject({
    bots: [{ id: "bot", channels: 1, spooledBytes: 5 }],
    channels: { joined: 1 },
  });

  await pool.query("UPDATE channel_lease SET until = clock_timestamp() - interval '1 s'");
  expect(await json(await look(kaya, login))).toMatchObject({
    state: "waiting",
    messagesPerMinute: 0,
    gap: { reason: "bot_died", from: new Date(report.readUntil).toISOString() },
  });
  expect(await takeFree(pool, "other", [id])).toEqual(new Set([id]));
  expect(await takeFree(pool, "third", [id])).toEqual(new Set());
  expect(await renew(pool, "bot", [report])).toEqual(new Set());
});

test("C1: a connected channel is looked at in every tick, also when nobody follows it", async () => {
  const { id, login } = personas.kaya;
  await app.database.pool.query("UPDATE broadcaster SET follower_count = 0 WHERE id = $1", [id]);
  const isTracked = async () =>
    (await loadCandidates(app.database.pool)).some((candidate) => candidate.id === id);
  expect(await isTracked()).toBe(false);
  await join(kaya, { login });
  expect(await isTracked()).toBe(true);
});
