import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeStaleStreams, rollUpViewerCounts, syncViewerCounts } from "@/lib/streams";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addBroadcasters } from "@/tests/support/live-rows";
import { readStreams } from "@/tests/support/stream-rows";

const BASE = Date.UTC(2026, 10, 21, 18);
const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (minute: number) => new Date(BASE + minute * MINUTE);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query("TRUNCATE broadcaster, stream, viewer_rollup CASCADE");
  await addBroadcasters(database.pool, ["1", "2"]);
});

/** Live status as a tick at `minute` leaves it. */
async function show(id: string, minute: number, viewers: number, state = "live"): Promise<void> {
  await database.pool.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, title, viewer_count, started_at, last_seen_at, ended_at)
     VALUES ($1, $2, 's' || $1, 'a', $3, $4, $5, CASE WHEN $2 = 'offline' THEN $5::timestamptz END)
     ON CONFLICT (broadcaster_id) DO UPDATE SET state = $2, viewer_count = $3, last_seen_at = $5,
       ended_at = excluded.ended_at`,
    [id, state, viewers, at(0).toISOString(), at(minute).toISOString()],
  );
}
const count = (minute: number, budget = 100) =>
  syncViewerCounts(
    { pool: database.pool, everyMs: MINUTE, guaranteedMs: 10 * MINUTE, budget },
    { now: new Date(at(minute).getTime() + 700) },
  );
const sessions = async () => (await readStreams(database.pool)).sessions;

describe("S2 S3: viewer counts", () => {
  test("the result reads as agreed, and who has no session yet gets one", async () => {
    await show("1", 0, 120);
    expect(await count(0)).toEqual({
      success: true,
      total_streams: 1,
      updated: 1,
      errors: [],
      timestamp: new Date(at(0).getTime() + 700).toISOString(),
    });
    expect(await sessions()).toMatchObject([{ viewers: 120, peakViewers: 120, sampleCount: 1 }]);
  });

  test("a slot is counted once, by however many and however often", async () => {
    await show("1", 0, 120);
    await count(0);
    const once = await readStreams(database.pool);
    await Promise.all([count(0), count(0)]);
    expect(await readStreams(database.pool)).toEqual(once);
  });

  test("a slot that is run again takes no second budget", async () => {
    await show("1", 0, 5_000);
    await show("2", 0, 6_000);
    await count(0);
    await show("1", 1, 5_000);
    await show("2", 1, 6_000);
    expect(await count(1, 1)).toMatchObject({ updated: 1 });
    expect(await count(1, 1)).toMatchObject({ total_streams: 2, updated: 0 });
    expect((await sessions()).map(({ sampleCount }) => sampleCount)).toEqual([1, 2]);
  });

  test("each stream within the guaranteed step; a big one at every run", async () => {
    for (let minute = 0; minute <= 20; minute += 1) {
      await show("1", minute, 50);
      await show("2", minute, 5_000);
      await count(minute);
    }
    const counts = (await sessions()).map(({ sampleCount }) => sampleCount);
    expect(counts).toEqual([3, 21]);
  });

  test("peak, and an average weighted by time", async () => {
    for (const [minute, viewers] of [
      [0, 100],
      [10, 300],
      [20, 200],
    ] as const) {
      await show("1", minute, viewers);
      await count(minute);
    }
    // 10 minutes between 100 and 300, then 10 between 300 and 200.
    expect(await sessions()).toMatchObject([
      { peakViewers: 300, sampledSeconds: 1_200, watchedSeconds: 600 * 200 + 600 * 250 },
    ]);
  });

  test("nothing is known of a long gap", async () => {
    await show("1", 0, 100);
    await count(0);
    await show("1", 90, 100);
    await count(90);
    expect(await sessions()).toMatchObject([{ sampleCount: 2, sampledSeconds: 0, watchedSeconds: 0 }]);
  });

  test("a stream is not counted before it began, nor said to be seen later than it was", async () => {
    await show("1", 0.5, 100);
    await database.pool.query("UPDATE live_status SET started_at = $1", [at(0.2)]);
    expect(await count(0.6)).toMatchObject({ total_streams: 1, updated: 0 });
    expect(await count(5.4)).toMatchObject({ updated: 1 });
    expect(await sessions()).toMatchObject([{ sampleCount: 1, startedAt: at(0.2), lastSeenAt: at(0.5) }]);
  });

  test("what ticks have not seen lately is not counted", async () => {
    await show("1", 0, 100);
    expect(await count(25)).toMatchObject({ total_streams: 0, updated: 0 });
  });

  test("0 viewers and more than anybody ever had are counts like any other", async () => {
    await show("1", 0, 0);
    await show("2", 0, 2_147_483_647);
    await count(0);
    await show("2", 10, 2_147_483_647);
    await count(10);
    expect((await sessions())[1]).toMatchObject({ peakViewers: 2_147_483_647, sampledSeconds: 600 });
  });

  test("a session whose channel went off air unnoticed is ended when it was seen last", async () => {
    await show("1", 0, 100);
    await count(0);
    await show("1", 7, 100, "offline");
    await count(8);
    expect(await sessions()).toMatchObject([{ endedAt: at(7), endReason: "offline" }]);
  });
});

test("a session of another stream than the last of a channel that is off air is ended too", async () => {
  await show("1", 0, 100);
  await count(0);
  await show("1", 7, 100, "offline");
  await database.pool.query("UPDATE live_status SET stream_id = 'later', started_at = $1", [at(6)]);
  await count(8);
  expect(await sessions()).toMatchObject([{ twitchStreamId: "s1", endedAt: at(0), endReason: "offline" }]);
});

describe("S5: stale sessions", () => {
  const close = (minute: number) =>
    closeStaleStreams({ pool: database.pool, staleMs: DAY }, { now: at(minute) });

  test("are closed after a day without a sign of life, at the last one", async () => {
    await show("1", 0, 100);
    await count(0);
    expect(await close(24 * 60 - 1)).toEqual({ closed: 0 });
    expect(await close(24 * 60 + 1)).toEqual({ closed: 1 });
    expect(await close(24 * 60 + 1)).toEqual({ closed: 0 });
    expect(await sessions()).toMatchObject([{ endedAt: at(0), endReason: "stale" }]);
  });

  test("stay closed while no tick sees the stream, and are open again once one does", async () => {
    await show("1", 0, 100);
    await count(0);
    await close(24 * 60 + 1);
    await count(24 * 60 + 2);
    expect(await sessions()).toMatchObject([{ endReason: "stale" }]);
    await show("1", 24 * 60 + 3, 100);
    await count(24 * 60 + 3);
    expect(await sessions()).toMatchObject([{ endedAt: null, endReason: null }]);
  });

  test("one that ticks still see stays open, however long it is", async () => {
    await show("1", 0, 100);
    await count(0);
    await show("1", 60 * 60, 100);
    expect(await close(60 * 60)).toEqual({ closed: 0 });
  });
});

describe("rolling up", () => {
  const run = (now: Date, signal = new AbortController().signal) =>
    rollUpViewerCounts({ pool: database.pool, rawDays: 14 }, { now, signal, progress: () => undefined });
  const rollups = async () =>
    (
      await database.pool.query(
        `SELECT step_seconds AS step, at, viewers_avg AS avg, viewers_min AS min, viewers_max AS max, samples
         FROM viewer_rollup ORDER BY step_seconds, at`,
      )
    ).rows;

  async function record(): Promise<void> {
    for (const [minute, viewers] of [
      [0, 100],
      [10, 400],
      [11, 600],
      [70, 900],
    ] as const) {
      await show("1", minute, viewers);
      await count(minute);
    }
  }

  test("raw counts stay for their days, then are kept by ten minutes, then by the hour", async () => {
    await record();
    await run(new Date(BASE + 13 * DAY));
    expect((await readStreams(database.pool)).samples).toHaveLength(4);
    expect(await rollups()).toEqual([]);

    const first = await run(new Date(BASE + 15 * DAY));
    expect(first).toMatchObject({ rows: 3 });
    expect((await readStreams(database.pool)).samples).toEqual([]);
    const fine = await rollups();
    expect(fine).toEqual([
      { step: 600, at: at(0), avg: 100, min: 100, max: 100, samples: 1 },
      { step: 600, at: at(10), avg: 500, min: 400, max: 600, samples: 2 },
      { step: 600, at: at(70), avg: 900, min: 900, max: 900, samples: 1 },
    ]);
    await run(new Date(BASE + 15 * DAY));
    expect(await rollups()).toEqual(fine);

    await run(new Date(BASE + 200 * DAY));
    const coarse = [
      { step: 3600, at: at(0), avg: 300, min: 100, max: 600, samples: 3 },
      { step: 3600, at: at(60), avg: 900, min: 900, max: 900, samples: 1 },
    ];
    expect(await rollups()).toEqual(coarse);
    await run(new Date(BASE + 200 * DAY));
    expect(await rollups()).toEqual(coarse);
  });

  test("counts of a day that was summed up already are added to its sums", async () => {
    await record();
    await run(new Date(BASE + 15 * DAY));
    // The clock was put back, and the day is counted again.
    await show("1", 15, 900);
    await count(15);
    await run(new Date(BASE + 15 * DAY));
    expect((await readStreams(database.pool)).samples).toEqual([]);
    expect(await rollups()).toMatchObject([
      { at: at(0), samples: 1 },
      { at: at(10), avg: 633, min: 400, max: 900, samples: 3 },
      { at: at(70), samples: 1 },
    ]);
  });

  test("who reads for long makes it fail rather than wait: behind it everybody would wait too", async () => {
    await record();
    const reader = await database.pool.connect();
    await reader.query("BEGIN; SELECT FROM viewer_sample");
    await expect(run(new Date(BASE + 15 * DAY))).rejects.toThrow("lock timeout");
    await reader.query("COMMIT");
    reader.release();
    expect((await readStreams(database.pool)).samples).toHaveLength(4);
    expect(await rollups()).toEqual([]);
    expect(await run(new Date(BASE + 15 * DAY))).toMatchObject({ rows: 3 });
  });

  test("two at once, and counting meanwhile, do no harm", async () => {
    await record();
    const later = new Date(BASE + 15 * DAY);
    await Promise.all([run(later), run(later), show("2", 15 * 24 * 60, 7).then(() => count(15 * 24 * 60))]);
    expect(await rollups()).toHaveLength(3);
    expect((await readStreams(database.pool)).samples).toHaveLength(1);
  });

  test("stopped, it leaves days whole and goes on the next time", async () => {
    await record();
    await run(new Date(BASE + 15 * DAY), AbortSignal.abort());
    expect((await readStreams(database.pool)).samples).toHaveLength(4);
    await run(new Date(BASE + 15 * DAY));
    expect((await readStreams(database.pool)).samples).toEqual([]);
  });
});
