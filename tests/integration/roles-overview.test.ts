import { afterAll, beforeAll, expect, test } from "vitest";
import { roleOverview } from "@/lib/roles/overview";
import { ROLE_SCOPES } from "@/lib/twitch";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { readList } from "../support/role-rows";
import { addScopes } from "../support/roles";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const MINUTE_MS = 60_000;
const [first, ...others] = Object.values(ROLE_SCOPES);

/** A connected channel whose broadcaster has allowed these scopes. */
async function channelWith(id: string, scopes: readonly string[], token = "valid"): Promise<void> {
  await addChannel(database.pool, id, { login: `login${id}` });
  await database.pool.query(
    `INSERT INTO twitch_token (owner, access_token, scopes, expires_at, validated_at, invalid_at)
     VALUES ($1, 'sealed', $2, now(), now(), CASE WHEN $3 = 'valid' THEN NULL ELSE now() END)`,
    [id, scopes, token],
  );
}

const ended = (id: string, state: string, agoMinutes: number, errors: string[] = []) =>
  database.pool.query(
    `INSERT INTO role_sync_run (channel_id, source, started_at, ended_at, state, errors)
     VALUES ($1, 'startup', now() - $3 * interval '1 min', now() - $3 * interval '1 min', $2, $4)`,
    [id, state, agoMinutes, errors],
  );

test("each channel counts once, by how its last sync went", async () => {
  const { pool } = database;
  const all = first === undefined ? [] : [first, ...others];
  await channelWith("1", all);
  await readList(pool, "1", "vip", 5 * MINUTE_MS);
  await ended("1", "failed", 30, ["VIPs: 503 Service Unavailable"]);
  await ended("1", "succeeded", 5);
  // Its list of VIPs is fresh, the last sync is not what it was.
  await channelWith("2", others);
  await readList(pool, "2", "vip", 5 * MINUTE_MS);
  await ended("2", "partial", 5, [
    "Subscribers: 401 Unauthorized - missing channel:read:subscriptions scope",
  ]);
  await channelWith("3", all, "refused");
  await ended("3", "failed", 5);
  await channelWith("4", all);
  await pool.query("INSERT INTO role_sync_ask (channel_id, source) VALUES ('4', 'manual-ui')");
  await channelWith("5", all);
  await channelWith("6", all);
  await pool.query("UPDATE channel SET join_wanted = false WHERE broadcaster_id = '6'");

  const { channels, troubled } = await roleOverview(pool, new Date());
  expect(channels).toEqual({ healthy: 1, partial: 1, failing: 1, syncing: 1, never: 1, late: 0 });
  expect(troubled.map(({ channel: { login }, health }) => [login, health])).toEqual([
    ["login5", "never"],
    ["login3", "failing"],
    ["login2", "partial"],
  ]);
  expect(troubled[2]?.errors).toEqual([
    "Subscribers: 401 Unauthorized - missing channel:read:subscriptions scope",
  ]);
});

test("what the bot's account allows counts as well, and once; what waits by itself is no sync", async () => {
  const { pool } = database;
  await pool.query("DELETE FROM channel");
  const all = first === undefined ? [] : [first, ...others];
  await channelWith("7", others);
  await addScopes(pool, "bot:7", all);
  await readList(pool, "7", "vip", 5 * MINUTE_MS);
  await ended("7", "succeeded", 5);
  await pool.query("INSERT INTO role_sync_ask (channel_id, source) VALUES ('7', 'startup')");
  expect((await roleOverview(pool, new Date())).channels).toMatchObject({
    healthy: 1,
    partial: 0,
    syncing: 0,
  });
});

test("a list that nobody has read again in time makes a channel late", async () => {
  const later = new Date(Date.now() + 60 * MINUTE_MS);
  const { channels } = await roleOverview(database.pool, later);
  expect(channels).toMatchObject({ healthy: 0, late: 1 });
});
