import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compareChannels } from "@/lib/streams/compare";
import { getOverview } from "@/lib/streams/overview";
import { channelComparison, channelOverview, type OverviewQuery } from "@/lib/streams/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { addStream } from "../support/history-rows";
import { addBroadcasters } from "../support/live-rows";

// S4: everything about a channel, from rows in Postgres.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.pool.query("DELETE FROM broadcaster");
  await addBroadcasters(database.pool, ["1", "2"]);
});
afterAll(() => database.drop());

/** A Saturday. */
const now = new Date("2026-11-21T12:00:00Z");
const overview = async (login: string, query: Partial<OverviewQuery> = {}) =>
  channelOverview.parse(await getOverview(login, { days: 30, zone: "UTC", ...query }, now, database.pool));
const add = (given: Partial<Parameters<typeof addStream>[1]>) =>
  addStream(database.pool, {
    ...{ broadcasterId: "1", startedAt: "2026-11-20T18:00:00Z", endedAt: "2026-11-20T20:00:00Z" },
    ...given,
  });

describe("getOverview", () => {
  test("of a channel without streams is empty and whole", async () => {
    const found = await overview("login1");
    expect(found).toMatchObject({
      broadcaster: { id: "1", login: "login1" },
      ...{ onAir: null, zone: "UTC", days: 30, before: null, calendar: [], likelyNext: null, categories: [] },
    });
    expect(found.trend).toHaveLength(30);
  });

  test("adds up the span, beside the span before it", async () => {
    await add({ viewers: 100, peakViewers: 180, segments: [["2026-11-20T18:00:00Z", "7"]] });
    await add({
      ...{ startedAt: "2026-11-18T22:00:00Z", endedAt: "2026-11-19T02:00:00Z", viewers: 50 },
      segments: [
        ["2026-11-18T22:00:00Z", "7"],
        ["2026-11-19T01:00:00Z", "8", "Another game"],
      ],
    });
    await add({ startedAt: "2026-11-10T18:00:00Z", endedAt: "2026-11-10T19:00:00Z" });
    const found = await overview("login1", { days: 7 });
    expect(found.totals).toEqual({
      ...{ streams: 2, activeDays: 3, hours: 6, hoursWatched: 400, averageViewers: 67, peakViewers: 180 },
    });
    expect(found.before).toEqual({
      ...{ streams: 1, activeDays: 1, hours: 1, hoursWatched: 0, averageViewers: null, peakViewers: null },
    });
    expect(found.calendar.map(({ day, seconds, streams }) => [day, seconds, streams])).toEqual([
      ["2026-11-10", 3600, 1],
      ["2026-11-18", 7200, 1],
      ["2026-11-19", 7200, 1],
      ["2026-11-20", 7200, 1],
    ]);
    expect(found.categories).toEqual([
      { id: "7", name: "Category 7", hours: 5, streams: 2 },
      { id: "8", name: "Category 8", hours: 1, streams: 1 },
    ]);
  });

  test("counts the stream on air up to now, and shows it", async () => {
    const id = await add({
      ...{ startedAt: "2026-11-21T10:30:00Z", endedAt: null },
      segments: [["2026-11-21T10:30:00Z", "7"]],
    });
    const found = await overview("login1");
    expect(found.onAir).toMatchObject({ id, durationSeconds: 5400, endedAt: null });
    expect(found.totals).toMatchObject({ streams: 1, hours: 1.5 });
    expect(found.categories).toMatchObject([{ id: "7", hours: 1.5 }]);
    expect(found.usualHours[5]?.slice(9, 13)).toEqual([0, 1, 1, 0]);
  });

  test("leaves out what was deleted, other channels, what nobody named, and Chat-Only", async () => {
    await add({ deleted: true, viewers: 9, segments: [["2026-11-20T18:00:00Z", "7"]] });
    await add({ broadcasterId: "2", segments: [["2026-11-20T18:00:00Z", "7"]] });
    await add({ segments: [["2026-11-20T18:00:00Z", ""]] });
    const found = await overview("login1", { days: 365 });
    expect(found.totals).toMatchObject({ streams: 1, averageViewers: null });
    expect(found.categories).toEqual([]);
  });

  test("streams that overlap double no hours, neither of the channel nor of a category", async () => {
    await add({ segments: [["2026-11-20T18:00:00Z", "7"]] });
    await add({
      ...{ startedAt: "2026-11-20T19:00:00Z", endedAt: "2026-11-20T21:00:00Z" },
      segments: [["2026-11-20T19:00:00Z", "7"]],
    });
    const found = await overview("login1");
    expect(found.totals).toMatchObject({ streams: 2, hours: 3 });
    expect(found.categories).toEqual([{ id: "7", name: "Category 7", hours: 3, streams: 2 }]);
  });

  test("cuts at the days of the zone", async () => {
    // In Tokyo the 21st began at 15:00 UTC on the 20th; the last seven days at 15:00 on the 14th.
    await add({
      ...{ startedAt: "2026-11-14T14:00:00Z", endedAt: "2026-11-14T16:00:00Z" },
      segments: [["2026-11-14T14:00:00Z", "7"]],
    });
    const found = await overview("login1", { days: 7, zone: "Asia/Tokyo" });
    expect(found.totals).toMatchObject({ streams: 1, activeDays: 1, hours: 1 });
    expect(found.before).toMatchObject({ hours: 1 });
    expect(found.categories).toMatchObject([{ hours: 1 }]);
    expect(found.calendar.map(({ day }) => day)).toEqual(["2026-11-14", "2026-11-15"]);
  });

  test("names a category as it was called last", async () => {
    await add({ segments: [["2026-11-20T18:00:00Z", "7"]] });
    await add({
      ...{ startedAt: "2026-11-19T18:00:00Z", endedAt: "2026-11-19T21:00:00Z" },
      segments: [["2026-11-19T18:00:00Z", "7"]],
    });
    await database.pool.query(
      "UPDATE stream_segment SET category_name = 'Old name' WHERE started_at < '2026-11-20'",
    );
    expect((await overview("login1")).categories).toEqual([
      { id: "7", name: "Category 7", hours: 5, streams: 2 },
    ]);
  });

  test("says when it is likely live again", async () => {
    for (const day of ["2026-11-20", "2026-11-13", "2026-11-06"]) {
      await add({ startedAt: `${day}T18:05:00Z`, endedAt: `${day}T20:00:00Z` });
    }
    expect((await overview("login1")).likelyNext).toEqual({
      ...{ from: "2026-11-27T18:00:00.000Z", to: "2026-11-27T18:30:00.000Z", times: 3, weeks: 8 },
    });
  });

  test("a show that goes on does not begin anew", async () => {
    const id = await add({});
    for (const day of ["2026-11-20", "2026-11-13", "2026-11-06"]) {
      await add({ startedAt: `${day}T21:00:00Z`, endedAt: `${day}T22:00:00Z`, continuesId: id });
    }
    expect((await overview("login1")).likelyNext).toBeNull();
  });

  test("an unknown channel is not found, whatever its case a known one is", async () => {
    await expect(overview("nobody")).rejects.toMatchObject({ code: "not_found" });
    expect((await overview("LOGIN1")).broadcaster.id).toBe("1");
  });
});

test("channels side by side are their overviews, in the order asked for", async () => {
  await add({ broadcasterId: "2", viewers: 5 });
  const query = { days: 90, zone: "Europe/Berlin" } as const;
  const compared = channelComparison.parse(
    await compareChannels(["login2", "login1"], query, now, database.pool),
  );
  expect(compared.channels).toEqual([await overview("login2", query), await overview("login1", query)]);
  await expect(compareChannels(["login1", "nobody"], query, now, database.pool)).rejects.toMatchObject({
    code: "not_found",
  });
});
