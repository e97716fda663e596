import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { scopesToAsk } from "@/lib/auth/core/scopes";
import { heedGrants } from "@/lib/bot";
import { personas } from "@/lib/twitch/simulator";
import { signIn, startTestApp, type TestApp } from "../support/app";

const { kaya } = personas;
const VIEWER = ["user:read:email", "user:read:follows"];
const STREAMER = scopesToAsk([], ["channel:bot", "moderator:read:chatters"]);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() =>
  app.database.pool.query("TRUNCATE person, session, account, twitch_token, outbox, broadcaster CASCADE"),
);

async function held(): Promise<string[] | undefined> {
  const { rows } = await app.database.pool.query<{ scopes: string[] }>(
    "SELECT scopes FROM twitch_token WHERE owner = $1 AND invalid_at IS NULL",
    [kaya.id],
  );
  return rows[0]?.scopes;
}

test("F1 a viewer is asked for little, a streamer for what they switch on", async () => {
  await signIn(kaya);
  expect(await held()).toEqual(VIEWER);
  await signIn(kaya, {}, "/studio/kaya_runs", STREAMER);
  expect(await held()).toEqual(STREAMER);
});

test("F1 a plain sign-in takes away nothing that was allowed", async () => {
  await signIn(kaya, {}, "/studio/kaya_runs", STREAMER);
  await signIn(kaya);
  expect(await held()).toEqual(STREAMER);
});

test("F1 what was taken back on Twitch does not outlive the next sign-in", async () => {
  await signIn(kaya, {}, "/studio/kaya_runs", STREAMER);
  await app.database.pool.query("UPDATE twitch_token SET refresh_token = access_token WHERE owner = $1", [
    kaya.id,
  ]);
  await signIn(kaya);
  expect(await held()).toEqual(VIEWER);
});

test("K1 letting the bot in frees a place in its budget, once, and says so", async () => {
  const { pool } = app.database;
  await signIn(kaya);
  await pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ($1, $2, $2) ON CONFLICT DO NOTHING",
    [kaya.id, kaya.login],
  );
  await pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [kaya.id]);
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM person");
  const [{ id } = { id: "" }] = rows;
  const exempt = async () => (await pool.query("SELECT exempt FROM channel")).rows;
  await heedGrants(id, pool);
  expect(await exempt()).toEqual([{ exempt: false }]);
  await signIn(kaya, {}, "/studio/kaya_runs", STREAMER);
  await heedGrants(id, pool);
  await heedGrants(id, pool);
  expect(await exempt()).toEqual([{ exempt: true }]);
  const told = await pool.query("SELECT FROM outbox WHERE kind = 'channel.changed'");
  expect(told.rowCount).toBe(1);
});
