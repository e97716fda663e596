import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { announce, fanOut, fanOutNext } from "@/lib/notifications";
import { newAnnouncement } from "@/tests/support/announcements";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addMailReaders, letFollow, readDeliveries } from "@/tests/support/deliveries";
import { addBroadcasters } from "@/tests/support/live-rows";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await addBroadcasters(database.pool, ["1", "2"]);
});
afterEach(() => database.drop());

const query = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await database.pool.query<Row>(sql, values)).rows;

/** People who never chose anything, and follow the broadcaster. */
async function crowd(count: number, broadcasterId = "1"): Promise<void> {
  const people = await query<{ id: string }>(
    "INSERT INTO person (twitch_id, login) SELECT 'c' || n, 'c' || n FROM generate_series(1, $1) AS n RETURNING id",
    [count],
  );
  await letFollow(
    database.pool,
    people.map(({ id }) => id),
    broadcasterId,
  );
}
async function readers(count: number, broadcasterId = "1"): Promise<string[]> {
  const ids = await addMailReaders(database.pool, count);
  await letFollow(database.pool, ids, broadcasterId);
  return ids;
}
async function goLive(
  given: Parameters<typeof newAnnouncement>[0] = { broadcasterId: "1" },
): Promise<string> {
  const made = newAnnouncement(given);
  await announce(database.pool, [made]);
  return made.id;
}
const spread = (sizes: { chunkSize?: number; choosers?: number } = {}) =>
  fanOut(database.pool, { signal: new AbortController().signal, ...sizes });
const inboxes = () => query<{ userId: string }>('SELECT user_id AS "userId" FROM notification');
const told = async () => new Set((await inboxes()).map(({ userId }) => userId));
const wakings = async () =>
  (
    await query<{ payload: { media: string[] } }>(
      "SELECT payload FROM outbox WHERE kind = 'deliveries.queued'",
    )
  ).map(({ payload }) => payload.media);

