import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as exportRoute from "@/app/api/v1/channels/[login]/streams/export/route";
import * as countsRoute from "@/app/api/v1/streams/[id]/export/route";
import type { Db } from "@/lib/db/client";
import type { RouteHandler } from "@/lib/http/admit";
import { download } from "@/lib/http/download";
import { exportStreams } from "@/lib/streams";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, signIn, startTestApp, type TestApp } from "../support/app";
import { addRollUps, addSamples, addStream, makeSampleDays } from "../support/history-rows";
import { addBroadcasters } from "../support/live-rows";

// S4: history as files, made while they are sent.

const MANY = 100_000;
let app: TestApp;
let vera: Jar;
beforeAll(async () => {
  app = await startTestApp();
  vera = (await signIn(personas.vera)).jar;
  await makeSampleDays(app.database.pool, "2026-11-20", "2026-11-21");
  await addBroadcasters(app.database.pool, ["1", "2"]);
  await app.database.pool.query(
    `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, started_at, last_seen_at, ended_at, end_reason)
     SELECT '2', 'many' || n, 'Stream ' || n, t, t, t + interval '30 seconds', 'offline'
     FROM generate_series(1, $1) AS n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 minute' AS t) AS t`,
    [MANY],
  );
  await app.database.pool.query("ANALYZE stream");
});
beforeEach(() => app.database.pool.query("DELETE FROM stream WHERE broadcaster_id = '1'"));
afterAll(() => app.stop());

const streamsOf = (login: string, query: string) =>
  call(exportRoute.GET, {
    path: `/api/v1/channels/${login}/streams/export?${query}`,
    params: { login },
    jar: vera,
  });
const countsOf = (id: string, query: string) =>
  call(countsRoute.GET, { path: `/api/v1/streams/${id}/export?${query}`, params: { id }, jar: vera });
const add = (given: Partial<Parameters<typeof addStream>[1]> = {}) =>
  addStream(app.database.pool, {
    ...{ broadcasterId: "1", startedAt: "2026-11-20T18:00:00Z", endedAt: "2026-11-20T20:00:00Z" },
    ...given,
  });

