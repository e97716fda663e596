import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import * as quote from "@/app/api/v1/channels/[login]/quotes/[number]/route";
import * as quotes from "@/app/api/v1/channels/[login]/quotes/route";
import * as viewer from "@/app/api/v1/channels/[login]/viewers/[id]/route";
import * as command from "@/app/api/v1/commands/[id]/route";
import * as preferences from "@/app/api/v1/me/preferences/route";
import * as stream from "@/app/api/v1/streams/[id]/route";
import { withTransaction } from "@/lib/db/tx";
import type { DescribedHandler, RouteHandler } from "@/lib/http/admit";
import { route } from "@/lib/http/route";
import { assertUnchanged } from "@/lib/http/unchanged";
import { personas } from "@/lib/twitch/simulator";
import { routes } from "../support/api-routes";
import { call, cookieHeader, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { openClipRoutes } from "../support/clip-api-routes";
import { addChannel, addCommand } from "../support/commands";
import { latch } from "../support/latch";

// Issue 9: who changes what somebody else changed meanwhile is told so, and a copy that is still right is not sent again.

const { kaya } = personas;
const params = { login: kaya.login };
let app: TestApp;
let jar: Jar;
beforeAll(async () => {
  app = await startTestApp();
  jar = (await signIn(kaya)).jar;
  await addChannel(app.database.pool, kaya.id, kaya.login);
});
afterAll(() => app.stop());

const describedOf = (handler: RouteHandler) =>
  "described" in handler ? (handler as DescribedHandler).described : null;
const tagOf = (response: Response) => response.headers.get("etag") ?? "none";

describe("preferences, which everybody has", () => {
  const path = "/api/v1/me/preferences";
  const read = (headers = {}) => call(preferences.GET, { path, jar, headers });
  const write = (digestHour: number, headers: Record<string, string> = {}) =>
    call(preferences.PATCH, { method: "PATCH", path, jar, body: { digestHour }, headers });

  test("a copy that is still right is not sent again", async () => {
    const first = await read();
    expect(tagOf(first)).toMatch(/^"[\w-]{16}\.[\w-]{16}"$/);
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    const again = await read({ "if-none-match": tagOf(first) });
    expect([again.status, await again.text(), tagOf(again)]).toEqual([304, "", tagOf(first)]);
    const head = await preferences.GET(
      new Request(`http://localhost:3000${path}`, {
        ...{ method: "HEAD", headers: { cookie: cookieHeader(jar), "if-none-match": tagOf(first) } },
      }),
      { params: Promise.resolve(undefined) },
    );
    expect([head.status, head.headers.get("ratelimit-limit")]).toEqual([
      304,
      again.headers.get("ratelimit-limit"),
    ]);
    await write(3);
    const other = await read({ "if-none-match": tagOf(first) });
    expect(other.status).toBe(200);
    expect(tagOf(other)).not.toBe(tagOf(first));
  });

  test("a change is made where nothing was changed since, and says the next tag", async () => {
    const { headers } = await read();
    const changed = await write(4, { "if-match": headers.get("etag") ?? "" });
    expect(changed.status).toBe(200);
    expect(tagOf(changed)).toBe(tagOf(await read()));
    expect((await write(5, { "if-match": tagOf(changed) })).status).toBe(200);
  });

  test("a change of what was changed since is refused, and nothing of it is done", async () => {
    const seen = tagOf(await read());
    await write(6);
    const refused = await write(7, { "if-match": seen });
    expect(refused.status).toBe(412);
    expect(await json(refused)).toMatchObject({ type: "urn:tallylight:problem:precondition_failed" });
    expect(await json(await read())).toMatchObject({ digestHour: 6 });
  });

  test.each(['"other"', "nonsense", ""])("If-Match: %j fits nothing", async (header) => {
    expect((await write(8, { "if-match": header })).status).toBe(412);
  });

  test("If-Match: * fits whatever is there", async () => {
    expect((await write(9, { "if-match": "*" })).status).toBe(200);
  });

  test("of many at once who saw the same, one is let through", async () => {
    const seen = tagOf(await read());
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((hour) => write(hour, { "if-match": seen })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });
});

test("a command that was used meanwhile is another answer, but no other command", async () => {
  const { id } = await addCommand(app.database.pool, kaya.id, { name: "hello", response: "Words" });
  const path = `/api/v1/commands/${id}`;
  const read = () => call(command.GET, { path, params: { id }, jar });
  const first = await read();
  expect(first.status).toBe(200);
  await app.database.pool.query("UPDATE command SET uses = uses + 1 WHERE id = $1", [id]);
  expect(tagOf(await read())).not.toBe(tagOf(first));
  const headers = { "if-match": tagOf(first) };
  const change = { method: "PATCH", path, params: { id }, jar, headers, body: { response: "Other words" } };
  expect((await call(command.PATCH, change)).status).toBe(200);
  expect((await call(command.PATCH, change)).status).toBe(412);
  expect((await call(command.DELETE, { method: "DELETE", path, params: { id }, jar, headers })).status).toBe(
    412,
  );
});

test("a quote, which has no lock but its row", async () => {
  const made = await call(quotes.POST, {
    ...{ method: "POST", path: `/api/v1/channels/${kaya.login}/quotes`, params, jar },
    body: { text: "Words", saidBy: "kaya" },
  });
  const { number } = await json<{ number: number }>(made);
  const at = {
    path: `/api/v1/channels/${kaya.login}/quotes/${number}`,
    params: { ...params, number: String(number) },
  };
  const seen = { "if-match": tagOf(await call(quote.GET, { ...at, jar })) };
  const change = (text: string) =>
    call(quote.PATCH, { ...at, method: "PATCH", jar, headers: seen, body: { text } });
  const answers = await Promise.all(["a", "b", "c", "d"].map(change));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  expect((await call(quote.DELETE, { ...at, method: "DELETE", jar, headers: seen })).status).toBe(412);
});

test("a viewer who is seen again meanwhile is edited all the same; one who was removed is not", async () => {
  const { pool } = app.database;
  await pool.query(
    `INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
       VALUES ('4711', 'nova', 'Nova', now(), now());
     INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at)
       VALUES ('${kaya.id}', '4711', now(), now())`,
  );
  const at = { path: `/api/v1/channels/${kaya.login}/viewers/4711`, params: { ...params, id: "4711" }, jar };
  const headers = { "if-match": tagOf(await call(viewer.GET, at)) };
  const change = (body: object) => call(viewer.PATCH, { ...at, method: "PATCH", headers, body });
  await pool.query("UPDATE channel_viewer SET last_seen_at = now(), messages = 9 WHERE viewer_id = '4711'");
  expect((await change({ bot: true })).status).toBe(200);
  expect((await change({ bot: false })).status).toBe(412);
  expect((await call(viewer.DELETE, { ...at, method: "DELETE", headers })).status).toBe(412);
  expect((await call(viewer.DELETE, { ...at, method: "DELETE" })).status).toBe(204);
});

test("a stream that was put right meanwhile is not put right by who saw what it said before", async () => {
  const { rows } = await app.database.pool.query<{ id: string }>(
    `INSERT INTO stream (broadcaster_id, title, started_at, last_seen_at, ended_at, end_reason)
     VALUES ($1, 'As it was', now() - interval '2 hours', now(), now(), 'offline') RETURNING id`,
    [kaya.id],
  );
  const id = rows[0]?.id ?? "";
  const at = { path: `/api/v1/streams/${id}`, params: { id }, jar };
  const headers = { "if-match": tagOf(await call(stream.GET, at)) };
  const change = (title: string) => call(stream.PATCH, { ...at, method: "PATCH", headers, body: { title } });
  expect((await change("Put right")).status).toBe(200);
  expect((await change("Put wrong")).status).toBe(412);
});

describe("the wrapper", () => {
  const spec = {
    operation: "account.get-made-up",
    summary: "Does something",
    ask: () => ({ action: "me.read" as const }),
  } as const;
  const headers = { "if-match": '"a"' };

  test("a change that heeds no If-Match says so instead of making it unchecked", async () => {
    let done = false;
    const handler = route({
      ...spec,
      answer: null,
      handler: async () => {
        done = true;
      },
    });
    expect((await call(handler, { method: "PUT", path: "/x", jar, headers })).status).toBe(400);
    expect(done).toBe(false);
  });

  test("a service that does not look is a defect of ours", async () => {
    const handler = route({ ...spec, ifMatch: true, answer: null, handler: async () => undefined });
    expect((await call(handler, { method: "PUT", path: "/x", jar, headers })).status).toBe(500);
  });

  test("what one request expects is nothing to another that runs meanwhile", async () => {
    const { released, release } = latch();
    const make = (hold: Promise<void>) =>
      route({
        ...spec,
        ifMatch: true,
        answer: z.object({}),
        handler: () =>
          withTransaction(async () => {
            await hold;
            await assertUnchanged(() => "state");
            return {};
          }),
      });
    const slow = call(make(released), { method: "PUT", path: "/x", jar, headers });
    const quick = await call(make(Promise.resolve()), { method: "PUT", path: "/x", jar });
    release();
    expect([quick.status, (await slow).status]).toEqual([200, 412]);
  });
});

test("what people edit has a tag, and what changes it heeds one", () => {
  const of = (what: "etag" | "ifMatch") =>
    [...routes, ...openClipRoutes]
      .filter(([, handler]) => describedOf(handler)?.[what])
      .map(([name]) => name);
  expect(of("etag").filter((name) => name.startsWith("GET"))).toEqual(
    expect.arrayContaining([
      "GET /bot/channels/{login}",
      "GET /channels/{login}/clips/archive",
      "GET /channels/{login}/moderation",
      "GET /channels/{login}/quotes/{number}",
      "GET /channels/{login}/roles/settings",
      "GET /channels/{login}/viewers/{id}",
      "GET /clip-collections/{id}",
      "GET /clips/{id}",
      "GET /commands/{id}",
      "GET /following/{id}",
      "GET /following/{id}/preferences",
      "GET /instance-keys/{id}",
      "GET /keys/{id}",
      "GET /me/preferences",
      "GET /me/wishes/{id}",
      "GET /publishers/{id}",
      "GET /streams/{id}",
      "GET /targets/{id}",
      "GET /timers/{id}",
      "GET /webhooks/{id}",
    ]),
  );
  expect(of("ifMatch").length).toBeGreaterThan(25);
});

test("whatever says that it heeds If-Match does: nothing is changed by who has seen something else", async () => {
  const operator = (await signIn(personas.olga)).jar;
  const heeding = routes.filter(([, handler]) => describedOf(handler)?.ifMatch);
  for (const [name, handler, request] of heeding) {
    const { status } = await call(handler, { ...request, jar: operator, headers: { "if-match": '"other"' } });
    expect([name, status]).toEqual([
      name,
      expect.toSatisfy((code: number) => [403, 404, 409, 412].includes(code)),
    ]);
  }
});
