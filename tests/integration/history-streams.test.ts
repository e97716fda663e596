import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compareStreams } from "@/lib/streams/compare";
import { getStream } from "@/lib/streams/detail";
import { listFollowedStreams, listStreams } from "@/lib/streams/list";
import {
  CHAT_ONLY_STREAM_ID,
  followedStreamList,
  type StreamsQuery,
  sparklines,
  streamComparison,
  streamDetail,
  streamList,
} from "@/lib/streams/schema";
import { getSparklines } from "@/lib/streams/sparklines";
import { type TestDatabase, testDatabase } from "../support/database";
import { addRollUps, addSamples, addStream, makeSampleDays } from "../support/history-rows";
import { addBroadcasters, addPerson } from "../support/live-rows";

// S4 F8: lists of streams, one stream, two side by side, and the curves of those on air.

let database: TestDatabase;
let personId: string;
beforeAll(async () => {
  database = await testDatabase();
  await makeSampleDays(database.pool, "2026-11-18", "2026-11-22");
});
beforeEach(async () => {
  await database.pool.query("DELETE FROM broadcaster; DELETE FROM person");
  personId = await addPerson(database.pool);
  await addBroadcasters(database.pool, ["1", "2"], personId);
  await addBroadcasters(database.pool, ["3"]);
});
afterAll(() => database.drop());

const now = new Date("2026-11-21T12:00:00Z");
const HOUR = 3_600_000;
const at = (ms: number) => new Date(ms).toISOString();
const add = (given: Partial<Parameters<typeof addStream>[1]>) =>
  addStream(database.pool, {
    ...{ broadcasterId: "1", startedAt: "2026-11-20T18:00:00Z", endedAt: "2026-11-20T20:00:00Z" },
    ...given,
  });
/** Streams of an hour, the first the oldest, each a day after the one before; two at a time begin at once. */
async function addDays(count: number, broadcasterId = "1"): Promise<string[]> {
  const ids: string[] = [];
  for (let day = 0; day < count; day += 1) {
    const from = Date.parse("2026-11-01T18:00:00Z") + Math.floor(day / 2) * 24 * HOUR;
    ids.push(
      await add({ broadcasterId, startedAt: at(from), endedAt: at(from + HOUR), title: `Day ${day}` }),
    );
  }
  return ids;
}

const list = async (query: Partial<StreamsQuery> = {}) =>
  streamList.parse(
    await listStreams("login1", { limit: 50, sort: "started", q: "", ...query }, now, database.pool),
  );
const detail = async (id: string) => streamDetail.parse(await getStream(id, now, database.pool));

describe("a channel's streams", () => {
  test("come newest first, page by page, each once, also those that began at the same moment", async () => {
    const ids = await addDays(7);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list({ limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(ids));
    const starts = (await list()).items.map(({ startedAt }) => startedAt);
    expect(starts).toEqual(starts.toSorted().reverse());
    expect((await list({ limit: 7 })).next_cursor).toBeNull();
  });

  test("are narrowed to when they began and to what was played at any time", async () => {
    const [first, second] = await addDays(4);
    const mixed = await add({
      segments: [
        ["2026-11-20T18:00:00Z", "7"],
        ["2026-11-20T19:00:00Z", "8"],
      ],
    });
    const ids = async (query: Partial<StreamsQuery>) => (await list(query)).items.map(({ id }) => id);
    expect(await ids({ categoryId: "7" })).toEqual([mixed]);
    expect(await ids({ categoryId: "9" })).toEqual([]);
    const early = await ids({ from: "2026-11-01T18:00:00Z", to: "2026-11-02T18:00:00Z" });
    expect(new Set(early)).toEqual(new Set([first, second]));
    expect(await ids({ from: "2026-11-20T18:00:00.001Z" })).toEqual([]);
  });

  test("say what was played for how long, also of the one that goes on", async () => {
    await add({
      ...{ startedAt: "2026-11-21T10:00:00Z", endedAt: null, viewers: 0, peakViewers: 12 },
      segments: [
        ["2026-11-21T10:00:00Z", "7"],
        ["2026-11-21T10:30:00Z", "8"],
        ["2026-11-21T11:00:00Z", "7"],
      ],
    });
    expect((await list()).items).toMatchObject([
      {
        ...{ durationSeconds: 7200, endedAt: null, averageViewers: null, peakViewers: 12, tags: ["English"] },
        categories: [
          { id: "7", name: "Category 7", seconds: 5400 },
          { id: "8", name: "Category 8", seconds: 1800 },
        ],
      },
    ]);
  });

  test("leave out what was deleted, and other channels", async () => {
    await add({ deleted: true });
    await add({ broadcasterId: "2" });
    expect(await list()).toEqual({ items: [], next_cursor: null });
  });

  test.each(["x", "W10", Buffer.from('["2026-11-20T18:00:00Z","nobody"]').toString("base64url")])(
    "a cursor that is not ours is refused: %s",
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ code: "bad_request" });
    },
  );
});

