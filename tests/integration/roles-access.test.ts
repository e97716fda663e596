import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as messagesRoute from "@/app/api/v1/chat/channels/[login]/messages/route";
import * as readersRoute from "@/app/api/v1/chat/channels/[login]/readers/route";
import * as statsRoute from "@/app/api/v1/chat/channels/[login]/stats/route";
import * as searchRoute from "@/app/api/v1/chat/search/route";
import type { ChatReaderList, SearchResults } from "@/lib/chat/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel, addMessages } from "../support/chat-rows";
import { grantRole, readList, revokeRole } from "../support/role-rows";

// C4 R1: where moderators may read, whoever moderates on Twitch does, for as long as that is certain.

const { tom, vera, olga } = personas;
const HOUR_MS = 3_600_000;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [tom, vera, olga]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, tom.id, { login: tom.login });
  await addMessages(app.database.pool, [{ channelId: tom.id, text: "a word of the chat" }]);
});
afterAll(() => app.stop());

beforeEach(async () => {
  const { pool } = app.database;
  await pool.query("DELETE FROM channel_role");
  await pool.query("DELETE FROM role_sync");
  await pool.query("UPDATE channel SET readers = 'moderators'");
});

const as = (who: { login: string }) => ({ jar: jars[who.login] ?? {} });
const params = { login: tom.login };
const at = (part: string) => ({ path: `/api/v1/chat/channels/${tom.login}/${part}`, params });
const looks = async (who: { login: string }) =>
  Promise.all([
    call(messagesRoute.GET, { ...at("messages"), ...as(who) }),
    call(statsRoute.GET, { ...at("stats"), ...as(who) }),
  ]).then((answers) => answers.map(({ status }) => status));
const found = async (who: { login: string }) => {
  const answer = await call(searchRoute.GET, { path: "/api/v1/chat/search?q=word", ...as(who) });
  return (await json<SearchResults>(answer)).items.length;
};

async function moderates(who: { id: string }, readAgoMs: number | null = 0) {
  await readList(app.database.pool, tom.id, "moderator", readAgoMs);
  await grantRole(app.database.pool, tom.id, "moderator", who.id);
}

describe("somebody who moderates", () => {
  test("reads, and finds it in a search over all that they may read", async () => {
    expect(await looks(vera)).toEqual([404, 404]);
    await moderates(vera);
    expect(await looks(vera)).toEqual([200, 200]);
    expect(await found(vera)).toBe(1);
    expect(await looks(olga)).toEqual([404, 404]);
  });

  test("does not any more with the next request when they were removed", async () => {
    await moderates(vera);
    expect(await looks(vera)).toEqual([200, 200]);
    await revokeRole(app.database.pool, tom.id, "moderator", vera.id);
    expect(await looks(vera)).toEqual([404, 404]);
    expect(await found(vera)).toBe(0);
  });

  test.each(["owner", "listed"])("does not where the owner chose %s", async (readers) => {
    await moderates(vera);
    await app.database.pool.query("UPDATE channel SET readers = $1", [readers]);
    expect(await looks(vera)).toEqual([404, 404]);
  });

  test.each([
    ["47 hours old", 200, 47 * HOUR_MS],
    ["49 hours old", 404, 49 * HOUR_MS],
    ["never read whole", 404, null],
  ])("by a list that is %s: %i", async (_name, status, readAgoMs) => {
    await moderates(vera, readAgoMs);
    expect(await looks(vera)).toEqual([status, status]);
  });
});

test.each(["vip", "subscriber"] as const)("a %s reads nothing by that", async (role) => {
  await readList(app.database.pool, tom.id, "moderator");
  await readList(app.database.pool, tom.id, role);
  await grantRole(app.database.pool, tom.id, role, vera.id);
  expect(await looks(vera)).toEqual([404, 404]);
});

test("one list that is fresh says nothing of another that is not", async () => {
  await moderates(vera, 49 * HOUR_MS);
  await readList(app.database.pool, tom.id, "vip");
  await readList(app.database.pool, tom.id, "subscriber");
  expect(await looks(vera)).toEqual([404, 404]);
});

describe("the owner sees of their moderators", () => {
  const seen = async () => {
    const answer = await call(readersRoute.GET, { ...at("readers"), ...as(tom) });
    return (await json<ChatReaderList>(answer)).moderators;
  };

  test("that they are not known yet", async () => {
    expect(await seen()).toEqual({ letIn: null, readAt: null });
  });

  test("that nobody moderates, which is something else", async () => {
    await readList(app.database.pool, tom.id, "moderator");
    expect(await seen()).toEqual({ letIn: 0, readAt: expect.any(String) });
  });

  test("how many are let in, and no VIPs among them", async () => {
    await moderates(vera);
    await moderates(olga);
    await grantRole(app.database.pool, tom.id, "vip", vera.id);
    expect(await seen()).toMatchObject({ letIn: 2 });
    await revokeRole(app.database.pool, tom.id, "moderator", olga.id);
    expect(await seen()).toMatchObject({ letIn: 1 });
  });

  test("that their list is too old, and how old", async () => {
    await moderates(vera, 49 * HOUR_MS);
    const { letIn, readAt } = await seen();
    expect(letIn).toBeNull();
    expect(Date.now() - Date.parse(readAt ?? "")).toBeGreaterThan(48 * HOUR_MS);
  });
});
