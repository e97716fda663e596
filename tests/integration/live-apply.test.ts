import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { domainEvent } from "@/lib/events/schema";
import type { Observation } from "@/lib/live/core/live-state";
import { applyObservations } from "@/lib/live/service";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { aStream, at, liveModel, missing, POLICY, saidOffline, seen } from "@/tests/support/live-model";
import { addBroadcasters, readLive } from "@/tests/support/live-rows";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
  await addBroadcasters(database.pool, ["1", "2", "3"]);
});
afterEach(() => database.drop());

const apply = (...observations: Observation[]) => applyObservations(database.pool, observations, POLICY);
const A = aStream("A");

describe("F4, F5: applying observations to the database", () => {
  test("a stream that begins writes its state, log, announcement and event together", async () => {
    await apply(missing(0));
    const counts = await apply(seen(30, A));
    expect(counts).toMatchObject({ went_live: 1, went_offline: 0 });
    const stored = await readLive(database.pool);
    expect(stored.states["1"]).toMatchObject({ state: "live", streamId: "A" });
    expect(stored.log).toEqual(["1 went_live A"]);
    expect(stored.announced).toEqual(["1/A"]);
    const { rows } = await database.pool.query("SELECT id FROM announcement");
    expect(stored.events).toMatchObject([
      {
        kind: "stream.online",
        payload: {
          change: "went_live",
          broadcaster: { id: "1", login: "login1", displayName: "Name 1", avatarUrl: null },
          stream: { id: "A", title: "Evening run", tags: ["English"], startedAt: at(0).toISOString() },
          detection: { source: "poll", observedAt: at(30).toISOString(), delayMs: 30_000 },
          announcementId: rows[0].id,
        },
      },
    ]);
    for (const event of stored.events) expect(domainEvent.parse(event)).toEqual(event);
  });

  test("repeating everything changes nothing and tells nobody", async () => {
    const all = [missing(0), seen(30, A), missing(60), missing(90), missing(120)];
    for (const observation of all) await apply(observation);
    const before = await readLive(database.pool);
    for (const observation of all) await apply(observation);
    expect(await readLive(database.pool)).toEqual(before);
  });

  test("one call may hold several observations of a broadcaster, in any order", async () => {
    await apply(missing(120), missing(60), seen(30, A), missing(90), missing(0));
    expect((await readLive(database.pool)).log).toEqual(["1 went_live A", "1 went_offline A"]);
  });

  test("only new viewer counts make one event for all, and only where they changed", async () => {
    const two = { broadcasterId: "2" };
    const three = { broadcasterId: "3" };
    await apply(seen(30, A), seen(30, aStream("B"), two), seen(30, aStream("C"), three));
    await apply(
      seen(60, aStream("A", { viewerCount: 7 })),
      seen(60, aStream("B"), two),
      seen(60, aStream("C", { viewerCount: 8 }), three),
    );
    const { events } = await readLive(database.pool);
    expect(events.slice(3)).toEqual([
      {
        kind: "stream.viewers",
        payload: {
          counts: [
            ["1", 7],
            ["3", 8],
          ],
        },
      },
    ]);
  });

  test("title and category in one answer: two log rows, one event", async () => {
    await apply(seen(30, A));
    await apply(seen(60, aStream("A", { title: "Night run", categoryId: "2", categoryName: "Chess" })));
    const { log, events } = await readLive(database.pool);
    expect(log.slice(1)).toEqual(["1 title_changed A", "1 category_changed A"]);
    expect(events.slice(1)).toMatchObject([
      { kind: "stream.updated", payload: { changed: ["title", "category"], stream: { title: "Night run" } } },
    ]);
  });

  test("an end is dated to the last sight", async () => {
    await apply(seen(30, A));
    await apply(seen(60, A));
    await apply(missing(90));
    await apply(saidOffline(95));
    const { events } = await readLive(database.pool);
    expect(events.at(-1)).toMatchObject({
      kind: "stream.offline",
      payload: { streamId: "A", startedAt: at(0).toISOString(), endedAt: at(60).toISOString() },
    });
  });

  test("observations of broadcasters nobody knows are left out", async () => {
    await apply(seen(30, A, { broadcasterId: "404" }), seen(30, aStream("B")));
    expect((await readLive(database.pool)).log).toEqual(["1 went_live B"]);
  });

  test("what cannot be written is written not at all", async () => {
    await apply(missing(0));
    const tooMany = aStream("A", { viewerCount: 2 ** 40 });
    await expect(apply(seen(30, aStream("B"), { broadcasterId: "2" }), seen(30, tooMany))).rejects.toThrow();
    expect(await readLive(database.pool)).toEqual({ states: {}, log: [], announced: [], events: [] });
    await apply(seen(30, A));
    expect((await readLive(database.pool)).announced).toEqual(["1/A"]);
  });

  test("viewer counts and last sights are updated in place", async () => {
    await apply(seen(30, A));
    for (let second = 60; second < 90; second += 1) {
      await apply(seen(second, aStream("A", { viewerCount: second })));
    }
    const hot = async () => {
      const { rows } = await database.pool.query<{ updated: number; hot: number }>(
        `SELECT pg_stat_get_tuples_updated(oid)::int + pg_stat_get_xact_tuples_updated(oid)::int AS updated,
           pg_stat_get_tuples_hot_updated(oid)::int + pg_stat_get_xact_tuples_hot_updated(oid)::int AS hot
         FROM pg_class WHERE relname = 'live_status'`,
      );
      return rows[0];
    };
    await expect.poll(hot, { timeout: 60_000 }).toEqual({ updated: 30, hot: 30 });
  });
});