describe("the streams of everybody one follows", () => {
  const followed = async (query: { limit?: number; cursor?: string; q?: string } = {}) =>
    followedStreamList.parse(
      await listFollowedStreams(
        personId,
        { limit: 50, sort: "started", q: "", cursor: undefined, ...query },
        now,
        database.pool,
      ),
    );

  test("are of the followed channels alone, newest first over all of them, page by page", async () => {
    await addDays(5, "1");
    await addDays(4, "2");
    await addDays(3, "3");
    await add({ deleted: true });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await followed({ limit: 4, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ broadcaster, title }) => `${broadcaster.login} ${title}`));
      cursor = page.next_cursor;
    } while (cursor);
    expect(seen).toHaveLength(9);
    expect(new Set(seen).size).toBe(9);
    expect(seen[0]).toBe("login1 Day 4");
    expect(seen.some((line) => line.startsWith("login3"))).toBe(false);
  });

  test("are the newest of all, though one channel has more of them than fit and others none", async () => {
    const ids = await addDays(6, "1");
    const old = await add({
      ...{ broadcasterId: "2", startedAt: "2026-01-01T00:00:00Z", endedAt: "2026-01-01T01:00:00Z" },
    });
    const shown = async (limit: number) => (await followed({ limit })).items.map(({ id }) => id);
    expect(new Set(await shown(2))).toEqual(new Set(ids.slice(-2)));
    expect((await shown(7)).at(-1)).toBe(old);
  });

  test("are narrowed to channels called like that, taken by the letter", async () => {
    await addDays(1, "1");
    await addDays(1, "2");
    const logins = async (q: string) =>
      (await followed({ q })).items.map(({ broadcaster }) => broadcaster.login);
    expect(await logins("NAME 2")).toEqual(["login2"]);
    expect(await logins("%")).toEqual([]);
  });

  test("end with the follow", async () => {
    await addDays(1, "1");
    await database.pool.query("UPDATE follow SET on_twitch = false WHERE broadcaster_id = '1'");
    expect((await followed()).items).toEqual([]);
  });
});

