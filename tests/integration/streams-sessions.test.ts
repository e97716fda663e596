import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LivePolicy, Observation } from "@/lib/live/core/live-state";
import { applyObservations } from "@/lib/live/service";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addBroadcasters } from "@/tests/support/live-rows";
import { readStreams } from "@/tests/support/stream-rows";

const policy: LivePolicy = { offlineMisses: 2, continuationMs: 600_000 };
const BASE = Date.UTC(2026, 10, 21, 18);
const at = (minute: number) => new Date(BASE + minute * 60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE broadcaster, stream, announcement, outbox CASCADE");
  await addBroadcasters(database.pool, ["1", "2", "3"]);
});

interface Shown {
  title?: string;
  category?: string;
  began?: number;
  viewers?: number;
}
const seen = (
  minute: number,
  id: string,
  { title = "a", category = "c", began = 0, viewers = 9 }: Shown = {},
) =>
  ({
    broadcasterId: "1",
    observedAt: at(minute),
    source: "poll",
    kind: "seen",
    stream: {
      id,
      title,
      categoryId: category,
      categoryName: `name of ${category}`,
      language: "en",
      tags: ["one"],
      viewerCount: viewers,
      thumbnailUrl: "",
      startedAt: at(began),
    },
  }) satisfies Observation;
const missing = (minute: number): Observation => ({
  broadcasterId: "1",
  observedAt: at(minute),
  source: "poll",
  kind: "missing",
});
const play = (...observations: Observation[]) => applyObservations(database.pool, observations, policy);

const brief = async () =>
  (await readStreams(database.pool)).sessions.map((session) => [
    session.twitchStreamId,
    session.startedAt,
    session.endedAt,
    session.endReason,
  ]);

describe("S1: a session for each stream", () => {
  test("opened with what Twitch says, and how it was noticed", async () => {
    await play(missing(-1), seen(1, "s1", { began: 0 }));
    const { sessions, segments } = await readStreams(database.pool);
    expect(sessions).toMatchObject([
      {
        broadcasterId: "1",
        twitchStreamId: "s1",
        title: "a",
        categoryId: "c",
        startedAt: at(0),
        endedAt: null,
        source: "poll",
        delayMs: 60_000,
        continues: null,
      },
    ]);
    expect(segments).toHaveLength(1);
  });

  test("ended when it was seen last, and open again when it comes back", async () => {
    await play(seen(1, "s1"), seen(5, "s1"), missing(6), missing(7));
    expect(await brief()).toEqual([["s1", at(0), at(5), "offline"]]);
    await play(seen(9, "s1"));
    expect(await brief()).toEqual([["s1", at(0), null, null]]);
  });

  test("replaced by a new stream, which goes on with its show", async () => {
    await play(missing(-1), seen(1, "s1"), seen(30, "s2", { began: 29 }));
    expect(await brief()).toEqual([
      ["s1", at(0), at(1), "replaced"],
      ["s2", at(29), null, null],
    ]);
    expect((await readStreams(database.pool)).sessions.map(({ continues }) => continues)).toEqual([
      null,
      null,
    ]);
    await play(seen(31, "s3", { began: 31 }));
    expect((await readStreams(database.pool)).sessions.at(-1)?.continues).toBe("s2");
  });

  test("a stream that Twitch dates back into the one before cuts it off there", async () => {
    await play(missing(-1), seen(1, "s1"), seen(10, "s1"), seen(11, "s2", { began: 8 }));
    expect(await brief()).toEqual([
      ["s1", at(0), at(8), "replaced"],
      ["s2", at(8), null, null],
    ]);
  });

  test("a start in the future counts from when it was seen", async () => {
    await play(missing(-1), seen(1, "s1", { began: 500 }));
    expect(await brief()).toEqual([["s1", at(1), null, null]]);
  });

  test("the same id on two channels is two sessions: an answer of Twitch is not to be trusted", async () => {
    await play(seen(1, "s1"), { ...seen(1, "s1"), broadcasterId: "2" });
    expect(await brief()).toHaveLength(2);
  });
});

describe("S1: segments", () => {
  const shown = async () =>
    (await readStreams(database.pool)).segments.map((line) => line.replace(/^\S+ \S+ \S+ /, ""));

  test("one for each change of title or category, one for both at once", async () => {
    await play(seen(1, "s1"), seen(5, "s1", { title: "b" }), seen(9, "s1", { title: "c", category: "d" }));
    expect(await shown()).toEqual(["a | c", "b | c", "c | d"]);
    const { sessions } = await readStreams(database.pool);
    expect(sessions).toMatchObject([{ title: "c", categoryId: "d" }]);
  });

  test("coming back with the same title is no new segment, with another it is", async () => {
    await play(seen(1, "s1"), missing(2), missing(3), seen(4, "s1"));
    expect(await shown()).toEqual(["a | c"]);
    await play(missing(5), missing(6), seen(7, "s1", { title: "b" }));
    expect(await shown()).toEqual(["a | c", "b | c"]);
  });
});

test("a stream of more than 48 hours is one session", async () => {
  await play(missing(-1), seen(1, "s1"), seen(3_000, "s1"), missing(3_001), missing(3_002));
  expect(await brief()).toEqual([["s1", at(0), at(3_000), "offline"]]);
});

const step = fc.oneof(
  fc.record({
    broadcaster: fc.constantFrom("1", "2", "3"),
    stream: fc.integer({ min: 1, max: 4 }),
    title: fc.constantFrom("a", "b"),
    began: fc.integer({ min: -30, max: 30 }),
  }),
  fc.record({ broadcaster: fc.constantFrom("1", "2", "3"), stream: fc.constant(null) }),
);

test("whatever is observed, in whatever portions and however often: nothing overlaps, all agrees with live status", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (steps, twice) => {
      await database.pool.query(
        "TRUNCATE live_status, broadcaster_sync, stream, announcement, outbox CASCADE",
      );
      const observations = steps.map((one, minute): Observation => {
        const shared = { broadcasterId: one.broadcaster, observedAt: at(minute), source: "poll" as const };
        if (one.stream === null) return { ...shared, kind: "missing" };
        const { title, began } = one;
        const id = `s${one.broadcaster}${one.stream}`;
        return { ...seen(minute, id, { title, began: Math.min(began, minute) }), ...shared };
      });
      await play(...observations);
      const once = await readStreams(database.pool);
      if (twice) await play(...observations);
      expect(await readStreams(database.pool)).toEqual(once);

      const open = await database.pool.query(
        `SELECT l.broadcaster_id, l.state <> 'offline' AS on_air, s.twitch_stream_id IS NOT DISTINCT FROM
           (CASE WHEN l.state <> 'offline' THEN l.stream_id END) AS agrees
         FROM live_status l LEFT JOIN stream s ON s.broadcaster_id = l.broadcaster_id AND s.ended_at IS NULL`,
      );
      expect(open.rows.every(({ agrees }) => agrees)).toBe(true);
      const overlaps = await database.pool.query(
        `SELECT FROM stream a JOIN stream b ON a.broadcaster_id = b.broadcaster_id AND a.id < b.id
         WHERE tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`,
      );
      expect(overlaps.rowCount).toBe(0);
      const outside = await database.pool.query(
        `SELECT FROM stream_segment g JOIN stream s ON s.id = g.stream_id WHERE g.started_at < s.started_at`,
      );
      expect(outside.rowCount).toBe(0);
    }),
    { numRuns: 40 },
  );
});
