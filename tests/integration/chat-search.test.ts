import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as messageRoute from "@/app/api/v1/chat/messages/[id]/route";
import * as searchRoute from "@/app/api/v1/chat/search/route";
import {
  type ChatPage,
  type MessageContext,
  messageContext,
  type SearchResults,
  searchResults,
} from "@/lib/chat/schema";
import { encodeCursor } from "@/lib/kernel/cursor";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel, addMessages } from "../support/chat-rows";

// C3 C3a C4: the search and a message's page as programs ask for them.

const NOBODY = "01900000-0000-7000-8000-000000000001";
const STREAM = "01900000-0000-7000-8000-0000000000aa";
const minute = (n: number) => new Date(Date.parse("2026-11-01T12:00:00Z") + n * 60_000);

let app: TestApp;
let vera: Jar;
let olga: Jar;
let ids: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  vera = (await signIn(personas.vera)).jar;
  olga = (await signIn(personas.olga)).jar;
  const { pool } = app.database;
  // Vera's own channel, one that she may read, one that she may not.
  await addChannel(pool, personas.vera.id, { login: "vera_live" });
  await addChannel(pool, "open", { login: "open_chat" });
  await addChannel(pool, "shut", { login: "shut_chat" });
  await pool.query(
    "INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ('open', $1, 'vera')",
    [personas.vera.id],
  );
  const texts = [
    ["open", "ann", "hello <b>world</b>"],
    ["open", "ben", "HELLO hello there"],
    ["open", "ann", "good game 😂 hello"],
    ["open", "ben", "game good"],
    [personas.vera.id, "ann", "hello from my own chat"],
    ["shut", "ann", "hello secret"],
    ["open", "zoe", "see https://example.com don't stop"],
    ["open", "zoe", "100%_sure a_b"],
    ["open", "ben", "dont stop"],
    ["open", "zoe", "removed words"],
  ] as const;
  ids = await addMessages(
    pool,
    texts.map(([id, login, text], n) => ({
      ...{ channelId: id, login, authorId: `id-${login}`, text, at: minute(n) },
      ...(n === 3 && { streamId: STREAM }),
    })),
  );
  const flags: [number, number][] = [
    [0, 16],
    [1, 2],
    [2, 32 | 512],
    [3, 8 | 128],
    [6, 256],
    [8, 4 | 1024],
  ];
  for (const [place, bits] of flags)
    await pool.query("UPDATE chat_message SET flags = $2 WHERE id = $1", [ids[place], bits]);
  await pool.query("UPDATE chat_message SET deleted_at = now(), deleted_by = 'ban' WHERE id = $1", [ids[9]]);
  await pool.query(
    `INSERT INTO chat_gap (channel_id, from_at, to_at, reason)
     VALUES ('open', $1, $2, 'disconnected'), ('shut', $1, $2, 'disconnected')`,
    [minute(1.5), minute(1.8)],
  );
});
afterAll(() => app.stop());

const ask = (q: string, more: Record<string, string> = {}, jar = vera) =>
  call(searchRoute.GET, { path: `/api/v1/chat/search?${new URLSearchParams({ q, ...more })}`, jar });

async function search(q: string, more: Record<string, string> = {}): Promise<SearchResults> {
  const response = await ask(q, more);
  expect(response.status).toBe(200);
  return searchResults.parse(await response.json());
}

/** The places, in the list above, of the messages that are found. */
const found = ({ items }: SearchResults): number[] =>
  items.flatMap((hit) => (hit.type === "message" ? ids.indexOf(hit.message.id) : []));

