import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as exportRoute from "@/app/api/v1/channels/[login]/messages/export/route";
import * as listRoute from "@/app/api/v1/channels/[login]/messages/route";
import * as restoreRoute from "@/app/api/v1/messages/[id]/restore/route";
import * as messageRoute from "@/app/api/v1/messages/[id]/route";
import type { MessageDetail, MessageList, StoredMessage } from "@/lib/chat/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel, addMessages } from "../support/chat-rows";
import { addStream } from "../support/history-rows";

// C1 C3 C4: messages as programs put them in, list them, take them out and put them back.

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
  await app.database.pool.query(
    "TRUNCATE chat_message, chat_hour, chat_mark, chat_search_audit, chat_opt_out, viewer, viewer_activity, stream_segment, stream CASCADE",
  );
});

type Who = { login: string };
const of = ({ login }: Who) => ({ jar: jars[login] ?? {} });
const path = `/api/v1/channels/${tom.login}/messages`;
const params = { login: tom.login };
const put = (body: unknown, who: Who = tom) =>
  call(listRoute.POST, { method: "POST", path, params, body, ...of(who) });
const ROUTES = { GET: messageRoute.GET, DELETE: messageRoute.DELETE };
const one = (id: string, method: keyof typeof ROUTES = "GET", who: Who = tom) =>
  call(ROUTES[method], { method, path: `/api/v1/messages/${id}`, params: { id }, ...of(who) });
const restore = (id: string, who: Who = tom) =>
  call(restoreRoute.POST, {
    ...{ method: "POST", path: `/api/v1/messages/${id}/restore`, params: { id } },
    ...of(who),
  });
const list = async (query = "", who: Who = tom) =>
  json<MessageList>(await call(listRoute.GET, { path: `${path}?${query}`, params, ...of(who) }));
const texts = async (query = "", who: Who = tom) => (await list(query, who)).items.map(({ text }) => text);

const ann = { id: "101", login: "ann", displayName: "Ann" };
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const auditOf = async (target: string) =>
  (
    await app.database.pool.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE target_id = $1 ORDER BY id",
      [target],
    )
  ).rows.map(({ action }) => action);

test("a message is put in once, into the stream of its time, and counted", async () => {
  const streamId = await addStream(app.database.pool, {
    ...{ broadcasterId: tom.id, startedAt: ago(60).toISOString(), endedAt: null },
  });
  const id = randomUUID();
  const body = { id, author: ann, text: "see https://x.test/a", sentAt: ago(5).toISOString(), bits: 5 };
  const first = await put(body);
  expect(first.status).toBe(201);
  expect(await json<StoredMessage>(first)).toMatchObject({
    ...{ created: true, channel: { id: tom.id } },
    message: { id, streamId, author: ann, text: body.text, bits: 5, sentAt: body.sentAt, deleted: null },
  });
  const again = await put({ ...body, text: "other", sentAt: ago(4).toISOString() });
  expect(again.status).toBe(200);
  expect(await json<StoredMessage>(again)).toMatchObject({ created: false, message: { text: body.text } });
  expect(await texts("q=see")).toEqual([body.text]);
  expect(await auditOf(id)).toEqual(["message.create"]);
  const { rows } = await app.database.pool.query("SELECT messages FROM chat_hour WHERE author_id = '101'");
  expect(rows).toEqual([{ messages: 1 }]);
});

test.each<[string, object, number]>([
  ["to come", { sentAt: "9999-01-01T00:00:00Z" }, 422],
  ["longer ago than is kept", { sentAt: "2001-01-01T00:00:00Z" }, 422],
  ["with an id and no time", { id: randomUUID() }, 422],
  ["without words", { text: " " }, 422],
  ["of nobody", { author: { id: "x", login: "ann" } }, 422],
])("a message %s is refused", async (_name, change, status) => {
  const answer = await put({ author: ann, text: "hi", ...change });
  expect([status, 400]).toContain(answer.status);
  expect(await texts()).toEqual([]);
});

test("nobody else puts messages in, operators neither; nor of whom nothing is kept, nor where nothing is", async () => {
  const { pool } = app.database;
  expect((await put({ author: ann, text: "hi" }, vera)).status).toBe(404);
  expect((await put({ author: ann, text: "hi" }, olga)).status).toBe(404);
  await pool.query("INSERT INTO chat_opt_out (twitch_id) VALUES ('101')");
  expect((await put({ author: ann, text: "hi" })).status).toBe(409);
  await pool.query("UPDATE channel SET logging = false WHERE broadcaster_id = $1", [tom.id]);
  expect((await put({ author: { id: "102", login: "bob" }, text: "hi" })).status).toBe(409);
  await pool.query("UPDATE channel SET logging = true WHERE broadcaster_id = $1", [tom.id]);
  expect(await texts()).toEqual([]);
});

