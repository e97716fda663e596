import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as auditRoute from "@/app/api/v1/chat/channels/[login]/audit/route";
import * as readerRoute from "@/app/api/v1/chat/channels/[login]/readers/[twitchId]/route";
import * as readersRoute from "@/app/api/v1/chat/channels/[login]/readers/route";
import * as statsRoute from "@/app/api/v1/chat/channels/[login]/stats/route";
import * as savedOneRoute from "@/app/api/v1/chat/saved/[id]/route";
import * as savedRoute from "@/app/api/v1/chat/saved/route";
import { pruneAudit } from "@/lib/chat";
import { recordSearch } from "@/lib/chat/audit";
import type { AuditEntry, ChatReader, SavedSearch } from "@/lib/chat/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";

// C4 C6: the owner lets people in and sees who looked; everybody else does not even learn that there is a log.

const { tom, vera, olga, kaya } = personas;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [tom, vera, olga]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, tom.id, { login: tom.login });
  await addChannel(app.database.pool, kaya.id, { login: kaya.login });
});
afterAll(() => app.stop());

const at = (part: string, login = tom.login) => ({
  path: `/api/v1/chat/channels/${login}/${part}`,
  params: { login },
});
const as = (who: { login: string }) => ({ jar: jars[who.login] ?? {} });
const readStats = async (who: { login: string }, login = tom.login) =>
  (await call(statsRoute.GET, { ...at("stats", login), ...as(who) })).status;
const add = (who: { login: string }, login: string) =>
  call(readersRoute.POST, { ...at("readers"), ...as(who), method: "POST", body: { login } });
const remove = (who: { login: string }, twitchId: string) => {
  const { path, params } = at(`readers/${twitchId}`);
  return call(readerRoute.DELETE, { path, params: { ...params, twitchId }, ...as(who), method: "DELETE" });
};

describe("the owner's list", () => {
  test("lets somebody in by login, and out again at once", async () => {
    expect(await readStats(vera)).toBe(404);
    const added = await add(tom, ` ${vera.login.toUpperCase()} `);
    expect(added.status).toBe(201);
    expect(await json<ChatReader>(added)).toMatchObject({ twitchId: vera.id, login: vera.login });
    expect((await add(tom, vera.login)).status).toBe(201);
    expect(await readStats(vera)).toBe(200);
    const list = await json<{ items: ChatReader[] }>(
      await call(readersRoute.GET, { ...at("readers"), ...as(tom) }),
    );
    expect(list.items.map(({ login }) => login)).toEqual([vera.login]);
    expect((await remove(tom, vera.id)).status).toBe(204);
    expect((await remove(tom, vera.id)).status).toBe(404);
    expect(await readStats(vera)).toBe(404);
  });

  test("says which login is wrong", async () => {
    const unknown = await add(tom, "nobody_of_this_name");
    expect(unknown.status).toBe(404);
    expect(await json(unknown)).toMatchObject({ fields: [{ field: "login" }] });
    expect((await add(tom, "not a login")).status).toBe(422);
  });

  test("is nobody else's business, whoever they are", async () => {
    for (const who of [vera, olga]) {
      expect((await add(who, who.login)).status).toBe(404);
      expect((await remove(who, vera.id)).status).toBe(404);
      for (const [handler, part] of [
        [readersRoute.GET, "readers"],
        [auditRoute.GET, "audit"],
      ] as const)
        expect((await call(handler, { ...at(part), ...as(who) })).status).toBe(404);
      expect(await readStats(who)).toBe(404);
    }
  });

  test("a channel that is private and one that is not there look the same", async () => {
    const bodies = await Promise.all(
      [kaya.login, "not_there"].map(async (login) =>
        json(await call(statsRoute.GET, { ...at("stats", login), ...as(vera) })),
      ),
    );
    const [one, other] = bodies.map(({ requestId: _, ...body }) => body);
    expect(one).toEqual(other);
  });
});

