import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as settingsRoute from "@/app/api/v1/bot/channels/[login]/route";
import * as commandsRoute from "@/app/api/v1/channels/[login]/commands/route";
import * as moderationRoute from "@/app/api/v1/channels/[login]/moderation/route";
import * as quotesRoute from "@/app/api/v1/channels/[login]/quotes/route";
import * as timersRoute from "@/app/api/v1/channels/[login]/timers/route";
import * as commandRoute from "@/app/api/v1/commands/[id]/route";
import type { ConnectedChannel } from "@/lib/bot/schema";
import { channelRights, listOpenChannels } from "@/lib/chat";
import type { Command } from "@/lib/commands/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/commands";
import { grantRole, readList, revokeRole } from "../support/role-rows";

// R1 K2 K3: where the owner lets them, whoever moderates on Twitch looks after commands and order.

const { kaya, vera, olga } = personas;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [kaya, vera, olga]) jars[who.login] = (await signIn(who)).jar;
});
afterAll(() => app.stop());

beforeEach(async () => {
  Reflect.deleteProperty(globalThis, "tallylightRateLimiter");
  const { pool } = app.database;
  await pool.query("DELETE FROM channel");
  await addChannel(pool, kaya.id, kaya.login);
  await readList(pool, kaya.id, "moderator");
  await grantRole(pool, kaya.id, "moderator", vera.id);
});

type Who = { login: string };
const params = { login: kaya.login };
const as = (who: Who) => ({ jar: jars[who.login] ?? {} });
const base = `/api/v1/channels/${kaya.login}`;

/** What somebody gets who looks at each part that is managed. */
async function looks(who: Who): Promise<number[]> {
  const answers = [];
  for (const [part, handler] of [
    ["commands", commandsRoute.GET],
    ["timers", timersRoute.GET],
    ["quotes", quotesRoute.GET],
    ["moderation", moderationRoute.GET],
  ] as const)
    answers.push((await call(handler, { path: `${base}/${part}`, params, ...as(who) })).status);
  return answers;
}
const create = (who: Who, name: string) =>
  call(commandsRoute.POST, {
    ...{ method: "POST", path: `${base}/commands`, params, ...as(who) },
    body: { name, response: "Hi" },
  });
const rename = (who: Who, id: string) =>
  call(commandRoute.PATCH, {
    ...{ method: "PATCH", path: `/api/v1/commands/${id}`, params: { id }, ...as(who) },
    body: { response: "Hello" },
  });
const set = (who: Who, body: object) =>
  call(settingsRoute.PATCH, {
    ...{ method: "PATCH", path: `/api/v1/bot/channels/${kaya.login}`, params, body, ...as(who) },
  });

const ALL = [200, 200, 200, 200];
const NONE = [404, 404, 404, 404];

describe("a moderator", () => {
  test("manages nothing unless the owner says so", async () => {
    expect(await looks(vera)).toEqual(NONE);
    expect((await create(vera, "hello")).status).toBe(404);
  });

  test("manages what the owner let moderators manage, and no more with the next request when removed", async () => {
    const answer = await set(kaya, { managers: "moderators" });
    expect(await json<ConnectedChannel>(answer)).toMatchObject({ managers: "moderators" });
    expect(await looks(vera)).toEqual(ALL);
    const { id } = await json<Command>(await create(vera, "hello"));
    expect((await rename(vera, id)).status).toBe(200);
    await revokeRole(app.database.pool, kaya.id, "moderator", vera.id);
    expect(await looks(vera)).toEqual(NONE);
    expect((await rename(vera, id)).status).toBe(404);
    expect((await rename(kaya, id)).status).toBe(200);
  });

  test("does not by a list that is too old", async () => {
    await set(kaya, { managers: "moderators" });
    await readList(app.database.pool, kaya.id, "moderator", 49 * 3_600_000);
    expect(await looks(vera)).toEqual(NONE);
  });

  test("sees whether the bot is there, for as long as they manage what it does", async () => {
    const look = async () =>
      (await call(settingsRoute.GET, { path: `/api/v1/bot/channels/${kaya.login}`, params, ...as(vera) }))
        .status;
    expect(await look()).toBe(404);
    await set(kaya, { managers: "moderators" });
    expect(await look()).toBe(200);
    await revokeRole(app.database.pool, kaya.id, "moderator", vera.id);
    expect(await look()).toBe(404);
  });

  test("does not change the channel's settings by it", async () => {
    await set(kaya, { managers: "moderators" });
    expect((await set(vera, { managers: "owner" })).status).toBe(404);
    expect((await set(vera, { readers: "listed" })).status).toBe(404);
  });
});

test("whoever manages nothing is not let in by what moderators may", async () => {
  await set(kaya, { managers: "moderators" });
  await revokeRole(app.database.pool, kaya.id, "moderator", vera.id);
  await grantRole(app.database.pool, kaya.id, "vip", vera.id);
  await readList(app.database.pool, kaya.id, "vip");
  expect(await looks(vera)).toEqual(NONE);
});

test("who manages is the owner's to say, not an operator's", async () => {
  expect((await set(olga, { managers: "moderators" })).status).toBe(403);
  expect((await set(olga, { managers: "wrong" })).status).toBe(422);
});

describe("what the studio shows of a channel", () => {
  const rights = async () => {
    const { pool } = app.database;
    const { rows } = await pool.query("SELECT * FROM person WHERE twitch_id = $1", [vera.id]);
    const person = { ...rows[0], twitchId: vera.id, operator: false };
    const open = await listOpenChannels(person, pool);
    return {
      here: (await channelRights(person, kaya.login, pool)).rights,
      open: open.map(({ rights }) => rights),
    };
  };

  test.each([
    ["moderators", "owner", { reads: true, manages: false }],
    ["moderators", "moderators", { reads: true, manages: true }],
    ["owner", "moderators", { reads: false, manages: true }],
  ])("that %s read and %s manage", async (readers, managers, expected) => {
    await set(kaya, { readers, managers });
    expect(await rights()).toEqual({ here: expected, open: [expected] });
  });

  test("nothing that is not open, and nothing of a channel that is not there", async () => {
    await set(kaya, { readers: "listed" });
    expect(await rights()).toEqual({ here: { reads: false, manages: false }, open: [] });
    await app.database.pool.query("DELETE FROM channel");
    expect(await rights()).toEqual({ here: { reads: false, manages: false }, open: [] });
  });
});
