import { afterAll, beforeAll, expect, test } from "vitest";
import { readQuota } from "@/lib/quota";
import { quota } from "@/lib/quota/schema";
import { addChannel } from "../support/chat-rows";
import { type TestDatabase, testDatabase } from "../support/database";

const AT = new Date("2026-05-01T12:00:30Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const read = async () =>
  quota.parse(
    await readQuota({
      pool: database.pool,
      client: { budget: () => Promise.resolve({ capacity: 800, left: 640, resetInMs: 12_000 }) },
      at: AT,
      joinsPerWindow: 20,
    }),
  );

const use = (minute: string, bucket: string, purpose: string, points: number) =>
  database.pool.query(
    `INSERT INTO helix_usage (minute, bucket, purpose, endpoint, points, waits, waited_ms, refused)
     VALUES ($1, $2, $3, 'Get Streams', $4, 1, 500, 1)`,
    [minute, bucket, purpose, points],
  );

const say = (channelId: string, agoSeconds: number | null) =>
  database.pool.query(
    `INSERT INTO outgoing_message (channel_id, text, source, dedupe_key, not_after, state, bot, claimed_at)
     VALUES ($1, 'hello', 'api', gen_random_uuid()::text, now() + interval '1 min', $2, 'b', now() - $3 * interval '1 second')`,
    [channelId, agoSeconds === null ? "queued" : "sent", agoSeconds],
  );

test("where nothing was done nothing is used, and EventSub is off", async () => {
  const { helix, eventSub, joins, sending } = await read();
  expect(helix).toMatchObject({ capacity: 800, left: 640, resetInMs: 12_000, purposes: [] });
  expect(eventSub).toBeNull();
  expect(joins).toEqual({ used: 0, most: 100, pace: { used: 0, most: 20, windowMs: 10_000 } });
  expect(sending).toEqual({
    ...{ windowMs: 30_000, used: 0, most: { usual: 20, trusted: 100 }, waiting: 0 },
    channels: [],
  });
});

test("what is used is told by purpose, by channel and by kind", async () => {
  await use("2026-05-01T12:00:00Z", "app", "live-sync", 7);
  await use("2026-05-01T11:59:00Z", "app", "poll-targets", 9);
  await use("2026-05-01T11:00:00Z", "app", "too-old", 9);
  await use("2026-05-01T12:00:00Z", "user", "sync-follows", 2);
  await addChannel(database.pool, "1", { login: "ada" });
  await addChannel(database.pool, "2", { login: "bea" });
  for (const ago of [1, 5, 45, null]) await say("1", ago);
  await say("2", 2);
  // Ahead of now: a test that takes its time is not to be behind the window.
  await database.pool.query(
    `INSERT INTO channel_lease (broadcaster_id, bot, until, state, joined_at)
     VALUES ('1', 'b', now() + interval '1 hour', 'joined', now() + interval '1 hour'),
       ('2', 'b', now() + interval '1 hour', 'joined', now() - interval '1 min')`,
  );
  await database.pool.query(
    `UPDATE eventsub_state SET transport = 'websocket', cost_used = 9, cost_max = 10`,
  );
  const { helix, eventSub, joins, sending } = await read();
  expect(helix.purposes.map(({ purpose, points }) => [purpose, points])).toEqual([
    ["poll-targets", 9],
    ["live-sync", 7],
  ]);
  expect(helix.others).toEqual({ points: 2, waits: 1, waitedMs: 500, refused: 1 });
  expect(eventSub).toMatchObject({ used: 9, max: 10 });
  expect(joins).toMatchObject({ used: 2, pace: { used: 1 } });
  expect(sending).toMatchObject({ used: 3, waiting: 1 });
  expect(sending.channels).toEqual([
    { login: "ada", sent: 2, trusted: false },
    { login: "bea", sent: 1, trusted: false },
  ]);
});
