import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { announce, fanOut, fanOutNext, pruneNotifications } from "@/lib/notifications";
import { newAnnouncement } from "@/tests/support/announcements";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addBroadcasters } from "@/tests/support/live-rows";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await addBroadcasters(database.pool, ["1", "2"]);
});
afterEach(() => database.drop());

/** So many people follow the broadcaster. */
async function crowd(count: number, broadcasterId = "1"): Promise<void> {
  await database.pool.query(
    `WITH people AS (
       INSERT INTO person (twitch_id, login) SELECT $2 || '-' || n, 'p' || n FROM generate_series(1, $1) AS n RETURNING id)
     INSERT INTO follow (broadcaster_id, user_id, on_twitch) SELECT $2, id, true FROM people`,
    [count, broadcasterId],
  );
}

async function announceStream(broadcasterId = "1", streamId = "A", at = Date.now()): Promise<string> {
  const id = uuidv7({ msecs: at });
  const made = await announce(database.pool, [
    newAnnouncement({ id, broadcasterId, streamId, startedAt: new Date(at) }),
  ]);
  expect(made).toEqual(new Set([id]));
  return id;
}

async function told(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ id: string; count: number }>(
    "SELECT announcement_id AS id, count(*)::int AS count FROM notification GROUP BY 1",
  );
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]));
}
const all = (chunkSize: number) => fanOut(database.pool, { signal: new AbortController().signal, chunkSize });

describe("N5: fan-out", () => {
  test("reaches every follower in chunks, and says how many", async () => {
    await crowd(95);
    const id = await announceStream();
    expect(await all(10)).toEqual({ chunks: 10, told: 95, completed: 1 });
    expect(await told()).toEqual({ [id]: 95 });
    const { rows } = await database.pool.query("SELECT recipients, completed_at FROM announcement");
    expect(rows).toMatchObject([{ recipients: 95, completed_at: expect.any(Date) }]);
  });

  test("when the followers fill the last chunk exactly, an empty one ends it", async () => {
    await crowd(20);
    const id = await announceStream();
    expect(await all(10)).toEqual({ chunks: 3, told: 20, completed: 1 });
    expect(await told()).toEqual({ [id]: 20 });
  });

  test("nobody follows: done at once", async () => {
    await announceStream();
    expect(await all(10)).toEqual({ chunks: 1, told: 0, completed: 1 });
    expect(await all(10)).toEqual({ chunks: 0, told: 0, completed: 0 });
  });

  test("passes over who muted, unfollowed or wants nothing in the app", async () => {
    await crowd(10);
    const { rows } = await database.pool.query<{ user_id: string }>("SELECT user_id FROM follow ORDER BY 1");
    const [muted, unfollowed, quiet] = rows.map((row) => row.user_id);
    await database.pool.query("UPDATE follow SET muted = true WHERE user_id = $1", [muted]);
    await database.pool.query("UPDATE follow SET choice = 'unfollow' WHERE user_id = $1", [unfollowed]);
    await database.pool.query("INSERT INTO notification_preference (user_id, in_app) VALUES ($1, false)", [
      quiet,
    ]);
    const id = await announceStream();
    await all(3);
    expect(await told()).toEqual({ [id]: 7 });
  });

  test("leaves alone who saw it before it reached them", async () => {
    await crowd(5);
    const id = await announceStream();
    await database.pool.query(
      `INSERT INTO notification (user_id, announcement_id, read_at, deleted_at)
       SELECT user_id, $1, now(), now() FROM follow ORDER BY user_id LIMIT 2`,
      [id],
    );
    expect(await all(2)).toMatchObject({ told: 3 });
    const { rowCount } = await database.pool.query("SELECT FROM notification WHERE read_at IS NOT NULL");
    expect(rowCount).toBe(2);
  });

  test("a stream is announced once, whoever tries", async () => {
    await announceStream();
    const made = await announce(database.pool, [newAnnouncement({ broadcasterId: "1", streamId: "A" })]);
    expect(made).toEqual(new Set());
  });

  test("a long one does not hold up others: chunks take turns", async () => {
    await crowd(100, "1");
    await crowd(10, "2");
    const long = await announceStream("1", "A");
    await fanOutNext(database.pool, { chunkSize: 20 });
    const short = await announceStream("2", "B");
    await fanOutNext(database.pool, { chunkSize: 20 });
    expect(await told()).toEqual({ [long]: 20, [short]: 10 });
  });

  test("many at once leave no gap and no double", async () => {
    await crowd(300, "1");
    await crowd(200, "2");
    const [one, two] = [await announceStream("1", "A"), await announceStream("2", "B")];
    const results = await Promise.all([1, 2, 3, 4].map(() => all(7)));
    await all(7);
    expect(await told()).toEqual({ [one]: 300, [two]: 200 });
    expect(results.reduce((sum, result) => sum + result.completed, 0)).toBeLessThanOrEqual(2);
    const { rows } = await database.pool.query("SELECT recipients FROM announcement ORDER BY id");
    expect(rows).toEqual([{ recipients: 300 }, { recipients: 200 }]);
  });

  test("cut off at random points, again and again, it ends complete and without a double", async () => {
    await crowd(200);
    const ids: string[] = [];
    for (let cuts = 0; cuts < 5; ) {
      ids.push(await announceStream("1", `stream ${ids.length}`));
      const work = all(5).then(
        () => false,
        () => true,
      );
      await new Promise((resolve) => setTimeout(resolve, (ids.length * 7) % 25));
      await database.pool.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      if (await work) cuts += 1;
    }
    await all(50);
    expect(await told()).toEqual(Object.fromEntries(ids.map((id) => [id, 200])));
    const { rows } = await database.pool.query("SELECT DISTINCT recipients FROM announcement");
    expect(rows).toEqual([{ recipients: 200 }]);
  });

  test("stops between chunks when told to, and goes on from there", async () => {
    await crowd(50);
    const id = await announceStream();
    const stop = new AbortController();
    await fanOut(database.pool, { signal: stop.signal, chunkSize: 10, onChunk: () => stop.abort() });
    expect(await told()).toEqual({ [id]: 10 });
    await all(10);
    expect(await told()).toEqual({ [id]: 50 });
  });
});

describe("pruning notifications", () => {
  test("deletes what is older, from everybody, and nothing else", async () => {
    await crowd(1_200);
    const before = new Date("2026-03-01T00:00:00Z");
    await announceStream("1", "old", before.getTime() - 1);
    const kept = await announceStream("1", "new", before.getTime());
    await all(500);
    expect(await pruneNotifications(database.pool, { before })).toEqual({
      notifications: 1_200,
      announcements: 1,
    });
    expect(await told()).toEqual({ [kept]: 1_200 });
    expect(await pruneNotifications(database.pool, { before })).toEqual({
      notifications: 0,
      announcements: 0,
    });
  });
});
