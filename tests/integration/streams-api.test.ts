import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as activeRoute from "@/app/api/v1/channels/[login]/streams/active/route";
import * as exportRoute from "@/app/api/v1/channels/[login]/streams/export/route";
import * as channelRoute from "@/app/api/v1/channels/[login]/streams/route";
import * as endRoute from "@/app/api/v1/streams/[id]/end/route";
import * as streamRoute from "@/app/api/v1/streams/[id]/route";
import * as listRoute from "@/app/api/v1/streams/route";
import * as statisticsRoute from "@/app/api/v1/streams/statistics/route";
import type {
  FollowedStreamList,
  RecordedStream,
  StreamDetail,
  StreamStatistics,
} from "@/lib/streams/schema";
import { personas } from "@/lib/twitch/simulator";
import { call, type Jar, json, signIn, startTestApp, type TestApp } from "../support/app";
import { addStream } from "../support/history-rows";

// S1 S4 F4: streams that a program puts on record, puts right and ends, and lists of them.

const { vera, tom, olga } = personas;
const jars: Record<string, Jar> = {};
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  for (const who of [vera, tom, olga]) jars[who.login] = (await signIn(who)).jar;
  await app.database.pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ($1, $2, $2), ($3, $4, $4) ON CONFLICT (id) DO NOTHING",
    [vera.id, vera.login, tom.id, tom.login],
  );
});
afterAll(() => app.stop());
beforeEach(async () => {
  // Who vera follows is her business elsewhere; here it is herself.
  await app.database.pool.query(
    "TRUNCATE stream, stream_segment, live_status, broadcaster_sync, broadcaster_sync_log, follow CASCADE",
  );
});

type Who = { login: string };
const jarOf = ({ login }: Who) => jars[login] ?? {};
const record = (body: unknown, who: Who = tom, login = tom.login) =>
  call(channelRoute.POST, {
    ...{
      method: "POST",
      path: `/api/v1/channels/${login}/streams`,
      params: { login },
      body,
      jar: jarOf(who),
    },
  });
const PAST = {
  startedAt: "2026-11-01T18:00:00.000Z",
  endedAt: "2026-11-01T20:00:00.000Z",
  title: "A past",
  categoryId: "7",
  categoryName: "Seven",
};
const auditOf = async (target: string) =>
  (
    await app.database.pool.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE target_id = $1 ORDER BY id",
      [target],
    )
  ).rows.map(({ action }) => action);

test("a stream that is over is put on record once, with what it showed", async () => {
  const first = await record({ ...PAST, twitchStreamId: "t1" });
  expect(first.status).toBe(201);
  const made = await json<RecordedStream>(first);
  expect(made).toMatchObject({
    ...{ created: true, twitchStreamId: "t1", durationSeconds: 7200, detection: { source: "api" } },
    segments: [{ from: PAST.startedAt, to: PAST.endedAt, title: "A past", categoryId: "7" }],
  });
  const again = await record({ ...PAST, title: "Another", twitchStreamId: "t1" });
  expect(again.status).toBe(200);
  expect(await json<RecordedStream>(again)).toMatchObject({ id: made.id, created: false, title: "A past" });
  expect(await auditOf(made.id)).toEqual(["stream.create"]);
});

test.each<[string, object, number, string]>([
  [
    "within another",
    { startedAt: "2026-11-01T19:00:00Z", endedAt: "2026-11-01T21:00:00Z" },
    409,
    "startedAt",
  ],
  [
    "that ends before it begins",
    { startedAt: "2026-11-02T19:00:00Z", endedAt: "2026-11-02T18:00:00Z" },
    422,
    "endedAt",
  ],
  ["to come", { startedAt: "9999-01-01T00:00:00Z" }, 422, "startedAt"],
  ["with an end alone", { endedAt: "2026-11-02T18:00:00Z" }, 422, "startedAt"],
  ["with an id that is none", { twitchStreamId: "a b" }, 422, "twitchStreamId"],
])("a stream %s is refused", async (_name, body, status, field) => {
  await record(PAST);
  const answer = await record(body);
  expect([status, 400]).toContain(answer.status);
  expect(JSON.stringify(await json(answer))).toContain(field);
});

test("a stream begins, is what is on air, and ends when its owner says so", async () => {
  const active = () =>
    call(activeRoute.GET, {
      ...{ path: `/api/v1/channels/${tom.login}/streams/active`, params: { login: tom.login } },
      jar: jarOf(vera),
    });
  expect((await active()).status).toBe(404);
  const begun = await record({ title: "On air", twitchStreamId: "t2" });
  expect(begun.status).toBe(201);
  const { id } = await json<RecordedStream>(begun);
  expect(await json<StreamDetail>(await active())).toMatchObject({ id, title: "On air", endedAt: null });
  expect((await record({ title: "Another" })).status).toBe(409);
  expect((await json<RecordedStream>(await record({ twitchStreamId: "t2" }))).created).toBe(false);

  const end = (who: Who) =>
    call(endRoute.POST, {
      ...{ method: "POST", path: `/api/v1/streams/${id}/end`, params: { id }, jar: jarOf(who) },
    });
  expect((await end(vera)).status).toBe(403);
  const ended = await json<StreamDetail>(await end(tom));
  expect(ended.endedAt).not.toBeNull();
  expect(await json<StreamDetail>(await end(olga))).toMatchObject({ id, endedAt: ended.endedAt });
  expect((await active()).status).toBe(404);
  const { rows } = await app.database.pool.query<{ kind: string; source: string }>(
    "SELECT kind, source FROM broadcaster_sync_log ORDER BY id",
  );
  expect(rows).toEqual([
    { kind: "went_live", source: "api" },
    { kind: "went_offline", source: "api" },
  ]);
  expect(await auditOf(id)).toEqual(["stream.end"]);
  expect(await auditOf("t2")).toEqual(["stream.create"]);
});

