import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { pruneIdempotencyKeys } from "@/lib/http/idempotency";
import { route } from "@/lib/http/route";
import { TallyError } from "@/lib/kernel/errors";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { latch } from "../support/latch";

// Issue 9: a POST with a key is carried out once, whoever asks it again.

let app: TestApp;
let vera: Jar;
let kaya: Jar;
/** How often the work was done. */
let done = 0;
let work: () => Promise<void> = async () => undefined;

const handler = route({
  ...{ operation: "account.get-made-up", summary: "Does something once" },
  ask: () => ({ action: "me.read" }),
  query: z.object({ to: z.string().optional() }),
  body: z.object({ name: z.string().max(10) }),
  answer: z.object({ secret: z.string() }),
  status: 201,
  handler: async ({ body }) => {
    await work();
    done += 1;
    return { secret: `secret ${done} of ${body.name}` };
  },
});

beforeAll(async () => {
  app = await startTestApp();
  vera = (await signIn(personas.vera)).jar;
  kaya = (await signIn(personas.kaya)).jar;
});
afterAll(() => app.stop());
beforeEach(async () => {
  done = 0;
  work = async () => undefined;
  await app.database.pool.query("DELETE FROM idempotency_key");
});

const post = (key: string | null, { jar = vera, body = { name: "a" } as unknown, path = "/api/v1/x" } = {}) =>
  call(handler, { method: "POST", path, jar, body, headers: key === null ? {} : { "idempotency-key": key } });

test("asked again with the same key it is answered as it was, and done once", async () => {
  const first = await post("one");
  const again = await post('"one"');
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.text()).toBe(await first.text());
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(again.headers.get("content-type")).toBe("application/json");
  expect(done).toBe(1);
  await post(null);
  await post(null);
  expect(done).toBe(3);
});

test("an answer is kept sealed, since it may hold a secret", async () => {
  await post("one");
  const { rows } = await app.database.pool.query("SELECT * FROM idempotency_key");
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain("secret");
});

test.each([
  ["another body", { body: { name: "b" } }],
  ["another query", { path: "/api/v1/x?to=b" }],
])("the same key with %s is refused, by the name of the header", async (_what, other) => {
  await post("one");
  const refused = await post("one", other);
  expect(refused.status).toBe(422);
  expect(await json(refused)).toMatchObject({ fields: [{ field: "Idempotency-Key" }] });
  expect(done).toBe(1);
});

test("keys are everybody's own, and each operation's", async () => {
  await post("one");
  await post("one", { jar: kaya });
  await post("one", { path: "/api/v1/y" });
  expect(done).toBe(3);
});

test("of many at once exactly one is carried out, and the rest is told to come again", async () => {
  const { released, release } = latch();
  work = () => released;
  const all = Array.from({ length: 8 }, () => post("one"));
  const seven: Response[] = [];
  await new Promise<void>((resolve) => {
    for (const one of all) void one.then((response) => seven.push(response) === 7 && resolve());
  });
  expect(seven.map(({ status, headers }) => [status, headers.get("retry-after")])).toEqual(
    Array.from({ length: 7 }, () => [409, "2"]),
  );
  release();
  expect((await Promise.all(all)).filter(({ status }) => status === 201)).toHaveLength(1);
  expect(done).toBe(1);
  expect((await post("one")).status).toBe(201);
  expect(done).toBe(1);
});

test.each([
  ["a failure of ours", new Error("broken"), 500],
  ["something that does not answer", new TallyError("unavailable", "Later."), 503],
  ["a refusal", new TallyError("conflict", "Not now."), 409],
])("%s is not kept: it may be tried again", async (_what, failure, status) => {
  work = async () => {
    throw failure;
  };
  expect((await post("one")).status).toBe(status);
  work = async () => undefined;
  expect((await post("one")).status).toBe(201);
});

test("what does not fit takes no key", async () => {
  expect((await post("one", { body: { name: "far too long a name" } })).status).toBe(422);
  expect((await post("one", { body: { name: "fits" } })).status).toBe(201);
  expect((await post("with space")).status).toBe(400);
  expect((await post("x".repeat(201))).status).toBe(400);
});

test("who died before the answer was kept leaves it unknown, and it is not done again", async () => {
  await post("one");
  const { pool } = app.database;
  await pool.query("UPDATE idempotency_key SET status = NULL, body = NULL");
  expect((await post("one")).headers.get("retry-after")).toBe("2");
  await pool.query("UPDATE idempotency_key SET created_at = clock_timestamp() - interval '10 minutes'");
  const answer = await post("one");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([409, null]);
  expect(await json(answer)).toMatchObject({ detail: expect.stringContaining("not known") });
  expect(done).toBe(1);
});

test("so it does where the database went away in the middle of it", async () => {
  work = async () => {
    throw Object.assign(new Error("terminated"), { code: "57P01" });
  };
  expect((await post("one")).status).toBe(503);
  work = async () => undefined;
  expect((await post("one")).status).toBe(409);
  expect(done).toBe(0);
});

test("a day later a key is new, and old ones are forgotten", async () => {
  const { pool } = app.database;
  await post("one");
  await pool.query("UPDATE idempotency_key SET created_at = clock_timestamp() - interval '25 hours'");
  expect((await post("one", { body: { name: "b" } })).status).toBe(201);
  expect(done).toBe(2);
  await pool.query("UPDATE idempotency_key SET created_at = clock_timestamp() - interval '25 hours'");
  await post("two");
  const { signal } = new AbortController();
  expect(await pruneIdempotencyKeys(pool, new Date(Date.now() - 86_400_000), signal)).toBe(1);
  expect((await pool.query("SELECT FROM idempotency_key")).rowCount).toBe(1);
});

test("only POST heeds a key, since the others may be asked twice anyway", async () => {
  const put = route({
    ...{ operation: "account.put-made-up", summary: "Does something" },
    ask: () => ({ action: "me.read" }),
    answer: null,
    handler: async () => {
      done += 1;
    },
  });
  const headers = { "idempotency-key": "one" };
  for (let n = 0; n < 2; n += 1) await call(put, { method: "PUT", path: "/api/v1/z", jar: vera, headers });
  expect(done).toBe(2);
});
