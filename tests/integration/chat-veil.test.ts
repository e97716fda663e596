import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as logRoute from "@/app/api/v1/chat/channels/[login]/messages/route";
import * as messageRoute from "@/app/api/v1/chat/messages/[id]/route";
import * as searchRoute from "@/app/api/v1/chat/search/route";
import { lookAtLog } from "@/lib/chat";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel, addMessages } from "../support/chat-rows";

// C4: what was taken away is its channel's owner's to read. Others see that it was, and whose it was.

const { tom, vera } = personas;
const SECRET = /hunter2|secret\.example/;
const minute = (n: number) => new Date(Date.parse("2026-11-01T12:00:00Z") + n * 60_000);

let app: TestApp;
let owner: Jar;
let reader: Jar;
let ids: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  owner = (await signIn(tom)).jar;
  reader = (await signIn(vera)).jar;
  const { pool } = app.database;
  await addChannel(pool, tom.id, { login: tom.login, readers: "listed" });
  await pool.query("INSERT INTO channel_reader (broadcaster_id, twitch_id, login) VALUES ($1, $2, 'vera')", [
    tom.id,
    vera.id,
  ]);
  const texts = ["good evening", "my password is hunter2 https://secret.example", "you should not say that"];
  ids = await addMessages(
    pool,
    texts.map((text, n) => ({ channelId: tom.id, authorId: "77", login: "ann", text, at: minute(n) })),
  );
  await pool.query(
    "UPDATE chat_message SET deleted_at = now(), deleted_by = 'deletion', flags = 256 WHERE id = $1",
    [ids[1]],
  );
  await pool.query("UPDATE chat_message SET reply_to_id = $2 WHERE id = $1", [ids[2], ids[1]]);
});
afterAll(() => app.stop());

const text = async (response: Response): Promise<string> => {
  expect(response.status).toBe(200);
  return response.text();
};
const search = async (q: string, jar: Jar) =>
  text(await call(searchRoute.GET, { path: `/api/v1/chat/search?${new URLSearchParams({ q })}`, jar }));
const log = async (jar: Jar) =>
  text(
    await call(logRoute.GET, {
      path: `/api/v1/chat/channels/${tom.login}/messages`,
      params: { login: tom.login },
      jar,
    }),
  );
const context = async (jar: Jar) => {
  const id = ids[2] ?? "";
  return text(await call(messageRoute.GET, { path: `/api/v1/chat/messages/${id}`, params: { id }, jar }));
};

describe("who reads the chat without owning it", () => {
  test.each([
    "hunter2",
    "hunt*",
    '"my password"',
    "has:link",
    "from:ann password",
    "from:ann -evening -that",
  ])("does not find it by %s", async (q) => {
    const found = await search(q, reader);
    expect(found).not.toContain(ids[1]);
    expect(found).not.toMatch(SECRET);
  });

  test.each(["from:ann", "is:deleted"])("sees by %s that it was there, and not what it said", async (q) => {
    const found = await search(q, reader);
    expect(found).toContain(ids[1]);
    expect(found).not.toMatch(SECRET);
  });

  test("reads a log without it, and answers to it without what they answer", async () => {
    for (const page of [await log(reader), await context(reader)]) {
      expect(page).toContain(ids[1]);
      expect(page).toContain("good evening");
      expect(page).not.toMatch(SECRET);
    }
  });
});

test("the owner finds it and reads it", async () => {
  for (const q of ["hunter2", "has:link", "is:deleted"]) expect(await search(q, owner)).toMatch(SECRET);
  for (const page of [await log(owner), await context(owner)]) expect(page).toMatch(SECRET);
});

test("a live view is not told what was taken away before it was told of the message", async () => {
  const { lines } = await lookAtLog(app.database.pool, tom.id, { lines: [], deletions: [] }, 100);
  expect(lines).toHaveLength(3);
  expect(JSON.stringify(lines)).not.toMatch(SECRET);
});