test("only the owner and operators put streams on record; who is not signed in nothing", async () => {
  expect((await record(PAST, vera)).status).toBe(403);
  expect((await record(PAST, olga)).status).toBe(201);
  expect((await record(PAST, tom, "nobody_knows")).status).toBe(404);
});

const change = (id: string, body: unknown, who: Who = tom) =>
  call(streamRoute.PATCH, {
    ...{ method: "PATCH", path: `/api/v1/streams/${id}`, params: { id }, body, jar: jarOf(who) },
  });

test("what a stream showed last is put right; what then was shown without a break is one", async () => {
  const id = await addStream(app.database.pool, {
    ...{ broadcasterId: tom.id, startedAt: "2026-11-01T18:00:00Z", endedAt: "2026-11-01T20:00:00Z" },
    title: "Typo",
    segments: [
      ["2026-11-01T18:00:00Z", "7", "Right"],
      ["2026-11-01T19:00:00Z", "7", "Typo"],
    ],
  });
  expect((await change(id, { title: "x" }, vera)).status).toBe(403);
  const other = await json<StreamDetail>(await change(id, { categoryId: "8", categoryName: "Eight" }));
  expect(other.segments.map(({ categoryId }) => categoryId)).toEqual(["7", "8"]);
  const back = { title: "Right", categoryId: "7", categoryName: "Category 7" };
  const righted = await json<StreamDetail>(await change(id, back));
  expect(righted).toMatchObject({ ...back, segments: [{ title: "Right", to: "2026-11-01T20:00:00.000Z" }] });
  expect(righted.segments).toHaveLength(1);
  expect((await change(id, back)).status).toBe(200);
  expect(await auditOf(id)).toEqual(["stream.update", "stream.update"]);
  expect([400, 422]).toContain((await change(id, { categoryId: "8" })).status);
});

test("a stream on air is not put right: Twitch says what it shows", async () => {
  const id = await addStream(app.database.pool, {
    ...{ broadcasterId: tom.id, startedAt: "2026-11-01T18:00:00Z", endedAt: null },
  });
  expect((await change(id, { title: "x" })).status).toBe(409);
});

test("lists by length, peak and start, page by page, with what narrows them", async () => {
  const add = (day: string, hours: number, peakViewers: number, title: string, ended = true) =>
    addStream(app.database.pool, {
      ...{ broadcasterId: tom.id, startedAt: `2026-11-${day}T10:00:00Z`, viewers: 5, peakViewers, title },
      endedAt: ended ? `2026-11-${day}T${10 + hours}:00:00Z` : null,
    });
  await add("01", 1, 30, "Chess");
  await add("02", 3, 10, "Cooking");
  await add("03", 2, 20, "Chess again");
  await add("04", 0, 5, "Now", false);
  await app.database.pool.query(
    "INSERT INTO follow (user_id, broadcaster_id, on_twitch) SELECT id, $2, true FROM person WHERE twitch_id = $1",
    [vera.id, tom.id],
  );
  const titles = async (query: string) => {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const path = `/api/v1/streams?${query}&limit=1${cursor && `&cursor=${cursor}`}`;
      const page: FollowedStreamList = await json(await call(listRoute.GET, { path, jar: jarOf(vera) }));
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.next_cursor;
    }
    return seen;
  };
  expect(await titles("")).toEqual(["Now", "Chess again", "Cooking", "Chess"]);
  expect(await titles("sort=duration")).toEqual(["Cooking", "Chess again", "Chess", "Now"]);
  expect(await titles("sort=peak")).toEqual(["Chess", "Chess again", "Cooking", "Now"]);
  expect(await titles(`channel=${tom.login}&live=true`)).toEqual(["Now"]);
  expect(await titles("live=false&q=chess")).toEqual(["Chess again", "Chess"]);
  expect(
    await titles(`q=${tom.login.slice(0, 3)}&from=2026-11-02T00:00:00Z&to=2026-11-03T00:00:00Z`),
  ).toEqual(["Cooking"]);
  const foreign = await json<FollowedStreamList>(
    await call(listRoute.GET, { path: "/api/v1/streams?sort=peak&limit=1", jar: jarOf(vera) }),
  );
  const refused = await call(listRoute.GET, {
    path: `/api/v1/streams?cursor=${foreign.next_cursor}`,
    jar: jarOf(vera),
  });
  expect(refused.status).toBe(400);
  expect(await json(refused)).toMatchObject({ fields: [{ field: "cursor" }] });

  const figures = async (query: string) =>
    json<StreamStatistics>(
      await call(statisticsRoute.GET, { path: `/api/v1/streams/statistics?${query}`, jar: jarOf(vera) }),
    );
  expect(await figures("to=2026-11-04T00:00:00Z")).toMatchObject({
    ...{ streams: 3, live: 0, channels: 1, hours: 6, longestSeconds: 10_800, averageViewers: 5 },
    ...{ peakViewers: 30, peakAt: "2026-11-01T10:00:00.000Z", hoursWatched: 30 },
  });
  expect(await figures(`channel=${vera.login}`)).toMatchObject({ streams: 0, hours: 0, peakViewers: null });

  const file = await call(exportRoute.GET, {
    path: `/api/v1/channels/${tom.login}/streams/export?format=ndjson`,
    ...{ params: { login: tom.login }, jar: jarOf(vera) },
  });
  expect(file.headers.get("content-type")).toContain("ndjson");
  const lines = (await file.text()).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { title: string }).title)).toEqual([
    ...["Now", "Chess again", "Cooking", "Chess"],
  ]);
});
