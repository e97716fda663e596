import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findLag, readDelays } from "@/lib/live";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";

// F6a F10: how soon streams are seen, by who told; and how long one channel waits.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const person = await addPerson(database.pool);
  await addBroadcasters(database.pool, ["1", "2", "31", "32"], person);
  await addBroadcasters(database.pool, ["33"]);
});
afterAll(() => database.drop());

const NOW = new Date("2026-11-20T20:30:00Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe("how soon streams are seen", () => {
  beforeEach(() => database.pool.query("TRUNCATE broadcaster_sync_log"));

  /** An entry of the log, with an id made when it was written, as Postgres makes them. */
  const seen = (at: Date, delayMs: number | null, { source = "poll", kind = "went_live" } = {}) =>
    database.pool.query(
      `INSERT INTO broadcaster_sync_log
         (id, broadcaster_id, kind, stream_id, before, after, source, observed_at, delay_ms, created_at)
       VALUES ((lpad(to_hex($1::bigint), 12, '0') || substr(replace(uuid_v7()::text, '-', ''), 13))::uuid,
         '1', $2, 's', '{}', '{}', $3, $4, $5, $4)`,
      [at.getTime(), kind, source, at, delayMs],
    );

  test("as a whole and by the hour, apart by who told, the busiest first", async () => {
    for (const [minutes, delay] of [
      [5, 10_000],
      [20, 20_000],
      [25, 90_000],
      [50, 30_000],
    ] as const) {
      await seen(minutesAgo(minutes), delay);
    }
    await seen(minutesAgo(10), 1_500, { source: "eventsub" });
    expect(await readDelays(NOW, database.pool)).toEqual({
      until: NOW.toISOString(),
      sources: [
        {
          source: "poll",
          count: 4,
          p50Ms: 20_000,
          p95Ms: 90_000,
          maxMs: 90_000,
          hours: [
            { at: "2026-11-20T19:00:00.000Z", count: 1, p50Ms: 30_000, p95Ms: 30_000, maxMs: 30_000 },
            { at: "2026-11-20T20:00:00.000Z", count: 3, p50Ms: 20_000, p95Ms: 90_000, maxMs: 90_000 },
          ],
        },
        {
          source: "eventsub",
          count: 1,
          p50Ms: 1_500,
          p95Ms: 1_500,
          maxMs: 1_500,
          hours: [{ at: "2026-11-20T20:00:00.000Z", count: 1, p50Ms: 1_500, p95Ms: 1_500, maxMs: 1_500 }],
        },
      ],
    });
  });

  test("only what began within 24 hours counts, and only where the delay says something", async () => {
    await seen(minutesAgo(24 * 60 + 1), 5_000);
    await seen(minutesAgo(3), null);
    await seen(minutesAgo(2), 4_000, { kind: "title_changed" });
    expect(await readDelays(NOW, database.pool)).toMatchObject({ sources: [] });
    await seen(minutesAgo(24 * 60 - 1), 7_000, { kind: "restarted" });
    // A clock ahead of ours.
    await seen(minutesAgo(1), -2_000);
    const { sources } = await readDelays(NOW, database.pool);
    expect(sources).toMatchObject([{ count: 2, p50Ms: 0, maxMs: 7_000 }]);
  });
});

describe("how long one channel waits", () => {
  beforeAll(async () => {
    await database.pool.query("INSERT INTO broadcaster_sync VALUES ('31', $1), ('2', $2)", [
      minutesAgo(1),
      minutesAgo(9),
    ]);
  });
  const found = async (login: string) => {
    const { items, more } = await findLag({ q: login }, database.pool);
    return { logins: items.map((item) => item.login), more };
  };

  test("is found by a part of the login, never checked first, those nobody follows not at all", async () => {
    expect(await found("login3")).toEqual({ logins: ["login32", "login31"], more: false });
    expect(await found("ogin2")).toEqual({ logins: ["login2"], more: false });
    expect(await found("%")).toEqual({ logins: [], more: false });
    const { items } = await findLag({ q: "login31" }, database.pool);
    expect(items).toMatchObject([{ id: "31", checkedAt: minutesAgo(1).toISOString() }]);
  });

  test("lists ten at most, and says that there are more", async () => {
    const ids = Array.from({ length: 11 }, (_, n) => `9${String(n).padStart(2, "0")}`);
    await addBroadcasters(database.pool, ids, await addPerson(database.pool, "900002"));
    const { logins, more } = await found("login9");
    expect(logins).toHaveLength(10);
    expect(more).toBe(true);
  });
});
