import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { apiRoutes } from "@/app/api/openapi.json/routes";
import * as readers from "@/app/api/v1/chat/channels/[login]/readers/route";
import * as following from "@/app/api/v1/following/route";
import * as instanceKeys from "@/app/api/v1/instance-keys/route";
import * as keyRoute from "@/app/api/v1/keys/[id]/route";
import * as keys from "@/app/api/v1/keys/route";
import * as scopesRoute from "@/app/api/v1/keys/scopes/route";
import * as me from "@/app/api/v1/me/route";
import * as streams from "@/app/api/v1/streams/route";
import * as targets from "@/app/api/v1/targets/route";
import { operationsOf } from "@/lib/api-docs";
import { MOST_KEYS, type NewKey, scopesFor } from "@/lib/api-keys/schema";
import { hashOfToken } from "@/lib/auth/session-cookie";
import { scopeOf } from "@/lib/http/core/operation";
import { personas } from "@/lib/twitch/simulator";
import {
  APP_URL,
  call,
  cookieHeader,
  type Jar,
  json,
  signIn,
  startTestApp,
  type TestApp,
} from "../support/app";
import { addChannel } from "../support/chat-rows";
import { eventually } from "../support/eventually";

// Programs use the API by keys: never more than their scopes say, and never more than their owner may.

const { vera, olga, kaya, tom } = personas;
const SECOND = /^tly_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/;
const PATIENT = { timeout: 60_000 };
let app: TestApp;
const jars: Record<"vera" | "olga" | "kaya", Jar> = { vera: {}, olga: {}, kaya: {} };

beforeAll(async () => {
  app = await startTestApp();
  jars.vera = (await signIn(vera)).jar;
  jars.olga = (await signIn(olga)).jar;
  jars.kaya = (await signIn(kaya)).jar;
});
afterAll(() => app.stop());
beforeEach(() => app.database.pool.query("DELETE FROM api_key"));

type Who = keyof typeof jars;
const make = async (who: Who, scopes: readonly string[], rest: object = {}): Promise<NewKey> => {
  const body = { name: "A program", scopes, ...rest };
  const answer = await call(keys.POST, { method: "POST", path: "/api/v1/keys", jar: jars[who], body });
  expect(answer.status).toBe(201);
  return json<NewKey>(answer);
};
const readStreams = (key: string, headers?: Record<string, string>) =>
  call(streams.GET, { path: "/api/v1/streams", key, ...(headers && { headers }) });
const problemOf = async (answer: Response) => ({
  status: answer.status,
  challenge: answer.headers.get("www-authenticate"),
  ...(await json<{ type: string; detail: string }>(answer)),
});

