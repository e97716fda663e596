import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as keyRoute from "@/app/api/v1/keys/[id]/route";
import * as keys from "@/app/api/v1/keys/route";
import { pruneKeys } from "@/lib/api-keys";
import type { NewKey } from "@/lib/api-keys/schema";
import { KEPT_DAYS } from "@/lib/jobs/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";

// What becomes of keys: their names, how they stand, and when they are forgotten.

let app: TestApp;
let jar: Jar;
beforeAll(async () => {
  app = await startTestApp();
  jar = (await signIn(personas.vera)).jar;
});
afterAll(() => app.stop());
beforeEach(() => app.database.pool.query("DELETE FROM api_key"));

const make = async (name: string): Promise<NewKey> => {
  const body = { name, scopes: ["clips:read"] };
  const answer = await call(keys.POST, { method: "POST", path: "/api/v1/keys", jar, body });
  expect(answer.status).toBe(201);
  return json<NewKey>(answer);
};

test("a key that is given another name is on record as such, and once", async () => {
  const { id, prefix } = await make("Before");
  const path = `/api/v1/keys/${id}`;
  const rename = (headers = {}) =>
    call(keyRoute.PATCH, {
      ...{ method: "PATCH", path, params: { id }, jar, headers },
      body: { name: "After" },
    });
  const seen = (await call(keyRoute.GET, { path, params: { id }, jar })).headers.get("etag") ?? "";
  expect((await rename({ "if-match": seen })).status).toBe(200);
  expect((await rename()).status).toBe(200);
  expect((await rename({ "if-match": seen })).status).toBe(412);
  const { rows } = await app.database.pool.query(
    "SELECT before, after FROM audit_entry WHERE action = 'key.rename' AND target_id = $1",
    [id],
  );
  expect(rows).toEqual([{ before: { owner: "self", prefix, name: "Before" }, after: { name: "After" } }]);
  const revoke = (headers = {}) =>
    call(keyRoute.DELETE, { method: "DELETE", path, params: { id }, jar, headers });
  expect((await revoke({ "if-match": seen })).status).toBe(412);
  expect((await revoke()).status).toBe(204);
});

test("a key says how it stands, and is forgotten when it has not done for a while", async () => {
  const made: Record<string, string> = {};
  for (const [name, revoked, expires] of [
    ["active", null, null],
    ["until tomorrow", null, "1 day"],
    ["expired", null, "-89 days"],
    ["expired long ago", null, "-91 days"],
    ["revoked", "-89 days", null],
    ["revoked long ago", "-91 days", null],
    ["revoked long ago, to expire", "-91 days", "1 day"],
    ["expired long ago, and revoked since", "-1 day", "-91 days"],
  ] as const) {
    const { id } = await make(name);
    made[id] = name;
    await app.database.pool.query(
      "UPDATE api_key SET revoked_at = now() + $2::interval, expires_at = now() + $3::interval WHERE id = $1",
      [id, revoked, expires],
    );
  }
  const standing = async () => {
    const answer = await call(keys.GET, { path: "/api/v1/keys", jar });
    const { items } = await json<{ items: { id: string; state: string }[] }>(answer);
    return Object.fromEntries(items.map(({ id, state }) => [made[id], state]));
  };
  const kept = { active: "active", "until tomorrow": "active", expired: "expired", revoked: "revoked" };
  expect(await standing()).toEqual({
    ...kept,
    "expired long ago": "expired",
    "revoked long ago": "revoked",
    "revoked long ago, to expire": "revoked",
    "expired long ago, and revoked since": "revoked",
  });
  expect(await pruneKeys(app.database.pool, new Date(Date.now() - KEPT_DAYS.apiKeys * 86_400_000))).toBe(4);
  expect(await standing()).toEqual(kept);
});