describe("one stream", () => {
  test("has its segments, its counts as they were, how it was found, and its neighbours", async () => {
    const [before, , after] = [
      await add({ startedAt: "2026-11-19T18:00:00Z", endedAt: "2026-11-19T19:00:00Z" }),
      await add({ startedAt: "2026-11-20T12:00:00Z", endedAt: "2026-11-20T13:00:00Z", deleted: true }),
      await add({ startedAt: "2026-11-21T08:00:00Z", endedAt: "2026-11-21T09:00:00Z" }),
    ];
    const id = await add({
      viewers: 120,
      peakViewers: 180,
      segments: [
        ["2026-11-20T18:00:00Z", "7", "Warming up"],
        ["2026-11-20T19:00:00Z", "8", "The run"],
      ],
    });
    await addSamples(database.pool, id, [
      ["2026-11-20T18:10:00.123Z", 100],
      ["2026-11-20T18:20:00Z", 180],
    ]);
    expect(await detail(id)).toMatchObject({
      ...{ id, previousId: before, nextId: after, averageViewers: 120, peakViewers: 180, hoursWatched: 240 },
      broadcaster: { id: "1", login: "login1" },
      detection: { source: "poll", delayMs: 9000 },
      segments: [
        {
          from: "2026-11-20T18:00:00.000Z",
          to: "2026-11-20T19:00:00.000Z",
          title: "Warming up",
          categoryId: "7",
        },
        {
          from: "2026-11-20T19:00:00.000Z",
          to: "2026-11-20T20:00:00.000Z",
          title: "The run",
          categoryId: "8",
        },
      ],
      curve: {
        stepSeconds: null,
        points: [
          [Date.parse("2026-11-20T18:10:00.123Z"), 100, 100, 100],
          [Date.parse("2026-11-20T18:20:00Z"), 180, 180, 180],
        ],
      },
    });
  });

  test("that is old has its summed up counts, none before it began; one in between has both", async () => {
    const id = await add({ startedAt: "2026-11-19T23:05:00Z", endedAt: "2026-11-20T03:00:00Z" });
    await addRollUps(database.pool, id, 600, [
      ["2026-11-19T23:00:00Z", 10, 5, 20],
      ["2026-11-19T23:10:00Z", 30, 25, 40],
    ]);
    await addSamples(database.pool, id, [["2026-11-20T00:00:00Z", 50]]);
    expect((await detail(id)).curve).toEqual({
      stepSeconds: 600,
      points: [
        [Date.parse("2026-11-19T23:05:00Z"), 10, 5, 20],
        [Date.parse("2026-11-19T23:10:00Z"), 30, 25, 40],
        [Date.parse("2026-11-20T00:00:00Z"), 50, 50, 50],
      ],
    });
  });

  test("of three days with a count a minute has a curve of at most 600 points that keeps the peak", async () => {
    const begun = Date.parse("2026-11-18T12:00:00Z");
    const id = await add({ startedAt: at(begun), endedAt: at(begun + 72 * HOUR) });
    const counts = Array.from(
      { length: 72 * 60 },
      (_, minute) => [at(begun + minute * 60_000), 500] as const,
    );
    await addSamples(database.pool, id, [...counts.slice(1), [at(begun), 9_999]]);
    const { points } = (await detail(id)).curve;
    expect(points.length).toBeGreaterThan(400);
    expect(points.length).toBeLessThanOrEqual(600);
    expect(Math.max(...points.map(([, , , high]) => high))).toBe(9_999);
  });

  test("that was deleted, or is Chat-Only, or is none, is not found", async () => {
    const deleted = await add({ deleted: true });
    for (const id of [deleted, CHAT_ONLY_STREAM_ID, "01900000-0000-7000-8000-000000000001"]) {
      await expect(detail(id)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

test("streams side by side come in the order asked for, and all or none", async () => {
  const [first = "", second = ""] = await addDays(2);
  const other = await add({ broadcasterId: "2" });
  const compared = streamComparison.parse(await compareStreams([other, first, second], now, database.pool));
  expect(compared.streams).toEqual([await detail(other), await detail(first), await detail(second)]);
  await database.pool.query("UPDATE stream SET deleted_at = now() WHERE id = $1", [first]);
  await expect(compareStreams([other, first], now, database.pool)).rejects.toMatchObject({
    code: "not_found",
  });
});

describe("sparklines", () => {
  const curves = async (ids?: string[]) =>
    sparklines.parse(await getSparklines(personId, ids, now, database.pool)).curves;
  const onAir = async (broadcasterId: string, counts: readonly number[]) => {
    const begun = Date.parse("2026-11-21T08:00:00Z");
    const id = await add({ broadcasterId, startedAt: at(begun), endedAt: null });
    await addSamples(
      database.pool,
      id,
      counts.map((viewers, minute) => [at(begun + minute * 60_000), viewers] as const),
    );
  };

  test("are of the streams on air of those the person follows, oldest count first", async () => {
    await onAir("1", [3, 1, 2]);
    await onAir("3", [9]);
    await add({ broadcasterId: "2" });
    expect(await curves()).toEqual({ 1: [3, 1, 2] });
  });

  test("are of the channels asked for, whoever follows them", async () => {
    await onAir("1", [3]);
    await onAir("3", [9]);
    expect(await curves(["3", "2", "999"])).toEqual({ 3: [9] });
  });

  test("have at most 24 counts, from the first to the last", async () => {
    await onAir(
      "1",
      Array.from({ length: 200 }, (_, minute) => minute),
    );
    const curve = (await curves())[1] ?? [];
    expect(curve).toHaveLength(24);
    expect([curve[0], curve.at(-1)]).toEqual([0, 199]);
  });

  test("of a stream that never ends are of its last day", async () => {
    const id = await add({ startedAt: "2026-11-19T08:00:00Z", endedAt: null });
    await addSamples(database.pool, id, [
      ["2026-11-20T11:59:00Z", 1],
      ["2026-11-20T12:00:00Z", 2],
      ["2026-11-21T11:00:00Z", 3],
    ]);
    expect(await curves()).toEqual({ 1: [2, 3] });
  });

  test("without a count there is none, and none of a stream that was deleted", async () => {
    await add({ startedAt: "2026-11-21T08:00:00Z", endedAt: null });
    await onAir("2", [5]);
    await database.pool.query("UPDATE stream SET deleted_at = now() WHERE broadcaster_id = '2'");
    expect(await curves()).toEqual({});
  });
});