test.each<[string, number[]]>([
  ["hello", [4, 2, 1, 0]],
  ["HeLLo", [4, 2, 1, 0]],
  ["hel", []],
  ["hel*", [4, 2, 1, 0]],
  ['"good game"', [2]],
  ["good game", [3, 2]],
  ["hello -good", [4, 1, 0]],
  ['game -"good game"', [3]],
  ["<b>", [0]],
  ["😂", [2]],
  ["don't", [6]],
  ["100%", [7]],
  ["a_b", [7]],
  ["a%b", []],
  ["from:ann", [4, 2, 0]],
  ["from:ann from:zoe hello", [4, 2, 0]],
  ["hello -from:ann", [1]],
  ["from:nobody", []],
  ["in:vera_live hello", [4]],
  ["hello -in:vera_live", [2, 1, 0]],
  [`stream:${STREAM}`, [3]],
  [`good -stream:${STREAM}`, [2]],
  ["is:sub", [2, 0]],
  ["is:mod", [8, 1]],
  ["is:vip is:action", [3]],
  ["is:deleted", [9]],
  ["words -is:deleted", []],
  ["has:link", [6]],
  ["has:emote", [2]],
  ["has:bits", [8]],
  ["after:2026-11-01T12:06:00Z", [9, 8, 7, 6]],
  ["before:2026-11-01T12:01:00Z", [0]],
  ["hello after:2026-11-01T12:01:00Z before:2026-11-01T12:04:00Z", [2, 1]],
  ["before:2026-11-01", []],
])("%s finds %j", async (q, places) => {
  expect(found(await search(q))).toEqual(places);
});

describe("results", () => {
  test("mark what was looked for, and say whose chat it is", async () => {
    const { items, channels } = await search("hello from:ben before:2026-11-01T12:01:10Z");
    expect(items).toMatchObject([
      {
        type: "message",
        message: { text: "HELLO hello there" },
        highlights: [
          [0, 4],
          [6, 10],
        ],
      },
    ]);
    expect(channels).toEqual([expect.objectContaining({ id: "open", login: "open_chat" })]);
  });

  test("have the gaps of readable channels in their places, each once over all pages", async () => {
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await search("hello in:open_chat", { limit: "1", ...(cursor && { cursor }) });
      seen.push(...page.items.map((hit) => (hit.type === "gap" ? hit.gap.channelId : hit.message.text)));
      cursor = page.next_cursor ?? "";
    } while (cursor);
    expect(seen).toEqual(["good game 😂 hello", "open", "HELLO hello there", "hello <b>world</b>"]);
    expect((await search("nothingtofind")).items).toEqual([expect.objectContaining({ type: "gap" })]);
    expect((await search("nothingtofind before:2026-11-01T12:01:00Z")).items).toEqual([]);
    expect((await search("nothingtofind after:2026-11-01T12:01:40Z")).items).toHaveLength(1);
  });

  test("put best what says it most, over all pages", async () => {
    const first = await search("hello", { order: "best", limit: "3" });
    const rest = await search("hello", { order: "best", limit: "3", cursor: first.next_cursor ?? "" });
    // Among many other words it says least.
    expect(found(rest)).toEqual([4]);
    expect(found(first).toSorted()).toEqual([0, 1, 2]);
    expect(rest.next_cursor).toBeNull();
  });

  test("count days in the zone that is asked for", async () => {
    const q = "hello after:2026-11-02";
    expect(found(await search(q, { zone: "Pacific/Kiritimati" }))).toEqual([4, 2, 1, 0]);
    expect(found(await search(q, { zone: "UTC" }))).toEqual([]);
  });
});

test.each<[string, RegExp]>([
  ["befor:today", /^at 1 to 6: `befor:` is not a filter. Did you mean `before:`\? Suggestion: before:$/],
  ["-hello", /^at 1 to 6: This says only what is not looked for/],
  ['"hello', /never closed/],
  ["after:2026-02-30", /February 2026 has 28 days.*Suggestion: after:2026-02-28/],
  ["a".repeat(10_000), /at most 500 characters/],
  ["in:shut_chat hello", /whose chat you may read/],
  ["in:no_such_chat hello", /whose chat you may read/],
])("%.30s is refused with its place", async (q, message) => {
  const response = await ask(q);
  expect(response.status).toBe(422);
  expect(await json(response)).toMatchObject({
    fields: [{ field: "q", message: expect.stringMatching(message) }],
  });
});

test("nothing to look for, a foreign cursor and an unknown zone are refused", async () => {
  expect((await ask("")).status).toBe(422);
  expect((await ask("hello", { cursor: "x" })).status).toBe(400);
  const tooLongAgo = encodeCursor(["newest", -8.64e15, "0193f1a0-7b1c-7000-8000-000000000001"]);
  expect((await ask("hello", { cursor: tooLongAgo })).status).toBe(400);
  const { next_cursor } = await search("hello", { limit: "1" });
  expect((await ask("hello", { cursor: next_cursor ?? "", order: "best" })).status).toBe(400);
  expect((await ask("hello", { zone: "Mars/Base" })).status).toBe(400);
  expect((await ask("a\0b")).status).toBe(400);
});