test("an id of another channel's message is refused", async () => {
  const [id = ""] = await addMessages(app.database.pool, [{ channelId: vera.id }]);
  expect((await put({ id, author: ann, text: "hi", sentAt: ago(1).toISOString() })).status).toBe(409);
});

test("the list: newest first, page by page, with what narrows it; its owner sees who looked", async () => {
  const ids = await addMessages(app.database.pool, [
    { channelId: tom.id, text: "pizza one", at: ago(5), authorId: "101", login: "ann" },
    { channelId: tom.id, text: "two", at: ago(4), authorId: "102", login: "bob" },
    { channelId: tom.id, text: "pizza three", at: ago(3), authorId: "102", login: "bob" },
    { channelId: vera.id, text: "pizza elsewhere", at: ago(2) },
  ]);
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: MessageList = await list(`limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ text }) => text));
    cursor = page.next_cursor;
  }
  expect(seen).toEqual(["pizza three", "two", "pizza one"]);
  expect(await texts("q=pizza&author=BOB")).toEqual(["pizza three"]);
  expect(await texts("author=nobody")).toEqual([]);
  expect(await texts(`to=${ago(3.5).toISOString()}`)).toEqual(["two", "pizza one"]);
  await one(ids[2] ?? "", "DELETE");
  expect(await texts("deleted=true")).toEqual(["pizza three"]);
  expect(await texts("deleted=true", vera)).toEqual([""]);
  expect(await texts("q=pizza", vera)).toEqual(["pizza one"]);
  const { rows } = await app.database.pool.query<{ action: string; query: string }>(
    "SELECT action, query FROM chat_search_audit ORDER BY id",
  );
  expect(rows).toEqual([
    { action: "live", query: "" },
    { action: "search", query: "pizza" },
  ]);
  const refused = await call(listRoute.GET, { path: `${path}?cursor=W10`, params, ...of(tom) });
  expect(refused.status).toBe(400);
  expect(await json(refused)).toMatchObject({ fields: [{ field: "cursor" }] });
  expect((await call(listRoute.GET, { path, params, ...of(olga) })).status).toBe(404);

  const file = await call(exportRoute.GET, { path: `${path}/export?format=ndjson`, params, ...of(tom) });
  const lines = (await file.text()).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(seen);
  const csv = await call(exportRoute.GET, { path: `${path}/export?author=ann`, params, ...of(tom) });
  expect((await csv.text()).split("\n").filter((line) => line.includes("pizza"))).toHaveLength(1);
  expect((await call(exportRoute.GET, { path: `${path}/export`, params, ...of(vera) })).status).toBe(404);
});

test("a message is taken out and put back; readers who do not look after the channel may not", async () => {
  const [id = ""] = await addMessages(app.database.pool, [
    { channelId: tom.id, text: "out with it", at: ago(5), authorId: "101", login: "ann" },
  ]);
  expect((await one(id, "GET", vera)).status).toBe(200);
  expect((await one(id, "DELETE", vera)).status).toBe(404);
  expect((await one(id, "DELETE", olga)).status).toBe(404);
  expect((await one(id, "DELETE")).status).toBe(204);
  expect((await one(id, "DELETE")).status).toBe(204);
  expect((await json<MessageDetail>(await one(id))).message).toMatchObject({
    ...{ text: "out with it", deleted: { by: "hand" } },
  });
  expect((await json<MessageDetail>(await one(id, "GET", vera))).message.text).toBe("");
  expect((await restore(id, vera)).status).toBe(404);
  expect((await json<MessageDetail>(await restore(id))).message).toMatchObject({ deleted: null });
  expect(await auditOf(id)).toEqual(["message.delete", "message.restore"]);
  expect((await one(randomUUID())).status).toBe(404);
});

test("what chat took away does not come back by hand", async () => {
  const { pool } = app.database;
  const [first = "", second = ""] = await addMessages(pool, [
    { channelId: tom.id, text: "one", at: ago(5), authorId: "101", login: "ann" },
    { channelId: tom.id, text: "two", at: ago(5), authorId: "102", login: "bob" },
  ]);
  await pool.query("UPDATE chat_message SET deleted_at = now(), deleted_by = 'timeout' WHERE id = $1", [
    first,
  ]);
  expect((await restore(first)).status).toBe(409);
  await one(second, "DELETE");
  await pool.query(`INSERT INTO chat_mark (channel_id, at, "by", target) VALUES ($1, now(), 'ban', '102')`, [
    tom.id,
  ]);
  expect((await json<MessageDetail>(await restore(second))).message.deleted?.by).toBe("ban");
});
