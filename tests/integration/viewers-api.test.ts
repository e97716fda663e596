import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as one from "@/app/api/v1/channels/[login]/viewers/[id]/route";
import * as attended from "@/app/api/v1/channels/[login]/viewers/[id]/streams/route";
import * as list from "@/app/api/v1/channels/[login]/viewers/route";
import * as statistics from "@/app/api/v1/channels/[login]/viewers/statistics/route";
import * as across from "@/app/api/v1/viewers/[id]/route";
import { withTransaction } from "@/lib/db/tx";
import { encodeCursor } from "@/lib/kernel/cursor";
import { personas } from "@/lib/twitch/simulator";
import { countActivity, recordActivity } from "@/lib/viewers";
import type { ChannelViewerList, ViewerDetail } from "@/lib/viewers/schema";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";
import { addStream } from "../support/history-rows";

const { vera, tom, olga } = personas;
const MINUTE = 60_000;
let app: TestApp;
const jars: Record<string, Jar> = {};
let streamId: string;
let now: number;

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom, olga]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, vera.id, { login: vera.login });
  await addChannel(app.database.pool, tom.id, { login: tom.login });
});
afterAll(() => app.stop());

beforeEach(async () => {
  const { pool } = app.database;
  await pool.query(
    "TRUNCATE viewer, channel_viewer, viewer_stream, viewer_activity, chat_opt_out, channel_lease, stream_segment, viewer_sample, stream CASCADE",
  );
  now = Date.now();
  streamId = await addStream(pool, {
    broadcasterId: vera.id,
    startedAt: new Date(now - 60 * MINUTE).toISOString(),
    endedAt: null,
  });
  await pool.query(
    `INSERT INTO channel_lease (broadcaster_id, bot, until, state) VALUES ($1, 'b', now() + interval '1 hour', 'joined')`,
    [vera.id],
  );
  await say("101", "ann", 1, 3, 4);
  await say("102", "bob", 30, 1);
  await say("103", "nightbot", 2, 9);
  await say("104", "Çelik", 5, 2, 8, tom.id);
});

/** Messages of somebody in the minutes up to `ago`. */
async function say(
  id: string,
  name: string,
  ago: number,
  messages: number,
  flags = 0,
  channelId: string = vera.id,
) {
  const rows = Array.from({ length: messages }, (_, index) => ({
    ...{ channelId, authorId: id, authorLogin: name.toLowerCase(), authorName: name, flags },
    streamId: channelId === vera.id ? streamId : "00000000-0000-0000-0000-000000000001",
    sentAt: now - (ago + messages - 1 - index) * MINUTE,
  }));
  await withTransaction((tx) => recordActivity(tx, rows), app.database.pool);
  await countActivity(app.database.pool);
}

const get = async (query = "", who = vera.login, login = vera.login) =>
  call(list.GET, {
    path: `/api/v1/channels/${login}/viewers${query}`,
    params: { login },
    jar: jars[who] ?? {},
  });
const names = async (query = "") =>
  (await json<ChannelViewerList>(await get(query))).items.map(({ login }) => login);
const ROUTES = { GET: one.GET, PATCH: one.PATCH, DELETE: one.DELETE };
const ofOne = (id: string, method: "GET" | "PATCH" | "DELETE" = "GET", body?: unknown, who = vera.login) =>
  call(ROUTES[method], {
    ...{ method, path: `/api/v1/channels/${vera.login}/viewers/${id}`, params: { login: vera.login, id } },
    ...{ jar: jars[who] ?? {}, ...(body === undefined ? {} : { body }) },
  });

test("the list: bots left out by default, present and total counted, channels apart", async () => {
  const answer = await json<ChannelViewerList>(await get());
  expect(answer).toMatchObject({ total: 2, present: 1, presenceSource: "messages", next_cursor: null });
  expect(
    answer.items.map(({ login, messages, streams, roles }) => [login, messages, streams, roles]),
  ).toEqual([
    ["ann", 3, 1, ["moderator"]],
    ["bob", 1, 1, []],
  ]);
});

test.each<[string, string[]]>([
  ["?bots=true&sort=messages", ["nightbot", "ann", "bob"]],
  ["?sort=first_seen", ["ann", "bob"]],
  ["?sort=streams", ["ann", "bob"]],
  ["?q=BO", ["bob"]],
  ["?q=%25", []],
  ["?present=true", ["ann"]],
  ["?role=moderator", ["ann"]],
  ["?role=vip", []],
  ["?removed=true", []],
])("the list %s", async (query, expected) => {
  expect(await names(query)).toEqual(expected);
});

test.each(["last_seen", "first_seen", "messages", "streams"])(
  "pages by %s meet everybody once",
  async (sort) => {
    for (let index = 0; index < 7; index += 1) await say(String(200 + index), `p${index}`, 5, 1);
    const whole = await names(`?sort=${sort}&bots=true`);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: ChannelViewerList = await json(
        await get(`?sort=${sort}&bots=true&limit=2${cursor && `&cursor=${cursor}`}`),
      );
      seen.push(...page.items.map(({ login }) => login));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(whole);
    expect(new Set(seen).size).toBe(10);
  },
);