describe("two appliers at once", () => {
  test("make each change exactly once", async () => {
    await apply(...["1", "2", "3"].map((broadcasterId) => missing(0, { broadcasterId })));
    const histories = ["1", "2", "3"].map((broadcasterId) => [
      seen(30, A, { broadcasterId }),
      seen(60, aStream("A", { title: "Night run" }), { broadcasterId }),
      missing(90, { broadcasterId }),
      missing(120, { broadcasterId }),
      missing(150, { broadcasterId }),
      seen(1000, aStream("B", { startedAt: at(990) }), { broadcasterId }),
    ]);
    for (let step = 0; step < 6; step += 1) {
      const observations = histories.flatMap((history) => history.slice(step, step + 1));
      await Promise.all([1, 2, 3, 4].map(() => apply(...observations)));
    }
    const stored = await readLive(database.pool);
    const each = ["went_live A", "title_changed A", "went_offline A", "went_live B"];
    expect(stored.log.toSorted()).toEqual(
      ["1", "2", "3"].flatMap((id) => each.map((k) => `${id} ${k}`)).toSorted(),
    );
    expect(stored.announced.toSorted()).toEqual(["1/A", "1/B", "2/A", "2/B", "3/A", "3/B"]);
    expect(stored.events.filter(({ kind }) => kind !== "stream.viewers")).toHaveLength(12);
  });
});

describe("whatever is observed", () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("seen" as const),
        id: fc.constantFrom("A", "B"),
        title: fc.constantFrom("x", "y"),
        viewers: fc.nat(9),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ kind: "missing" as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: "offline_event" as const }) },
  );
  const history = fc.array(
    fc.record({ who: fc.constantFrom("1", "2", "3"), step, at: fc.integer({ min: 0, max: 3000 }) }),
    { minLength: 1, maxLength: 25 },
  );

  test("the database agrees with the pure rules", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (entries) => {
        const { pool } = database;
        await pool.query(
          "TRUNCATE live_status, broadcaster_sync, broadcaster_sync_log, announcement, outbox",
        );
        const model = liveModel();
        for (const entry of entries) {
          const where = { broadcasterId: entry.who };
          const observation =
            entry.step.kind === "seen"
              ? seen(
                  entry.at,
                  aStream(entry.step.id, { title: entry.step.title, viewerCount: entry.step.viewers }),
                  where,
                )
              : entry.step.kind === "missing"
                ? missing(entry.at, where)
                : saidOffline(entry.at, null, where);
          model.observe(observation);
          await apply(observation);
        }
        const stored = await readLive(pool);
        const expected = [...model.statuses.values()].map((s) => [
          s.broadcasterId,
          { state: s.state, streamId: s.streamId, misses: s.misses, endedAt: s.endedAt },
        ]);
        expect(stored.states).toEqual(Object.fromEntries(expected));
        expect(stored.log.toSorted()).toEqual(
          model.changes.map((c) => `${c.broadcasterId} ${c.kind} ${c.streamId}`).toSorted(),
        );
        expect(stored.announced).toEqual(model.announced);
      }),
      { numRuns: 40 },
    );
  });
});
