import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Observation } from "@/lib/live/core/live-state";
import { applyObservations } from "@/lib/live/service";
import { fanOut, fanOutNext, listInbox } from "@/lib/notifications";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { aStream, missing, POLICY, saidOffline, seen } from "@/tests/support/live-model";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";

let database: TestDatabase;
/** Wants to hear of changes. */
let vera: string;
/** Never chose anything. */
let tom: string;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql(
    "TRUNCATE person, broadcaster, announcement, notification, outbox, live_status, broadcaster_sync CASCADE",
  );
  vera = await addPerson(database.pool, "1001");
  tom = await addPerson(database.pool, "1002");
  await addBroadcasters(database.pool, ["1", "2"], vera);
  await sql("INSERT INTO follow (broadcaster_id, user_id, on_twitch) SELECT id, $1, true FROM broadcaster", [
    tom,
  ]);
  await sql("INSERT INTO notification_preference (user_id, changes) VALUES ($1, true)", [vera]);
});

const sql = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await database.pool.query<T>(text, values)).rows;
const apply = (...observations: Observation[]) => applyObservations(database.pool, observations, POLICY);
const spread = async () => {
  while (await fanOutNext(database.pool));
};
/** The moment of telling has come, also for a clock that is put back a little. */
const comeDue = () =>
  sql(
    "UPDATE announcement SET not_before = clock_timestamp() - interval '100 ms' WHERE not_before IS NOT NULL",
  );
const inbox = async (who = vera) => (await listInbox(who, { limit: 30 }, database.pool)).items;
const changes = async (who = vera) => (await inbox(who)).filter((item) => item.type === "stream_changed");
const waiting = () => sql("SELECT FROM announcement WHERE type = 'stream_changed' AND completed_at IS NULL");

const A = aStream("A", { title: "Endgames", categoryId: "1", categoryName: "Chess" });
const openings = { ...A, title: "Openings" };
const go = { ...openings, categoryId: "2", categoryName: "Go" };
const onAir = async () => {
  await apply(missing(0), seen(30, A));
  await spread();
};