test("a cursor of another order, and one that is none, are refused", async () => {
  const { next_cursor } = await json<ChannelViewerList>(await get("?sort=messages&limit=1"));
  expect((await get(`?sort=streams&cursor=${next_cursor}`)).status).toBe(400);
  expect((await get("?cursor=hello")).status).toBe(400);
  // Before any time that Postgres can store.
  const tooLongAgo = encodeCursor(["last_seen", -8.64e15, "1"]);
  expect((await get(`?sort=last_seen&cursor=${tooLongAgo}`)).status).toBe(400);
  expect((await get("?sort=age")).status).toBe(400);
});

test("nobody is known to be there when the channel is not read", async () => {
  await app.database.pool.query("UPDATE channel_lease SET until = now() - interval '1 minute'");
  const { items, present } = await json<ChannelViewerList>(await get());
  expect(present).toBe(0);
  expect(items.map(({ presentSince }) => presentSince)).toEqual([null, null]);
});

test("whoever may not read the chat is told of nothing; operators too", async () => {
  for (const who of [tom.login, olga.login]) {
    expect((await get("", who)).status).toBe(404);
    expect((await ofOne("101", "GET", undefined, who)).status).toBe(404);
    expect((await ofOne("101", "DELETE", undefined, who)).status).toBe(404);
  }
  await app.database.pool.query(
    "INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [vera.id, tom.id, tom.login],
  );
  expect((await get("", tom.login)).status).toBe(200);
  expect((await ofOne("101", "PATCH", { bot: true }, tom.login)).status).toBe(404);
  await app.database.pool.query("DELETE FROM channel_reader");
});

test("the owner removes somebody, who counts no more, and restores them", async () => {
  expect((await ofOne("101", "DELETE")).status).toBe(204);
  expect((await ofOne("101", "DELETE")).status).toBe(204);
  expect(await names()).toEqual(["bob"]);
  expect(await names("?removed=true")).toEqual(["ann"]);
  await say("101", "ann", 0, 5);
  const restored = await json<ViewerDetail>(await ofOne("101", "PATCH", { removed: false }));
  expect(restored.viewer).toMatchObject({ messages: 3, deletedAt: null });
  expect(await names()).toEqual(["ann", "bob"]);
});

test("the owner says who is a bot, for this channel", async () => {
  await ofOne("103", "PATCH", { bot: false });
  await ofOne("102", "PATCH", { bot: true });
  expect(await names()).toEqual(["ann", "nightbot"]);
  const undone = await json<ViewerDetail>(await ofOne("103", "PATCH", { bot: null }));
  expect(undone).toMatchObject({ ownerSaysBot: null, viewer: { bot: true } });
  expect((await ofOne("103", "PATCH", { bot: "yes" })).status).toBe(422);
  expect((await ofOne("999")).status).toBe(404);
  expect((await ofOne("abc")).status).toBe(400);
});

test("the account that writes for this instance is a bot", async () => {
  const { pool } = app.database;
  await pool.query(
    "INSERT INTO bot_account (twitch_id, login, display_name) VALUES ('106', 'tallyho', 'TallyHo')",
  );
  await say("106", "tallyho", 1, 1);
  expect(await names()).not.toContain("tallyho");
  expect(await names("?bots=true")).toContain("tallyho");
  await pool.query("DELETE FROM bot_account");
});

test("somebody is tracked before they write, unless they opted out", async () => {
  const post = (login: string) =>
    call(list.POST, {
      ...{ method: "POST", path: `/api/v1/channels/${vera.login}/viewers`, params: { login: vera.login } },
      ...{ jar: jars[vera.login] ?? {}, body: { login } },
    });
  const answer = await post(tom.login);
  expect(answer.status).toBe(201);
  expect((await json<ViewerDetail>(answer)).viewer).toMatchObject({
    id: tom.id,
    messages: 0,
    presentSince: null,
  });
  expect((await post("nobody_of_this_name")).status).toBe(404);
  await app.database.pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ($1)", [olga.id]);
  expect((await post(olga.login)).status).toBe(409);
});

test("streams attended, figures, and a person across channels that one may read", async () => {
  const params = { login: vera.login, id: "101" };
  const jar = jars[vera.login] ?? {};
  const path = `/api/v1/channels/${vera.login}/viewers`;
  expect(await json(await call(attended.GET, { path: `${path}/101/streams`, params, jar }))).toMatchObject({
    items: [{ id: streamId, messages: 3 }],
    next_cursor: null,
  });
  expect(await json(await call(statistics.GET, { path: `${path}/statistics`, params, jar }))).toEqual({
    ...{ chatters: 2, present: 1, bots: 1, fresh: 2, wrote: 2, messages: 4, presenceSource: "messages" },
  });
  const person = (id: string) => call(across.GET, { path: `/api/v1/viewers/${id}`, params: { id }, jar });
  expect(await json(await person("101"))).toMatchObject({
    person: { id: "101", login: "ann" },
    channels: [{ channel: { id: vera.id }, viewer: { messages: 3 } }],
  });
  expect((await person("104")).status).toBe(404);
});