describe("a key", () => {
  test("is shown once, and kept as a hash", async () => {
    const { id, token, prefix } = await make("vera", ["streams:read"]);
    expect(token).toMatch(SECOND);
    expect(token.startsWith(prefix)).toBe(true);
    const { rows } = await app.database.pool.query<{ hash: string }>("SELECT * FROM api_key");
    expect(rows[0]?.hash).toBe(hashOfToken(token));
    expect(JSON.stringify(rows)).not.toContain(token);
    const list = await (await call(keys.GET, { path: "/api/v1/keys", jar: jars.vera })).text();
    expect(list).toContain(prefix);
    const one = await call(keyRoute.GET, { path: `/api/v1/keys/${id}`, params: { id }, jar: jars.vera });
    for (const text of [list, await one.text()]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(hashOfToken(token));
    }
  });

  test("expires after 90 days unless something else is said", async () => {
    const { createdAt, expiresAt } = await make("vera", ["streams:read"]);
    expect(Date.parse(expiresAt ?? "") - Date.parse(createdAt)).toBeGreaterThan(89 * 86_400_000);
    expect((await make("vera", ["streams:read"], { expiresInDays: null })).expiresAt).toBeNull();
  });

  test("is seen, renamed and revoked by nobody but its owner", async () => {
    const { id } = await make("vera", ["streams:read"]);
    const path = `/api/v1/keys/${id}`;
    const body = { name: "Mine" };
    for (const who of ["kaya", "olga"] as const) {
      const of = { path, params: { id }, jar: jars[who] };
      expect((await call(keyRoute.GET, of)).status).toBe(404);
      expect((await call(keyRoute.PATCH, { ...of, method: "PATCH", body })).status).toBe(404);
      expect((await call(keyRoute.DELETE, { ...of, method: "DELETE" })).status).toBe(404);
      const { items } = await json<{ items: [] }>(
        await call(keys.GET, { path: "/api/v1/keys", jar: jars[who] }),
      );
      expect(items).toEqual([]);
    }
    const renamed = await call(keyRoute.PATCH, {
      method: "PATCH",
      path,
      params: { id },
      jar: jars.vera,
      body,
    });
    expect(await json(renamed)).toMatchObject({ id, name: "Mine", createdBy: vera.displayName });
  });

  test.each([
    ["no scope", { scopes: [] }],
    ["a scope that is none", { scopes: ["clips:fly"] }],
    ["one that no key has", { scopes: ["keys:write"] }],
    ["no name", { name: " " }],
    ["no time", { expiresInDays: 0 }],
    ["more time than there is", { expiresInDays: 1e9 }],
  ])("with %s is not made", async (_name, wrong) => {
    const body = { name: "A program", scopes: ["clips:read"], ...wrong };
    const answer = await call(keys.POST, { method: "POST", path: "/api/v1/keys", jar: jars.vera, body });
    expect(answer.status).toBe(422);
  });

  test("is one of so many, and one that is revoked makes room", async () => {
    await app.database.pool.query(
      `INSERT INTO api_key (owner_id, name, prefix, hash, scopes)
       SELECT id, 'x', 'tly_x', n::text, '{}' FROM person, generate_series(1, $2) n WHERE twitch_id = $1`,
      [vera.id, MOST_KEYS - 1],
    );
    const { id } = await make("vera", ["clips:read"]);
    const post = {
      method: "POST",
      path: "/api/v1/keys",
      jar: jars.vera,
      body: { name: "x", scopes: ["clips:read"] },
    };
    expect((await call(keys.POST, post)).status).toBe(409);
    await call(keyRoute.DELETE, {
      method: "DELETE",
      path: `/api/v1/keys/${id}`,
      params: { id },
      jar: jars.vera,
    });
    expect((await call(keys.POST, post)).status).toBe(201);
  });

  test("stands in pages of a list, the newest first", async () => {
    const made = [];
    for (const name of ["one", "two", "three"])
      made.unshift((await make("vera", ["clips:read"], { name })).id);
    const page = async (query: string) =>
      json<{ items: { id: string }[]; next_cursor: string | null }>(
        await call(keys.GET, { path: `/api/v1/keys?limit=2${query}`, jar: jars.vera }),
      );
    const first = await page("");
    const second = await page(`&cursor=${first.next_cursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
    expect(second.next_cursor).toBeNull();
  });

  test("goes with its person", async () => {
    const { token } = await make("kaya", ["streams:read"]);
    await app.database.pool.query("DELETE FROM person WHERE twitch_id = $1", [kaya.id]);
    expect((await readStreams(token)).status).toBe(401);
    expect((await app.database.pool.query("SELECT FROM api_key")).rowCount).toBe(0);
    jars.kaya = (await signIn(kaya)).jar;
  });
});

describe("with a key", () => {
  test("what its scopes say is done, by its person", async () => {
    const { token } = await make("vera", ["streams:read", "following:write"]);
    const answer = await readStreams(token);
    expect(answer.status).toBe(200);
    // A program says neither Origin nor Sec-Fetch-Site.
    const body = { login: tom.login };
    const added = await call(following.POST, { method: "POST", path: "/api/v1/following", key: token, body });
    expect(added.status).toBeLessThan(300);
    const { rows } = await app.database.pool.query(
      "SELECT FROM follow f JOIN person p ON p.id = f.user_id WHERE p.twitch_id = $1 AND f.broadcaster_id = $2",
      [vera.id, tom.id],
    );
    expect(rows).toHaveLength(1);
  });

  test("what they do not say is refused, and the scope that is needed named", async () => {
    const { token } = await make("vera", ["clips:read", "following:read"]);
    expect(await problemOf(await readStreams(token))).toMatchObject({
      status: 403,
      type: "urn:tallylight:problem:insufficient_scope",
      detail: expect.stringContaining("streams:read"),
      challenge: 'Bearer error="insufficient_scope", scope="streams:read"',
    });
    const body = { login: tom.login };
    const post = { method: "POST", path: "/api/v1/following", key: token, body };
    expect(await problemOf(await call(following.POST, post))).toMatchObject({
      status: 403,
      detail: expect.stringContaining("following:write"),
    });
  });

  test("no key is made, seen or revoked, and the account stays alone", async () => {
    const { id, token: key } = await make("olga", scopesFor("self", true));
    const of = { path: `/api/v1/keys/${id}`, params: { id }, key };
    const body = { name: "Another", scopes: ["clips:read"] };
    for (const answer of [
      await call(keys.POST, { method: "POST", path: "/api/v1/keys", key, body }),
      await call(instanceKeys.POST, { method: "POST", path: "/api/v1/instance-keys", key, body }),
      await call(keys.GET, { path: "/api/v1/keys", key }),
      await call(keyRoute.DELETE, { ...of, method: "DELETE" }),
      await call(scopesRoute.GET, { path: "/api/v1/keys/scopes", key }),
      await call(me.GET, { path: "/api/v1/me", key }),
    ])
      expect(await problemOf(answer)).toMatchObject({
        status: 403,
        challenge: 'Bearer error="insufficient_scope"',
      });
  });

  test("nobody may more than without", async () => {
    const { token } = await make("vera", scopesFor("self", true));
    expect((await call(targets.GET, { path: "/api/v1/targets", key: token })).status).toBe(403);
    // Who may read Kaya's chat is hers to see: for Vera it is not there, whatever the key may.
    await addChannel(app.database.pool, kaya.id, { login: kaya.login, readers: "owner" });
    const { login } = kaya;
    const ask = (key: string) =>
      call(readers.GET, { path: `/api/v1/chat/channels/${login}/readers`, params: { login }, key });
    expect((await ask(token)).status).toBe(404);
    expect((await ask((await make("kaya", ["messages:read"])).token)).status).toBe(200);
  });

  test("an operator's key has operators' rights as long as its owner is one", async () => {
    const { token } = await make("olga", ["targets:read"]);
    const ask = () => call(targets.GET, { path: "/api/v1/targets", key: token });
    expect((await ask()).status).toBe(200);
    expect((await ask()).headers.get("ratelimit-limit")).not.toBeNull();
  });

  test.each([
    ["nothing behind it", "Bearer"],
    ["only spaces", "Bearer   "],
    ["no key", "Bearer nonsense"],
    ["a key nobody made", `Bearer tly_${"a".repeat(8)}_${"b".repeat(43)}`],
    ["two", `Bearer tly_${"a".repeat(8)}_${"b".repeat(43)}, Bearer x`],
    ["a session's cookie", "Bearer %session%"],
    ["SQL", "Bearer ' OR 1=1 --"],
  ])("Bearer with %s is a 401 that says so, also with somebody's cookie", async (_name, header) => {
    const authorization = header.replace("%session%", Object.values(jars.vera)[0] ?? "");
    const answer = await call(streams.GET, {
      path: "/api/v1/streams",
      jar: jars.vera,
      headers: { authorization },
    });
    expect(await problemOf(answer)).toMatchObject({
      status: 401,
      challenge: 'Bearer error="invalid_token"',
      type: "urn:tallylight:problem:unauthenticated",
    });
  });

  test("the scheme is written as one likes", async () => {
    const { token } = await make("vera", ["streams:read"]);
    for (const authorization of [`bearer ${token}`, `BEARER  ${token} `])
      expect((await call(streams.GET, { path: "/api/v1/streams", headers: { authorization } })).status).toBe(
        200,
      );
  });

  test("another scheme is the proxy's affair: the cookie counts", async () => {
    const headers = { authorization: "Basic dXNlcjpwYXNz" };
    expect((await call(streams.GET, { path: "/api/v1/streams", jar: jars.vera, headers })).status).toBe(200);
    expect((await call(streams.GET, { path: "/api/v1/streams", headers })).status).toBe(401);
  });

  test("a cookie beside it is not looked at", async () => {
    const { token } = await make("vera", ["targets:read"]);
    const cookie = cookieHeader(jars.olga);
    const answer = await call(targets.GET, { path: "/api/v1/targets", key: token, headers: { cookie } });
    expect(answer.status).toBe(403);
  });

  test("and without one a write with a cookie still needs to come from our pages", async () => {
    const request = new Request(new URL("/api/v1/following", APP_URL), {
      method: "POST",
      headers: { cookie: cookieHeader(jars.vera), "content-type": "application/json" },
      body: JSON.stringify({ login: tom.login }),
    });
    expect((await following.POST(request, { params: Promise.resolve(undefined) })).status).toBe(403);
  });

  test("revoked, expired, or of somebody whose consent is gone: it does not do", async () => {
    const revoked = await make("vera", ["streams:read"]);
    expect((await readStreams(revoked.token)).status).toBe(200);
    const of = {
      method: "DELETE",
      path: `/api/v1/keys/${revoked.id}`,
      params: { id: revoked.id },
      jar: jars.vera,
    };
    expect((await call(keyRoute.DELETE, of)).status).toBe(204);
    expect((await readStreams(revoked.token)).status).toBe(401);
    // Once more changes nothing.
    expect((await call(keyRoute.DELETE, of)).status).toBe(204);

    const expired = await make("vera", ["streams:read"]);
    await app.database.pool.query(
      "UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = $1",
      [expired.id],
    );
    expect((await readStreams(expired.token)).status).toBe(401);

    const { token } = await make("vera", ["streams:read"]);
    await app.database.pool.query("UPDATE twitch_token SET invalid_at = now() WHERE owner = $1", [vera.id]);
    expect((await readStreams(token)).status).toBe(401);
    await app.database.pool.query("UPDATE twitch_token SET invalid_at = NULL WHERE owner = $1", [vera.id]);
    expect((await readStreams(token)).status).toBe(200);
  });

  test("nor does one of an account that is being deleted, while its days of grace change nothing", async () => {
    const { pool } = app.database;
    const { token } = await make("vera", ["streams:read"]);
    await pool.query(
      `WITH receipt AS (INSERT INTO deletion_receipt (asked_at, due_at) VALUES (now(), now()) RETURNING id)
       INSERT INTO account_deletion (user_id, receipt_id, asked_at, due_at, erase_chat, delete_channel)
       SELECT p.id, receipt.id, now(), now(), true, true FROM person p, receipt WHERE p.twitch_id = $1`,
      [vera.id],
    );
    expect((await readStreams(token)).status).toBe(200);
    await pool.query("UPDATE account_deletion SET begun_at = now()");
    expect((await readStreams(token)).status).toBe(401);
    await pool.query("DELETE FROM account_deletion");
  });

  test("that it is used is noted, once a minute", async () => {
    const { id, token } = await make("vera", ["streams:read"]);
    const { pool } = app.database;
    const lastUse = async () => {
      const { rows } = await pool.query<{ at: Date | null }>(
        "SELECT last_used_at AS at FROM api_key WHERE id = $1",
        [id],
      );
      return rows[0]?.at?.getTime() ?? 0;
    };
    expect(await lastUse()).toBe(0);
    await readStreams(token);
    await eventually(async () => expect(await lastUse()).toBeGreaterThan(0), PATIENT);
    await pool.query("UPDATE api_key SET last_used_at = now() + interval '1 hour' WHERE id = $1", [id]);
    const noted = await lastUse();
    await readStreams(token);
    expect(await lastUse()).toBe(noted);
    await pool.query("UPDATE api_key SET last_used_at = now() - interval '2 hours' WHERE id = $1", [id]);
    const old = await lastUse();
    await readStreams(token);
    await eventually(async () => expect(await lastUse()).toBeGreaterThan(old), PATIENT);
  });

  test("each has an allowance of its own", async () => {
    const [first, second] = [await make("vera", ["streams:read"]), await make("vera", ["streams:read"])];
    const left = async (key: string) => Number((await readStreams(key)).headers.get("ratelimit-remaining"));
    // So many that what comes back meanwhile, four a second, does not make up for it on a machine that stalls.
    await Promise.all(Array.from({ length: 120 }, () => left(first.token)));
    const [spent, fresh] = [await left(first.token), await left(second.token)];
    expect(fresh).toBeGreaterThan(spent);
  });
});

test("what a key did is recorded with the key, and what was done to keys too", async () => {
  const { id } = await make("vera", ["streams:read"]);
  await call(keyRoute.DELETE, {
    method: "DELETE",
    path: `/api/v1/keys/${id}`,
    params: { id },
    jar: jars.vera,
  });
  const { rows } = await app.database.pool.query<{ action: string; text: string }>(
    "SELECT action, coalesce(after, before)::text AS text FROM audit_entry WHERE target_kind = 'key' AND target_id = $1 ORDER BY id",
    [id],
  );
  expect(rows.map(({ action }) => action)).toEqual(["key.create", "key.revoke"]);
  expect(rows[0]?.text).toContain("streams:read");
});

test("every scope that an operation needs is offered, and every one that is offered is needed", () => {
  const needed = new Set<string>();
  for (const { method, described } of operationsOf(apiRoutes)) {
    const scope = scopeOf(described.info, method);
    if (scope !== null) needed.add(scope);
  }
  expect([...needed].sort()).toEqual(scopesFor("self", true).toSorted());
});
