import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as following from "@/app/api/v1/following/route";
import * as instanceKey from "@/app/api/v1/instance-keys/[id]/route";
import * as instanceKeys from "@/app/api/v1/instance-keys/route";
import * as keys from "@/app/api/v1/keys/route";
import * as targets from "@/app/api/v1/targets/route";
import { type NewKey, scopesFor } from "@/lib/api-keys/schema";
import { personas } from "@/lib/twitch/simulator";
import { routes } from "../support/api-routes";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";

// Keys that belong to the instance: operators make them, and they outlive who made them.

const { vera, olga } = personas;
let app: TestApp;
const jars: Record<"vera" | "olga", Jar> = { vera: {}, olga: {} };

beforeAll(async () => {
  app = await startTestApp();
  jars.vera = (await signIn(vera)).jar;
  jars.olga = (await signIn(olga)).jar;
});
afterAll(() => app.stop());
/** Of the one key that calls every route. */
const SWEEP = "Calls everything";
beforeEach(() => app.database.pool.query("DELETE FROM api_key WHERE name <> $1", [SWEEP]));

const makeOfInstance = async (scopes: readonly string[], name = "The hall"): Promise<NewKey> => {
  const path = "/api/v1/instance-keys";
  const body = { name, scopes, expiresInDays: null };
  const answer = await call(instanceKeys.POST, { method: "POST", path, jar: jars.olga, body });
  expect(answer.status).toBe(201);
  return json<NewKey>(answer);
};

describe("a key of the instance", () => {
  const all = scopesFor("instance", true);

  test("is made by operators only, for what belongs to nobody", async () => {
    const body = { name: "x", scopes: ["streams:read"] };
    const post = { method: "POST", path: "/api/v1/instance-keys", body };
    expect((await call(instanceKeys.POST, { ...post, jar: jars.vera })).status).toBe(403);
    const personal = { ...post, jar: jars.olga, body: { name: "x", scopes: ["notifications:read"] } };
    expect((await call(instanceKeys.POST, personal)).status).toBe(422);
    const { id, createdBy } = await makeOfInstance(all);
    expect(createdBy).toBe(olga.displayName);
    // It stands among the instance's, not among those of who made it.
    const mine = await json<{ items: [] }>(await call(keys.GET, { path: "/api/v1/keys", jar: jars.olga }));
    expect(mine.items).toEqual([]);
    const of = { path: `/api/v1/instance-keys/${id}`, params: { id }, jar: jars.olga };
    expect((await call(instanceKey.GET, of)).status).toBe(200);
    expect((await call(instanceKey.DELETE, { ...of, method: "DELETE" })).status).toBe(204);
  });

  test("has operators' rights, and outlives who made it", async () => {
    const { token } = await makeOfInstance(["targets:read"]);
    await app.database.pool.query("DELETE FROM person WHERE twitch_id = $1", [olga.id]);
    expect((await call(targets.GET, { path: "/api/v1/targets", key: token })).status).toBe(200);
    const { rows } = await app.database.pool.query("SELECT created_by FROM api_key");
    expect(rows).toEqual([{ created_by: null }]);
    jars.olga = (await signIn(olga)).jar;
  });

  test("does nothing that belongs to a person, even if its scopes were to say so", async () => {
    const { id, token: key } = await makeOfInstance(all);
    const every = [...all, "following:read", "following:write", "notifications:read", "preferences:write"];
    await app.database.pool.query("UPDATE api_key SET scopes = $2 WHERE id = $1", [id, every]);
    const answer = await call(following.GET, { path: "/api/v1/following", key });
    expect(answer.status).toBe(403);
    expect((await json<{ detail: string }>(answer)).detail).toContain("instance's");
  });

  describe("fails nowhere for a reason of ours", () => {
    let key: string;
    beforeAll(async () => {
      key = (await makeOfInstance(all, SWEEP)).token;
    });
    afterAll(() => app.database.pool.query("DELETE FROM api_key"));

    test.each(routes)("%s", async (_name, handler, good) => {
      const answer = await call(handler, { ...good, key });
      // What depends on something else that is not there says so.
      expect([500, 502, 504], answer.status >= 500 ? await answer.text() : "").not.toContain(answer.status);
      await answer.body?.cancel();
    });
  });

  test("and whoever acts by it is nobody that could sign in, be told or be asked for", async () => {
    const { rows } = await app.database.pool.query(
      `SELECT (SELECT count(*)::int FROM account WHERE user_id = p.id) AS accounts,
         (SELECT count(*)::int FROM session WHERE user_id = p.id) AS sessions,
         (SELECT count(*)::int FROM follow WHERE user_id = p.id) AS follows,
         (SELECT count(*)::int FROM twitch_token WHERE owner = p.twitch_id) AS tokens
       FROM person p WHERE twitch_id = 'instance'`,
    );
    expect(rows).toEqual([{ accounts: 0, sessions: 0, follows: 0, tokens: 0 }]);
  });
});