test("the owner sees who looked for what, latest first, page by page", async () => {
  const { pool } = app.database;
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM person WHERE twitch_id = $1", [vera.id]);
  const userId = rows[0]?.id ?? "";
  for (let n = 0; n < 5; n += 1)
    await recordSearch(pool, {
      channelIds: [tom.id, kaya.id],
      ...{ userId, action: "search", query: `pizza ${n}` },
      results: new Map([[tom.id, n]]),
    });
  const entries: AuditEntry[] = [];
  let cursor: string | null = null;
  do {
    const { path, params } = at(`audit?limit=2${cursor ? `&cursor=${cursor}` : ""}`);
    const response = await call(auditRoute.GET, { path, params, ...as(tom) });
    const page = await json<{ items: AuditEntry[]; next_cursor: string | null }>(response);
    entries.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  expect(entries.map(({ query, results }) => [query, results])).toEqual(
    [4, 3, 2, 1, 0].map((n) => [`pizza ${n}`, n]),
  );
  expect(entries[0]).toMatchObject({ action: "search", person: { login: vera.login } });
  const other = await pool.query("SELECT results FROM chat_search_audit WHERE channel_id = $1", [kaya.id]);
  expect(other.rows).toEqual(Array.from({ length: 5 }, () => ({ results: 0 })));
});

test("who looked is forgotten after its time, and not before", async () => {
  const { pool } = app.database;
  await pool.query(
    "UPDATE chat_search_audit SET at = '2026-01-01T00:00:00Z' WHERE channel_id = $1 AND results < 2",
    [tom.id],
  );
  const signal = new AbortController().signal;
  expect(await pruneAudit(pool, new Date("2026-01-02T00:00:00Z"), signal)).toBe(2);
  const { rowCount } = await pool.query("SELECT FROM chat_search_audit WHERE channel_id = $1", [tom.id]);
  expect(rowCount).toBe(3);
});

describe("saved searches", () => {
  const save = (who: { login: string }, name: string, query: string) =>
    call(savedRoute.POST, {
      ...{ path: "/api/v1/chat/saved", method: "POST", body: { name, query } },
      ...as(who),
    });
  const list = async (who: { login: string }) =>
    (
      await json<{ items: SavedSearch[] }>(
        await call(savedRoute.GET, { path: "/api/v1/chat/saved", ...as(who) }),
      )
    ).items;
  const forget = (who: { login: string }, id: string) =>
    call(savedOneRoute.DELETE, {
      ...{ path: `/api/v1/chat/saved/${id}`, params: { id }, method: "DELETE" },
      ...as(who),
    });

  test("are each person's own; a name holds one", async () => {
    expect((await save(vera, "Pizza", "pizza")).status).toBe(201);
    expect((await save(vera, "Pizza", "from:tom pizza")).status).toBe(201);
    expect((await save(olga, "Pizza", "olgas")).status).toBe(201);
    const [saved] = await list(vera);
    expect(await list(vera)).toHaveLength(1);
    expect(saved).toMatchObject({ name: "Pizza", query: "from:tom pizza" });
    expect((await forget(olga, saved?.id ?? "")).status).toBe(404);
    expect((await forget(vera, saved?.id ?? "")).status).toBe(204);
    expect(await list(vera)).toEqual([]);
  });

  test("are fifty at most, also when asked for at once", async () => {
    const answers = await Promise.all(Array.from({ length: 55 }, (_, n) => save(tom, `Search ${n}`, "x")));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
    const [first] = await list(tom);
    expect((await save(tom, first?.name ?? "", "replaced")).status).toBe(201);
  });

  test.each([
    ["", "x"],
    ["x".repeat(61), "x"],
    ["x", ""],
    ["x", "x".repeat(501)],
    ["a\0b", "x"],
  ])("cannot be called %j with the query %j", async (name, query) => {
    expect((await save(vera, name, query)).status).toBe(422);
  });
});
