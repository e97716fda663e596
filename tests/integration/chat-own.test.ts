import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as receiptRoute from "@/app/api/v1/me/chat/erasures/[id]/receipt/route";
import * as erasuresRoute from "@/app/api/v1/me/chat/erasures/route";
import * as exportRoute from "@/app/api/v1/me/chat/export/route";
import * as messagesRoute from "@/app/api/v1/me/chat/messages/route";
import * as optOutRoute from "@/app/api/v1/me/chat/opt-out/route";
import * as ownRoute from "@/app/api/v1/me/chat/route";
import { eraseChat } from "@/lib/chat";
import type { Erasure, OwnChat, OwnMessages } from "@/lib/chat/schema";
import { encodeCursor } from "@/lib/kernel/cursor";
import { personas } from "@/lib/twitch/simulator";
import { forgetPerson } from "@/lib/viewers";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel, addMessages } from "../support/chat-rows";

// C4: everybody may search, export and erase what they wrote themselves, and opt out.

const { vera, tom } = personas;
const HOUR = 3_600_000;
const START = Date.now() - 20 * 24 * HOUR;
let app: TestApp;
let jar: Jar;

beforeAll(async () => {
  app = await startTestApp();
  jar = (await signIn(vera)).jar;
  const { pool } = app.database;
  await addChannel(pool, "1", { login: "one" });
  await addChannel(pool, "2", { login: "two" });
  const veras = { authorId: vera.id, login: vera.login };
  await addMessages(
    pool,
    Array.from({ length: 60 }, (_, n) => ({
      ...veras,
      ...{ channelId: n % 2 ? "1" : "2", text: `message ${n}`, at: new Date(START + n * HOUR) },
    })),
  );
  await addMessages(pool, [
    { ...veras, text: '=HYPERLINK("x"), "quoted"\u202e <b>', at: new Date(START + 100 * HOUR) },
    { authorId: tom.id, login: tom.login, text: "message of somebody else" },
  ]);
  await pool.query(
    `INSERT INTO chat_event (id, sent_at, received_at, channel_id, stream_id, kind, author_id, author_login,
       author_name, system_text, text)
     VALUES (gen_random_uuid(), $2, $2, '1', gen_random_uuid(), 'resub', $1, 'vera', 'Vera', 'Vera subscribed', 'again!')`,
    [vera.id, new Date(START)],
  );
});
afterAll(() => app.stop());

const own = async () => json<OwnChat>(await call(ownRoute.GET, { path: "/api/v1/me/chat", jar }));
const messages = async (query: string) => {
  const response = await call(messagesRoute.GET, { path: `/api/v1/me/chat/messages?${query}`, jar });
  return json<OwnMessages>(response);
};
const file = async (format: string) => {
  const response = await call(exportRoute.GET, { path: `/api/v1/me/chat/export?format=${format}`, jar });
  return { type: response.headers.get("content-type"), text: await response.text() };
};

