import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as countRoute from "@/app/api/v1/channels/[login]/viewers/count/route";
import * as exportRoute from "@/app/api/v1/channels/[login]/viewers/export/route";
import * as oneRoute from "@/app/api/v1/viewers/[id]/route";
import * as byTwitchIdRoute from "@/app/api/v1/viewers/by-twitch-id/[id]/route";
import * as listRoute from "@/app/api/v1/viewers/route";
import * as statisticsRoute from "@/app/api/v1/viewers/statistics/route";
import { personas } from "@/lib/twitch/simulator";
import type { ViewerDetail, ViewersAcrossList } from "@/lib/viewers/schema";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel, addMessages } from "../support/chat-rows";

// V1 V3: viewers of all channels that one may read, apart by channel.

const { vera, tom, olga } = personas;
const jars: Record<string, Jar> = {};
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom, olga]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, tom.id, { login: tom.login, readers: "listed" });
  await addChannel(app.database.pool, vera.id, { login: vera.login });
  await app.database.pool.query(
    "INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ($1, $2, $3)",
    [tom.id, vera.id, vera.login],
  );
});
afterAll(() => app.stop());
beforeEach(async () => {
  const { pool } = app.database;
  await pool.query("TRUNCATE chat_message, chat_hour, viewer, channel_viewer, viewer_stream CASCADE");
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await addMessages(pool, [
    { channelId: tom.id, authorId: "101", login: "ann", at: at(5) },
    { channelId: tom.id, authorId: "101", login: "ann", at: at(6) },
    { channelId: tom.id, authorId: "102", login: "bob", at: at(4) },
    { channelId: vera.id, authorId: "101", login: "ann", at: at(3) },
  ]);
});

type Who = { login: string };
const of = ({ login }: Who) => ({ jar: jars[login] ?? {} });
const get = async (query: string, who: Who) =>
  json<ViewersAcrossList>(await call(listRoute.GET, { path: `/api/v1/viewers?${query}`, ...of(who) }));
const names = async (query: string, who: Who = vera) =>
  (await get(query, who)).items.map(({ channel, viewer }) => `${channel.login}/${viewer.login}`);
const ROUTES = { GET: oneRoute.GET, PATCH: oneRoute.PATCH, DELETE: oneRoute.DELETE };
const one = (method: keyof typeof ROUTES, id: string, who: Who, body?: unknown) =>
  call(ROUTES[method], {
    ...{ method, path: `/api/v1/viewers/${id}`, params: { id } },
    ...of(who),
    ...(body === undefined ? {} : { body }),
  });

test("whoever reads two channels sees both, apart; whoever reads one, that one", async () => {
  const [t, v] = [tom.login, vera.login];
  expect(await names("")).toEqual([`${v}/ann`, `${t}/bob`, `${t}/ann`]);
  expect(await names("sort=messages")).toEqual([`${t}/ann`, `${v}/ann`, `${t}/bob`].toSorted(byMost));
  expect(await names("q=BO")).toEqual([`${t}/bob`]);
  expect(await names(`channel=${v}`)).toEqual([`${v}/ann`]);
  expect(await names("present=true")).toEqual([]);
  expect(await names("", tom)).toEqual([`${t}/bob`, `${t}/ann`]);
  expect(await names("", olga)).toEqual([]);
  const hidden = await call(listRoute.GET, { path: `/api/v1/viewers?channel=${v}`, ...of(tom) });
  expect(hidden.status).toBe(404);
});

/** Two messages first; of one each, by id and then channel. */
function byMost(a: string, b: string): number {
  const rank = (name: string) => (name === `${tom.login}/ann` ? 0 : name.endsWith("/ann") ? 1 : 2);
  return rank(a) - rank(b);
}

test.each(["last_seen", "first_seen", "messages", "streams"])(
  "pages by %s meet everybody once, and a cursor of another order is refused",
  async (sort) => {
    const whole = await names(`sort=${sort}`);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = await get(`sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`, vera);
      seen.push(...page.items.map(({ channel, viewer }) => `${channel.login}/${viewer.login}`));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(whole);
    expect(seen).toHaveLength(3);
    const { next_cursor } = await get(`sort=${sort}&limit=1`, vera);
    const other = sort === "messages" ? "streams" : "messages";
    const path = `/api/v1/viewers?sort=${other}&cursor=${next_cursor}`;
    const refused = await call(listRoute.GET, { path, ...of(vera) });
    expect(refused.status).toBe(400);
    expect(await json(refused)).toMatchObject({ fields: [{ field: "cursor" }] });
  },
);

test("somebody is tracked, changed, removed and brought back in one's own channel", async () => {
  const add = (body: unknown, who: Who) =>
    call(listRoute.POST, { method: "POST", path: "/api/v1/viewers", body, ...of(who) });
  const added = await add({ login: olga.login }, vera);
  expect(added.status).toBe(201);
  expect((await json<ViewerDetail>(added)).viewer).toMatchObject({ id: olga.id, messages: 0 });
  expect((await add({ login: olga.login, channel: tom.login }, vera)).status).toBe(404);
  expect(await json<ViewerDetail>(await one("PATCH", olga.id, vera, { bot: true }))).toMatchObject({
    ownerSaysBot: true,
  });
  expect((await one("DELETE", "101", vera)).status).toBe(204);
  expect(await names("removed=true")).toEqual([`${vera.login}/ann`]);
  expect(
    (await json<ViewerDetail>(await one("PATCH", "101", vera, { removed: false }))).viewer.deletedAt,
  ).toBeNull();
  expect((await one("PATCH", "102", vera, { removed: true })).status).toBe(404);
  expect((await one("PATCH", "102", vera, { removed: true, channel: tom.login })).status).toBe(404);
});

test("one by their Twitch id, figures by channel, a count, and a file", async () => {
  const found = await call(byTwitchIdRoute.GET, {
    ...{ path: "/api/v1/viewers/by-twitch-id/101", params: { id: "101" } },
    ...of(vera),
  });
  expect(await json(found)).toMatchObject({
    person: { login: "ann" },
    channels: [{ channel: { id: tom.id } }, { channel: { id: vera.id } }].toSorted(byLogin),
  });
  const figures = await call(statisticsRoute.GET, { path: "/api/v1/viewers/statistics", ...of(vera) });
  const { items } = await json<{ items: { channel: { id: string }; chatters: number }[] }>(figures);
  expect(new Map(items.map(({ channel, chatters }) => [channel.id, chatters]))).toEqual(
    new Map([
      [tom.id, 2],
      [vera.id, 1],
    ]),
  );
  const params = { login: tom.login };
  const path = `/api/v1/channels/${tom.login}/viewers`;
  const counted = await call(countRoute.GET, { path: `${path}/count?q=an`, params, ...of(vera) });
  expect(await json(counted)).toEqual({ total: 1, present: 0, presenceSource: "messages" });
  expect((await call(countRoute.GET, { path: `${path}/count`, params, ...of(olga) })).status).toBe(404);
  const file = await call(exportRoute.GET, { path: `${path}/export?format=ndjson`, params, ...of(tom) });
  const lines = (await file.text()).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { login: string }).login).toSorted()).toEqual([
    "ann",
    "bob",
  ]);
});

const byLogin = (a: { channel: { id: string } }, b: { channel: { id: string } }): number => {
  const loginOf = (id: string) => (id === tom.id ? tom.login : vera.login);
  return loginOf(a.channel.id) < loginOf(b.channel.id) ? -1 : 1;
};