describe("N4, N5: the fan-out decides", () => {
  test("who chose mail gets one, and the bell; who chose nothing only the bell", async () => {
    await crowd(50);
    const [reader = ""] = await readers(1);
    const announcementId = await goLive();
    expect(await spread()).toMatchObject({ told: 51, completed: 1 });
    const [delivery, ...others] = await readDeliveries(database.pool);
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({
      ...{ userId: reader, announcementId, kind: "live", medium: "email", state: "queued", turn: 0 },
    });
    expect(await wakings()).toEqual([["email"]]);
  });

  test("what is not sent is written down with the reason", async () => {
    const [muter = "", picky = "", silent = "", nowhere = ""] = await readers(4);
    await query("UPDATE follow SET muted = true WHERE user_id = $1", [muter]);
    await query(`UPDATE notification_preference SET rules = '{"words":["speedrun"]}' WHERE user_id = $1`, [
      picky,
    ]);
    await query("UPDATE notification_preference SET in_app = false WHERE user_id = $1", [silent]);
    await query("DELETE FROM mail_address WHERE user_id = $1", [nowhere]);
    await goLive();
    await spread();
    const rows = await readDeliveries(database.pool);
    const of = (userId: string) =>
      rows
        .filter((one) => one.userId === userId)
        .map(({ medium, state, reason }) => [medium, state, reason].filter(Boolean).join(" "))
        .sort();
    expect(of(muter)).toEqual(["email skipped muted", "in_app skipped muted"]);
    expect(of(picky)).toEqual(["email skipped title", "in_app skipped title"]);
    expect(of(silent)).toEqual(["email queued"]);
    expect(of(nowhere)).toEqual(["email skipped no_address"]);
    expect(await told()).toEqual(new Set([nowhere]));
  });

  test("who only mutes is asked why as well", async () => {
    await crowd(3);
    const [muter] = await query<{ userId: string }>(
      `UPDATE follow SET muted = true WHERE user_id = (SELECT min(user_id::text)::uuid FROM follow)
       RETURNING user_id AS "userId"`,
    );
    await goLive();
    expect(await spread()).toMatchObject({ told: 2 });
    expect(await readDeliveries(database.pool)).toMatchObject([
      { userId: muter?.userId, medium: "in_app", state: "skipped", reason: "muted" },
    ]);
  });

  test("a push goes to every device", async () => {
    const [reader = ""] = await readers(1);
    await query("UPDATE notification_preference SET email = false, push = true");
    const devices = await query<{ id: string }>(
      `INSERT INTO push_device (user_id, endpoint, keys, name) SELECT $1, 'https://push.example/' || n, 'k', 'n'
       FROM generate_series(1, 3) AS n RETURNING id`,
      [reader],
    );
    await goLive();
    await spread();
    const rows = await readDeliveries(database.pool);
    expect(rows.map(({ deviceId }) => deviceId).sort()).toEqual(devices.map(({ id }) => id).sort());
    expect(await wakings()).toEqual([["push"]]);
  });

  test("turns count what was queued for the same announcement, over all chunks", async () => {
    await readers(250);
    await goLive();
    await spread({ choosers: 60 });
    const turns = (await readDeliveries(database.pool)).map(({ turn }) => turn);
    expect(turns.filter((turn) => turn === 0)).toHaveLength(100);
    expect(turns.filter((turn) => turn === 1)).toHaveLength(100);
    expect(turns.filter((turn) => turn === 2)).toHaveLength(50);
  });

  test("a chunk ends behind so many who chose, and the next begins there", async () => {
    await crowd(40);
    await readers(25);
    const id = await goLive();
    const first = await fanOutNext(database.pool, { choosers: 10 });
    expect(first).toMatchObject({ completed: false });
    expect(await readDeliveries(database.pool)).toHaveLength(10);
    await spread({ choosers: 10 });
    expect(await readDeliveries(database.pool)).toHaveLength(25);
    expect((await told()).size).toBe(65);
    expect(await query("SELECT recipients, queued FROM announcement WHERE id = $1", [id])).toEqual([
      { recipients: 65, queued: 25 },
    ]);
  });

  test("cut off at random points it ends with one mail for each, and none too many", async () => {
    await crowd(60);
    await readers(60);
    for (let cuts = 0; cuts < 4; ) {
      await goLive();
      const work = spread({ chunkSize: 20, choosers: 7 }).then(
        () => false,
        () => true,
      );
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      await query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      if (await work) cuts += 1;
    }
    await spread();
    const counts = await query<{ told: number; mails: number }>(
      `SELECT recipients AS told, queued AS mails, (SELECT count(*)::int FROM notification WHERE announcement_id = a.id) AS inboxes,
         (SELECT count(DISTINCT user_id)::int FROM delivery WHERE announcement_id = a.id AND medium = 'email') AS people
       FROM announcement a`,
    );
    for (const row of counts) expect(row).toMatchObject({ told: 120, inboxes: 120, people: 60 });
  }, 120_000);

  test("two at once do not both use the last place of the hour", async () => {
    const [reader = ""] = await readers(1);
    await letFollow(database.pool, [reader], "2");
    await query("UPDATE notification_preference SET hourly_limit = 1");
    await goLive({ broadcasterId: "1" });
    await goLive({ broadcasterId: "2" });
    await Promise.all([spread(), spread(), spread()]);
    const states = (await readDeliveries(database.pool)).map(({ state, reason }) => [state, reason]);
    expect(states.sort()).toEqual([
      ["gathering", "limit"],
      ["queued", null],
    ]);
  });

  test("what is not to be told yet is waited for, if that is soon", async () => {
    await crowd(2);
    const at = (ms: number, id: string) =>
      query("UPDATE announcement SET not_before = now() + $1 * interval '1 millisecond' WHERE id = $2", [
        ms,
        id,
      ]);
    await at(800, await goLive());
    await at(60_000, await goLive({ broadcasterId: "2" }));
    expect(await fanOutNext(database.pool)).toBeNull();
    expect(await spread()).toMatchObject({ told: 2, completed: 1 });
    expect(await query("SELECT FROM announcement WHERE completed_at IS NULL")).toHaveLength(1);
  });
});