describe("changes of a stream on air (N6a)", () => {
  test("title and category within ten seconds are one entry, with the old and the new", async () => {
    await onAir();
    await apply(seen(60, openings, { source: "eventsub" }));
    await apply(seen(63, go, { source: "eventsub" }));
    await spread();
    expect(await changes()).toEqual([]);
    await comeDue();
    await spread();
    expect(await changes()).toMatchObject([
      {
        title: "Name 1 plays Go now",
        message: "Endgames → Openings - Chess → Go",
        link: "https://twitch.tv/login1",
        changedFrom: { title: "Endgames", categoryName: "Chess" },
        streamTitle: "Openings",
        categoryName: "Go",
        onAir: true,
      },
    ]);
  });

  test("wait ten seconds by the database's clock, and stand in the inbox where they were told", async () => {
    await onAir();
    const [before] = await sql<{ at: Date }>("SELECT clock_timestamp() AS at");
    await apply(seen(60, openings));
    const [row] = await sql<{ soonest: number; latest: number; same: boolean }>(
      `SELECT extract(epoch FROM not_before - clock_timestamp())::float8 AS soonest,
         extract(epoch FROM not_before - $1::timestamptz)::float8 AS latest, created_at = not_before AS same
       FROM announcement WHERE type = 'stream_changed'`,
      [before?.at],
    );
    expect(row?.same).toBe(true);
    expect(row?.soonest).toBeLessThanOrEqual(10);
    expect(row?.latest).toBeGreaterThan(9.9);
  });

  test("that were told are not changed any more: what comes then is the next", async () => {
    await onAir();
    await apply(seen(60, openings));
    await comeDue();
    await apply(seen(90, go));
    await comeDue();
    await spread();
    expect((await changes()).map((item) => item.message)).toEqual(["Chess → Go", "Endgames → Openings"]);
    expect(await sql("SELECT ordinal FROM announcement WHERE type = 'stream_changed' ORDER BY id")).toEqual([
      { ordinal: 0 },
      { ordinal: 1 },
    ]);
  });

  test("undone before they were told are not told", async () => {
    await onAir();
    await apply(seen(60, openings));
    await apply(seen(62, A));
    expect(await waiting()).toEqual([]);
    await apply(seen(64, go));
    await apply(seen(66, { ...go, title: A.title }));
    await comeDue();
    await spread();
    expect((await changes()).map((item) => item.message)).toEqual(["Chess → Go"]);
  });

  test("undone after they were told are told as well", async () => {
    await onAir();
    await apply(seen(60, openings));
    await comeDue();
    await spread();
    await apply(seen(62, A));
    await comeDue();
    await spread();
    expect((await changes()).map((item) => item.message)).toEqual([
      "Openings → Endgames",
      "Endgames → Openings",
    ]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["has ended", () => apply(saidOffline(61, "A"), missing(62))],
    [
      "was replaced by another",
      () => apply(seen(62, aStream("B", { startedAt: new Date(Date.UTC(2026, 0, 2)) }))),
    ],
  ])("of a stream that %s before they were told are not told", async (_name, happens) => {
    await onAir();
    await apply(seen(60, openings));
    await happens();
    expect(await waiting()).toEqual([]);
  });

  test("observed twice are told once", async () => {
    await onAir();
    await apply(seen(60, openings));
    await apply(seen(60, openings), seen(90, openings));
    await comeDue();
    await spread();
    expect(await changes()).toHaveLength(1);
  });

  test("of a category that is only called otherwise are none", async () => {
    await onAir();
    await apply(seen(60, { ...A, categoryName: "Schach" }));
    expect(await waiting()).toEqual([]);
  });
});

describe("who hears of changes", () => {
  test("nobody who did not choose to", async () => {
    await onAir();
    await apply(seen(60, openings));
    await comeDue();
    await spread();
    expect(await changes(tom)).toEqual([]);
    expect(await inbox(tom)).toHaveLength(1);
  });

  test.each<[string, string, number]>([
    ["nobody wants any", "UPDATE notification_preference SET changes = false", 0],
    ["the only one who does has muted", "UPDATE follow SET muted = true", 0],
    ["the only one who does follows no more", "UPDATE follow SET choice = 'unfollow'", 0],
    [
      "the only one who does wants none of theirs",
      "INSERT INTO broadcaster_preference (user_id, broadcaster_id, changes) SELECT user_id, '1', false FROM notification_preference",
      0,
    ],
    [
      "somebody wants theirs alone",
      `WITH off AS (UPDATE notification_preference SET changes = false RETURNING user_id)
       INSERT INTO broadcaster_preference (user_id, broadcaster_id, changes) SELECT user_id, '1', true FROM off`,
      1,
    ],
    [
      "somebody wants another's alone",
      `WITH off AS (UPDATE notification_preference SET changes = false RETURNING user_id)
       INSERT INTO broadcaster_preference (user_id, broadcaster_id, changes) SELECT user_id, '2', true FROM off`,
      0,
    ],
  ])("%s: %#", async (_name, setting, written) => {
    await onAir();
    await sql(setting);
    await apply(seen(60, openings));
    expect(await waiting()).toHaveLength(written);
    await comeDue();
    await spread();
    expect(await changes()).toHaveLength(written);
  });

  test.each([
    ["one of many followers wants them", 1, true, 1],
    ["of many followers none wants any, and few others do", 3, false, 0],
    [
      "of many followers none wants any, but many others do: nobody was asked, and nobody is told",
      201,
      false,
      1,
    ],
  ])("%s", async (_name, wanting, following, written) => {
    await sql("UPDATE notification_preference SET changes = false");
    await sql(
      `WITH many AS (INSERT INTO person (twitch_id, login) SELECT 'm' || n, 'm' || n FROM generate_series(1, 201) AS n
         RETURNING id)
       INSERT INTO follow (broadcaster_id, user_id, on_twitch) SELECT '1', id, true FROM many`,
    );
    await sql(
      `INSERT INTO person (twitch_id, login) SELECT 'other' || n, 'other' || n FROM generate_series(1, 201) AS n`,
    );
    await sql(
      `INSERT INTO notification_preference (user_id, changes)
       SELECT id, true FROM person WHERE twitch_id LIKE $1 || '%' ORDER BY id LIMIT $2`,
      [following ? "m" : "other", wanting],
    );
    await onAir();
    await apply(seen(60, openings));
    expect(await waiting()).toHaveLength(written);
    await comeDue();
    await spread();
    expect(await sql("SELECT FROM announcement WHERE completed_at IS NULL")).toEqual([]);
    expect(
      await sql(
        "SELECT FROM notification n JOIN announcement a ON a.id = n.announcement_id WHERE a.type = 'stream_changed'",
      ),
    ).toHaveLength(following ? 1 : 0);
  });
});

describe("when something dies", () => {
  test("half-way through writing a change: all of it or nothing, and once when it is observed again", async () => {
    await onAir();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const title = `Title ${attempt}`;
      const work = apply(seen(100 + attempt, { ...A, title })).catch(() => null);
      await sleep(attempt * 2);
      await killConnections();
      await work;
      await apply(seen(200 + attempt * 10, { ...A, title }));
      const [status] = await sql<{ title: string }>(
        "SELECT title FROM live_status WHERE broadcaster_id = '1'",
      );
      const told = await sql<{ stream_title: string }>(
        "SELECT stream_title FROM announcement WHERE type = 'stream_changed'",
      );
      expect(told).toEqual([{ stream_title: status?.title }]);
    }
    await comeDue();
    await spread();
    expect(await changes()).toHaveLength(1);
  });

  test("the worker, while it waits for the moment of telling: the next one tells, once", async () => {
    await onAir();
    await apply(seen(60, openings));
    const stop = new AbortController();
    const work = fanOut(database.pool, { signal: stop.signal });
    await sleep(100);
    stop.abort();
    await work;
    await apply(seen(65, go));
    await sql(
      "UPDATE announcement SET not_before = clock_timestamp() + interval '1 second' WHERE not_before IS NOT NULL",
    );
    const [one, two] = await Promise.all(
      [1, 2].map(() => fanOut(database.pool, { signal: AbortSignal.timeout(5_000) })),
    );
    expect((one?.told ?? 0) + (two?.told ?? 0)).toBe(1);
    expect((await changes()).map((item) => item.message)).toEqual(["Endgames → Openings - Chess → Go"]);
  });

  const killConnections = () =>
    sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
});

test("open pages are told when everybody has it", async () => {
  await onAir();
  await apply(seen(60, openings));
  await comeDue();
  await spread();
  const told = await sql<{ key: string; payload: { type: string } }>(
    "SELECT key, payload FROM outbox WHERE kind = 'announcement.told' ORDER BY seq",
  );
  expect(told).toMatchObject([
    { key: "1", payload: { type: "broadcaster_live", broadcasterId: "1" } },
    { key: "1", payload: { type: "stream_changed", broadcasterId: "1" } },
  ]);
});
