import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { forgetEverywhere } from "@/lib/jobs/forget-everywhere";
import type { Quote, QuoteList } from "@/lib/quotes/schema";
import { personas } from "@/lib/twitch/simulator";
import { routes } from "../support/api-routes";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addChannel } from "../support/chat-rows";

const { vera, tom, olga } = personas;
let app: TestApp;
const jars: Record<string, Jar> = {};

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom, olga]) jars[who.login] = (await signIn(who)).jar;
  await addChannel(app.database.pool, vera.id, { login: vera.login });
});
afterAll(() => app.stop());
beforeEach(() => app.database.pool.query("TRUNCATE quote"));

const handlers = new Map(routes.map(([name, handler]) => [name, handler]));
const QUOTES = "/channels/{login}/quotes";
const ONE = `${QUOTES}/{number}`;
interface Asking {
  number?: number | string;
  query?: string;
  body?: unknown;
  who?: string;
}
function ask(name: string, { number, query = "", body, who = vera.login }: Asking = {}) {
  const handler = handlers.get(name);
  if (!handler) throw new Error(`no route ${name}`);
  const params = { login: vera.login, ...(number === undefined ? {} : { number: String(number) }) };
  const [method = "GET"] = name.split(" ");
  const path = `/api/v1/channels/${vera.login}/quotes${number === undefined ? "" : `/${number}`}${query}`;
  return call(handler, {
    method,
    path,
    params,
    jar: jars[who] ?? {},
    ...(body === undefined ? {} : { body }),
  });
}
const add = async (text: string, saidBy = "") =>
  json<Quote>(await ask(`POST ${QUOTES}`, { body: { text, saidBy } }));
const list = async (query = "") => json<QuoteList>(await ask(`GET ${QUOTES}`, { query }));
const numbers = async (query = "") => (await list(query)).items.map(({ number }) => number);

test("the list knows the number of the next one, whatever it is narrowed to and whatever was deleted", async () => {
  expect((await list()).nextNumber).toBe(1);
  await add("one");
  await add("two");
  await add("three");
  await ask(`DELETE ${ONE}`, { number: 3 });
  expect((await list("?q=one")).nextNumber).toBe(4);
  expect((await add("four")).number).toBe(4);
});

test("quotes are listed the latest first, and found by words, by name and by number", async () => {
  await add("I never lose 3 times", "Vera");
  await add("Losing is fine", "Tom");
  await add("100 %", "Vera");
  expect(await numbers()).toEqual([3, 2, 1]);
  expect(await numbers("?q=lose+VERA")).toEqual([1]);
  expect(await numbers("?q=%25")).toEqual([3]);
  expect(await numbers("?q=3")).toEqual([3, 1]);
  expect(await numbers("?q=%232")).toEqual([2]);
  expect(await numbers("?q=nothing")).toEqual([]);
  expect((await list("?q=vera&limit=1")).total).toBe(2);
});

test("pages meet every quote once, whatever is added meanwhile", async () => {
  for (let index = 0; index < 7; index += 1) await add(`q${index}`);
  const seen: number[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: QuoteList = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ number }) => number));
    cursor = page.next_cursor;
    await add("meanwhile");
  }
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect((await ask(`GET ${QUOTES}`, { query: "?cursor=abc" })).status).toBe(400);
});

test("what was changed meanwhile is not overwritten", async () => {
  const { number } = await add("I never loose", "Vera");
  const change = (body: unknown) => ask(`PATCH ${ONE}`, { number, body });
  expect(await json(await change({ text: "I never lose", version: 1 }))).toMatchObject({
    ...{ text: "I never lose", saidBy: "Vera", version: 2 },
  });
  expect((await change({ text: "late", version: 1 })).status).toBe(409);
  expect(await json(await change({ categoryName: "Chess" }))).toMatchObject({
    categoryName: "Chess",
    version: 3,
  });
  expect(await json(await change({ categoryName: "", saidBy: "" }))).toMatchObject({
    categoryName: null,
    saidBy: "",
  });
  expect((await change({ text: " " })).status).toBe(422);
});

test("deleted and restored under its number, as often as one likes", async () => {
  await add("one");
  const { number } = await add("two");
  for (let time = 0; time < 2; time += 1) expect((await ask(`DELETE ${ONE}`, { number })).status).toBe(204);
  expect(await numbers()).toEqual([1]);
  expect((await ask(`PATCH ${ONE}`, { number, body: { text: "x" } })).status).toBe(409);
  expect((await add("three")).number).toBe(3);
  for (let time = 0; time < 2; time += 1)
    expect(await json(await ask(`POST ${ONE}/restore`, { number }))).toMatchObject({ deletedAt: null });
  expect(await numbers()).toEqual([3, 2, 1]);
});

test.each([0, -1, "x", "1.5", "99999999999"])("there is no quote %s to be asked for", async (number) => {
  expect((await ask(`GET ${ONE}`, { number })).status).toBe(400);
});

test("nobody else's: strangers find nothing, operators do", async () => {
  const { number } = await add("one");
  const asks = (who: string) => [
    ask(`GET ${QUOTES}`, { who }),
    ask(`GET ${ONE}`, { who, number }),
    ask(`PATCH ${ONE}`, { who, number, body: { saidBy: "Tom" } }),
    ask(`POST ${ONE}/restore`, { who, number }),
  ];
  for (const response of await Promise.all(asks(tom.login))) expect(response.status).toBe(404);
  for (const response of await Promise.all(asks(olga.login))) expect(response.status).toBe(200);
  expect((await ask(`DELETE ${ONE}`, { who: tom.login, number })).status).toBe(404);
  expect((await ask(`GET ${ONE}`, { number: 404 })).status).toBe(404);
});

test("who asks to be forgotten is, and what they added stays", async () => {
  await add("mine");
  const { pool } = app.database;
  const forget = () => withTransaction((tx) => forgetEverywhere(tx, vera.id), pool);
  expect(await forget()).toBeGreaterThanOrEqual(1);
  expect((await list()).items).toMatchObject([{ text: "mine", addedByLogin: null }]);
  const { rows } = await pool.query("SELECT FROM quote WHERE added_by_id <> '' OR added_by_login <> ''");
  expect(rows).toEqual([]);
  expect(await forget()).toBe(0);
});
