import { afterAll, beforeAll, expect, test } from "vitest";
import { listDrift, listMembers } from "@/lib/roles/repository-read";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { grantRole } from "../support/role-rows";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const FIRST = { after: null, limit: 10 };

test("people and changes say who was seen in this channel's chat, whatever other chats they were in", async () => {
  const { pool } = database;
  await addChannel(pool, "10");
  await addChannel(pool, "20");
  for (const [channel, viewer] of [
    ["10", "1"],
    ["20", "2"],
  ])
    await pool.query(
      `WITH known AS (INSERT INTO viewer (twitch_id, login, display_name, first_seen_at, last_seen_at)
         VALUES ($2, 'login' || $2, 'Name' || $2, now(), now()))
       INSERT INTO channel_viewer (channel_id, viewer_id, first_seen_at, last_seen_at) VALUES ($1, $2, now(), now())`,
      [channel, viewer],
    );
  for (const userId of ["1", "2", "3"]) await grantRole(pool, "10", "subscriber", userId);
  const { rows } = await pool.query<{ id: string }>(
    "INSERT INTO role_sync_run (channel_id, source, started_at) VALUES ('10', 'startup', now()) RETURNING id",
  );
  const runId = rows[0]?.id ?? "";
  await pool.query("UPDATE channel_role SET granted_run_id = $1", [runId]);
  const seen = [
    ["1", true],
    ["2", false],
    ["3", false],
  ];
  const members = await listMembers(pool, { channelId: "10", role: "subscriber", q: "" }, FIRST);
  expect(members.map(({ userId, chatter }) => [userId, chatter])).toEqual(seen);
  const changes = await listDrift(pool, runId, FIRST);
  expect(changes.map(({ userId, chatter }) => [userId, chatter])).toEqual(seen);
});