describe("the streams of a channel", () => {
  test("as CSV: a name to save it by, a row of names, formulas defused", async () => {
    const id = await add({
      title: '=HYPERLINK("https://evil.example"), ü\r\nsecond line',
      viewers: 100,
      peakViewers: 150,
      segments: [["2026-11-20T18:00:00Z", "7"]],
    });
    const response = await streamsOf("login1", "format=csv");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="login1-streams.csv"; filename*=UTF-8''login1-streams.csv`,
    );
    expect(response.headers.get("x-request-id")).toBeTruthy();
    expect(await response.text()).toBe(
      "id,twitch_stream_id,started_at,ended_at,duration_seconds,title,categories,language,peak_viewers," +
        "average_viewers,hours_watched\r\n" +
        `${id},t${id},2026-11-20T18:00:00.000Z,2026-11-20T20:00:00.000Z,7200,` +
        `"'=HYPERLINK(""https://evil.example""), ü\r\nsecond line",Category 7,en,150,100,200\r\n`,
    );
  });

  test("as JSON, with text as it is", async () => {
    const id = await add({ title: "=1+1" });
    const response = await streamsOf("login1", "format=json");
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await response.json()).toMatchObject([{ id, title: "=1+1", average_viewers: null }]);
  });

  test("of which there are none", async () => {
    expect(await (await streamsOf("login1", "format=json")).json()).toEqual([]);
    expect((await (await streamsOf("login1", "")).text()).split("\r\n")).toHaveLength(2);
  });

  test("within a span, without what was deleted", async () => {
    const id = await add();
    await add({ deleted: true });
    await add({ startedAt: "2026-11-19T18:00:00Z", endedAt: "2026-11-19T19:00:00Z" });
    const query = "format=json&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z";
    expect(await (await streamsOf("login1", query)).json()).toMatchObject([{ id }]);
  });

  test.each(["csv", "json"])("are a hundred thousand, all of them, as %s", async (format) => {
    const text = await (await streamsOf("login2", `format=${format}`)).text();
    const titles = new Set(text.match(/Stream \d+/g));
    expect(titles.size).toBe(MANY);
    if (format === "json") expect(JSON.parse(text)).toHaveLength(MANY);
    else expect(text.split("\r\n")).toHaveLength(MANY + 2);
  });
});

describe("the counts of a stream", () => {
  test("as they were and summed up, oldest first, within a span", async () => {
    const id = await add({ startedAt: "2026-11-19T23:30:00Z", endedAt: "2026-11-20T03:00:00Z" });
    await addRollUps(app.database.pool, id, 600, [["2026-11-19T23:40:00Z", 10, 5, 20]]);
    await addSamples(app.database.pool, id, [
      ["2026-11-20T00:00:00Z", 50],
      ["2026-11-20T00:10:00Z", 60],
    ]);
    const response = await countsOf(id, "format=csv&to=2026-11-20T00:10:00Z");
    expect(response.headers.get("content-disposition")).toContain('"login1-2026-11-19-viewers.csv"');
    expect(await response.text()).toBe(
      "at,viewers,viewers_low,viewers_high,step_seconds\r\n" +
        "2026-11-19T23:40:00.000Z,10,5,20,600\r\n2026-11-20T00:00:00.000Z,50,50,50,\r\n",
    );
    expect(await (await countsOf(id, "format=json&from=2026-11-20T00:10:00Z")).json()).toEqual([
      { at: "2026-11-20T00:10:00.000Z", viewers: 60, viewers_low: 60, viewers_high: 60, step_seconds: null },
    ]);
  });

  test("over more than one page are all there, each once", async () => {
    const id = await add();
    await app.database.pool.query(
      `INSERT INTO viewer_sample (stream_id, at, viewers)
       SELECT $1, timestamptz '2026-11-20T18:00:00Z' + n * interval '1 second', n FROM generate_series(1, 12000) AS n`,
      [id],
    );
    const rows = (await (await countsOf(id, "format=json")).json()) as { viewers: number }[];
    expect(rows.map(({ viewers }) => viewers)).toEqual(Array.from({ length: 12_000 }, (_, n) => n + 1));
  });
});

describe("what is refused", () => {
  test.each<[string, () => Promise<Response>, number]>([
    ["an unknown channel", () => streamsOf("nobody", ""), 404],
    ["an unknown stream", () => countsOf("01900000-0000-7000-8000-000000000001", ""), 404],
    ["an id that is none", () => countsOf("x", ""), 400],
    ["a format that there is not", () => streamsOf("login1", "format=xml"), 400],
    ["a moment that is none", () => streamsOf("login1", "from=yesterday"), 400],
    ["a year that Postgres does not know", () => streamsOf("login1", "from=0000-01-01T00:00:00Z"), 400],
  ])("%s", async (_, ask, status) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("content-disposition")).toBeNull();
  });

  test("who is not signed in", async () => {
    const response = await call(exportRoute.GET, {
      path: "/api/v1/channels/login1/streams/export",
      params: { login: "login1" },
    });
    expect(response.status).toBe(401);
  });
});

/** The export of all 100,000 over a database that says how much was asked of it, and may fail. */
function watched(failAt = Number.POSITIVE_INFINITY): { handler: RouteHandler; pages: () => number } {
  let pages = 0;
  const from: Db = {
    query: (sql, values) => {
      if (typeof sql === "string" && sql.includes("FROM stream s")) pages += 1;
      if (pages >= failAt) return Promise.reject(new Error("connection lost"));
      return app.database.pool.query(sql, values);
    },
  };
  const handler = download({
    operation: "streams.export",
    summary: "Downloads the streams of a channel",
    ask: () => ({ action: "history.read" }),
    handler: ({ signal }) => exportStreams("login2", { format: "csv" }, { signal, from }),
  });
  return { handler, pages: () => pages };
}

/** Waits until nothing more is asked for. */
async function settled(pages: () => number): Promise<number> {
  for (let before = -1; before !== pages(); ) {
    before = pages();
    await sleep(150);
  }
  return pages();
}

describe("a file that is made while it is sent", () => {
  test("is made no faster than it is taken, so a slow reader fills no memory", async () => {
    const { handler, pages } = watched();
    const response = await call(handler, { path: "/x", jar: vera });
    const reader = response.body?.getReader();
    let read = 0;
    for (let piece = 1; piece <= 5; piece += 1) {
      read += (await reader?.read())?.value?.byteLength ?? 0;
      await settled(pages);
    }
    expect(read).toBeGreaterThanOrEqual(5 * 32_768);
    // Six pieces of 32 kB, one of them waiting, are of four pages of 500 rows; all would be 200.
    expect(pages()).toBeLessThanOrEqual(5);
    await reader?.cancel();
  });

  test("ends with the reader", async () => {
    const { handler, pages } = watched();
    const reader = (await call(handler, { path: "/x", jar: vera })).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const asked = await settled(pages);
    await sleep(200);
    expect(pages()).toBe(asked);
    expect(asked).toBeLessThan(5);
  });

  test("is not begun for who asks only what it would be", async () => {
    const { handler, pages } = watched();
    const response = await call(handler, { method: "HEAD", path: "/x", jar: vera });
    expect([response.status, response.body]).toEqual([200, null]);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await settled(pages)).toBe(0);
  });

  test("ends with the request", async () => {
    const { handler, pages } = watched();
    const gone = new AbortController();
    const request = new Request("http://localhost:3000/x", {
      headers: {
        cookie: Object.entries(vera)
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join("; "),
      },
      signal: gone.signal,
    });
    const response = await handler(request, { params: Promise.resolve({}) });
    gone.abort();
    const text = await response.text();
    expect(pages()).toBeLessThan(4);
    expect(text.split("\r\n").length).toBeLessThan(3_000);
  });

  test("that breaks before it begins is a problem, in the middle no whole file", async () => {
    expect((await call(watched(1).handler, { path: "/x", jar: vera })).status).toBe(500);
    const response = await call(watched(5).handler, { path: "/x", jar: vera });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });
});