test("who may read nothing finds nothing, operator or not; who is not signed in is asked to", async () => {
  expect(await json(await ask("hello", {}, olga))).toEqual({ items: [], channels: [], next_cursor: null });
  expect((await call(searchRoute.GET, { path: "/api/v1/chat/search?q=hello" })).status).toBe(401);
});

test("owners can see who searched their chat for what; of themselves they know", async () => {
  await app.database.pool.query("DELETE FROM chat_search_audit");
  await search("hello");
  const { rows } = await app.database.pool.query(
    "SELECT channel_id, action, query, results FROM chat_search_audit",
  );
  expect(rows).toEqual([{ channel_id: "open", action: "search", query: "hello", results: 3 }]);
});

describe("a message's page", () => {
  const context = (id: string, cursor?: string, jar = vera) =>
    call(messageRoute.GET, {
      path: `/api/v1/chat/messages/${id}${cursor ? `?${new URLSearchParams({ cursor })}` : ""}`,
      params: { id },
      jar,
    });
  const read = async (response: Response): Promise<MessageContext> =>
    messageContext.parse(await response.json());
  const textsOf = ({ lines }: ChatPage) =>
    lines.map((line) => (line.type === "message" ? line.message.text : line.type));

  test("has what was said before and after, gaps and all", async () => {
    const page = await read(await context(ids[2] ?? ""));
    expect(page.channel.login).toBe("open_chat");
    expect(page.removable).toBe(false);
    expect(textsOf(page).slice(0, 5)).toEqual([
      "hello <b>world</b>",
      "HELLO hello there",
      "gap",
      "good game 😂 hello",
      "game good",
    ]);
    expect([page.olderCursor, page.newerCursor]).toEqual([null, null]);
  });

  test("goes on in both directions without losing or repeating a line", async () => {
    const { pool } = app.database;
    await addChannel(pool, "long", { login: "long_chat" });
    await pool.query(
      "INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ('long', $1, 'vera')",
      [personas.vera.id],
    );
    const all = Array.from({ length: 90 }, (_, n) => String(n));
    const long = await addMessages(
      pool,
      all.map((text, n) => ({ channelId: "long", text, at: minute(Math.floor(n / 3)) })),
    );
    const { rows } = await pool.query<{ text: string }>(
      "SELECT text FROM chat_message WHERE channel_id = 'long' ORDER BY sent_at, id",
    );
    const middle = await read(await context(long[45] ?? ""));
    expect(middle.lines).toHaveLength(51);
    const older = await read(await context(long[45] ?? "", middle.olderCursor ?? ""));
    const newer = await read(await context(long[45] ?? "", middle.newerCursor ?? ""));
    expect([older, middle, newer].flatMap(textsOf)).toEqual(rows.map(({ text }) => text));
    expect([older.olderCursor, newer.newerCursor]).toEqual([null, null]);
  });

  test("is not there for those who may not read it, and is told to the owner for those who may", async () => {
    expect((await context(ids[5] ?? "")).status).toBe(404);
    expect((await context(ids[2] ?? "", undefined, olga)).status).toBe(404);
    expect((await context(NOBODY)).status).toBe(404);
    expect((await context("not-an-id")).status).toBe(400);
    const tooLongAgo = encodeCursor(["older", -8.64e15, "0193f1a0-7b1c-7000-8000-000000000001"]);
    expect((await context(ids[2] ?? "", tooLongAgo)).status).toBe(400);
    expect((await context(ids[2] ?? "", "x")).status).toBe(400);
    await app.database.pool.query("DELETE FROM chat_search_audit");
    await context(ids[2] ?? "");
    await context(ids[4] ?? "");
    const { rows } = await app.database.pool.query("SELECT channel_id, action FROM chat_search_audit");
    expect(rows).toEqual([{ channel_id: "open", action: "context" }]);
  });
});