describe("one's own messages", () => {
  test("are counted, with the first and the last", async () => {
    expect(await own()).toEqual({
      messages: 61,
      firstAt: new Date(START).toISOString(),
      lastAt: new Date(START + 100 * HOUR).toISOString(),
      optedOutAt: null,
    });
  });

  test("come newest first over all channels, page by page, and nobody else's", async () => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: OwnMessages = await messages(`limit=25${cursor ? `&cursor=${cursor}` : ""}`);
      found.push(...page.items.map(({ text }) => text));
      cursor = page.next_cursor;
    } while (cursor);
    expect(found).toHaveLength(61);
    expect(found.slice(1)).toEqual(Array.from({ length: 60 }, (_, n) => `message ${59 - n}`));
  });

  test.each([
    ["q=7", ["message 7"]],
    ["q=message+-17+17", []],
    ["q=%22message+3%22", ["message 3"]],
    ["q=somebody", []],
    ["q=((%26%3A*+%27", []],
  ])("are searched: %s", async (query, texts) => {
    expect((await messages(query)).items.map(({ text }) => text)).toEqual(texts);
  });

  // Postgres stores no time so long ago.
  const tooLongAgo = encodeCursor([-8.64e15, "0193f1a0-7b1c-7000-8000-000000000001"]);
  test.each([
    "cursor=x",
    `cursor=${btoa('[1e300,"x"]')}`,
    `cursor=${tooLongAgo}`,
    "q=%00",
    `q=${"a".repeat(501)}`,
    "limit=0",
  ])("a query that cannot be is refused: %s", async (query) => {
    const response = await call(messagesRoute.GET, { path: `/api/v1/me/chat/messages?${query}`, jar });
    expect(response.status).toBe(400);
  });

  test("are exported as CSV that no spreadsheet takes for formulas", async () => {
    const { type, text } = await file("csv");
    expect(type).toBe("text/csv; charset=utf-8");
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 61 + 1);
    expect(lines[0]).toBe("sent_at,channel,channel_id,kind,text,twitch_said,bits,id,reply_to_id,deleted_at");
    expect(lines[1]).toContain(`${new Date(START).toISOString()},two,2,message,message 0,`);
    expect(lines[61]).toContain(`"'=HYPERLINK(""x""), ""quoted""\u202e <b>"`);
    expect(lines[62]).toContain("one,1,resub,again!,Vera subscribed,");
  });

  test("are exported as one JSON object a line", async () => {
    const { type, text } = await file("ndjson");
    expect(type).toBe("application/x-ndjson; charset=utf-8");
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { text: string });
    expect(lines).toHaveLength(62);
    expect(lines[60]?.text).toBe('=HYPERLINK("x"), "quoted"\u202e <b>');
  });
});

test("opting out and back in is told to those who store, once each", async () => {
  const handlers = { PUT: optOutRoute.PUT, DELETE: optOutRoute.DELETE };
  const send = (method: keyof typeof handlers) =>
    call(handlers[method], { method, path: "/api/v1/me/chat/opt-out", jar });
  for (const method of ["PUT", "PUT", "DELETE", "DELETE"] as const) {
    expect((await send(method)).status).toBe(204);
    const { optedOutAt } = await own();
    expect(optedOutAt === null).toBe(method === "DELETE");
  }
  const { rows } = await app.database.pool.query(
    "SELECT payload FROM outbox WHERE kind = 'chat.optout' ORDER BY seq",
  );
  expect(rows.map(({ payload }) => payload)).toEqual([
    { twitchId: vera.id, optedOut: true },
    { twitchId: vera.id, optedOut: false },
  ]);
});

test("an erasure is asked for, done by the job that the request wakes, and leaves a receipt", async () => {
  const list = async () =>
    json<{ items: Erasure[] }>(await call(erasuresRoute.GET, { path: "/api/v1/me/chat/erasures", jar }));
  const receipt = (id: string, by = jar) =>
    call(receiptRoute.GET, { path: `/api/v1/me/chat/erasures/${id}/receipt`, params: { id }, jar: by });

  const response = await call(erasuresRoute.POST, { method: "POST", path: "/api/v1/me/chat/erasures", jar });
  expect(response.status).toBe(202);
  const asked = await json<Erasure>(response);
  expect(asked).toMatchObject({ doneAt: null, progress: 0, messages: 0 });
  expect((await receipt(asked.id)).status).toBe(409);

  const context = { signal: new AbortController().signal, progress: () => undefined };
  await eraseChat({ pool: app.database.pool, clock: () => new Date(), forgetPerson }, context);
  const [done] = (await list()).items;
  expect(done).toMatchObject({ id: asked.id, progress: 1, messages: 61, events: 1 });
  expect((await own()).messages).toBe(0);
  const text = await (await receipt(asked.id)).text();
  expect(JSON.parse(text)).toMatchObject({ twitchId: vera.id, messages: 61, askedAt: asked.askedAt });
  expect(text).not.toContain("message 1");

  const toms = (await signIn(tom)).jar;
  expect((await receipt(asked.id, toms)).status).toBe(404);
});
