import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exportClips } from "@/lib/clips/export";
import { clipFacets, clipStatistics } from "@/lib/clips/figures";
import { clipFlags } from "@/lib/clips/flags";
import { getClip, getClipByTwitchId } from "@/lib/clips/get";
import { listClips } from "@/lib/clips/list";
import { clip as clipShape, clipsExportQuery, clipsQuery } from "@/lib/clips/schema";
import { addChannel } from "../support/chat-rows";
import { addClips, addKept, type ClipRowGiven, putArchive } from "../support/clip-rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { addStream } from "../support/history-rows";
import { personOf } from "../support/people";

const owner = personOf("10");
const viewer = personOf("77");
const operator = personOf("88", { operator: true });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query(
    "DELETE FROM clip; DELETE FROM stream WHERE broadcaster_id IS NOT NULL; DELETE FROM broadcaster; DELETE FROM category",
  );
  for (const id of ["10", "20", "30"]) await addChannel(database.pool, id);
  await putArchive(database.pool, "10");
  await putArchive(database.pool, "20");
  await putArchive(database.pool, "30", false);
});

const add = (channelId: string, clips: readonly ClipRowGiven[]) => addClips(database.pool, channelId, clips);
const list = (query: Record<string, unknown> = {}, who = viewer) =>
  listClips(who, clipsQuery.parse(query), database.pool);
const titles = async (query: Record<string, unknown> = {}, who = viewer) =>
  (await list(query, who)).items.map(({ title }) => title);
const fields = (error: unknown) => (error as { fields: unknown }).fields;

test("a channel's clips go out as a file, a line each, narrowed as the list is", async () => {
  await add("10", [
    { twitchId: "a", title: "Goal", views: 5 },
    { twitchId: "b", title: "Wall", views: 4 },
  ]);
  await add("20", [{ twitchId: "c", title: "Goal elsewhere" }]);
  const { login } = (
    await database.pool.query<{ login: string }>("SELECT login FROM broadcaster WHERE id = '10'")
  ).rows[0] ?? { login: "" };
  const lines = async (query: Record<string, unknown>) => {
    const asked = clipsExportQuery.parse({ format: "ndjson", ...query });
    const options = { signal: new AbortController().signal, from: database.pool };
    const parts: string[] = [];
    for await (const part of (await exportClips(viewer, login, asked, options)).parts)
      parts.push(String(part));
    return parts.map((line) => (JSON.parse(line) as { title: string }).title);
  };
  expect((await lines({})).toSorted()).toEqual(["Goal", "Wall"]);
  expect(await lines({ q: "goal" })).toEqual(["Goal"]);
  await expect(lines({ removed: "true" })).rejects.toMatchObject({ code: "not_found" });
});

describe("search", () => {
  beforeEach(async () => {
    await add("10", [
      { twitchId: "a", title: "A perfectly-timed goal!", creator: "Zoë_99", views: 5, categoryId: "7" },
      { twitchId: "b", title: "Fails", ownTitle: "The wall", tags: ["funny moment"], views: 4 },
      { twitchId: "c", title: "clips.twitch.tv/Odd 1.5x -3", creator: "Bob O'Neill", views: 3 },
    ]);
  });

  test.each<[string, string[]]>([
    ["goal", ["A perfectly-timed goal!"]],
    ["GOAL perfect", ["A perfectly-timed goal!"]],
    ["timed", ["A perfectly-timed goal!"]],
    ["perfectly-timed", ["A perfectly-timed goal!"]],
    ["goal wall", []],
    ["wal", ["The wall"]],
    ["fails", ["The wall"]],
    ["moment", ["The wall"]],
    ["zoë", ["A perfectly-timed goal!"]],
    ["odd", ["clips.twitch.tv/Odd 1.5x -3"]],
    ["twitch tv", ["clips.twitch.tv/Odd 1.5x -3"]],
    ["3", ["clips.twitch.tv/Odd 1.5x -3"]],
    ["o'neill", ["clips.twitch.tv/Odd 1.5x -3"]],
    ["oal", []],
    ["@96", []],
    ["'", ["A perfectly-timed goal!", "The wall", "clips.twitch.tv/Odd 1.5x -3"]],
  ])("%j finds %j", async (q, found) => {
    expect(await titles({ q, sort: "views" })).toEqual(found);
    expect((await list({ q })).total).toBe(found.length);
  });

  test("whatever is typed is searched for, and never an error", () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !text.includes("\0")),
        async (text) => {
          const given = {
            q: text,
            creator: text.slice(0, 50),
            tag: text.slice(0, 30),
            categoryId: text.slice(0, 50),
          };
          for (const [name, value] of Object.entries(given)) await list({ [name]: value });
        },
      ),
      { numRuns: 100 },
    ));
});

describe("filters", () => {
  test("each narrows the list, and together they narrow it further", async () => {
    const { pool } = database;
    const streamId = await addStream(pool, {
      broadcasterId: "10",
      startedAt: "2026-05-01T10:00:00Z",
      endedAt: "2026-05-01T14:00:00Z",
      title: "Spring",
    });
    await pool.query("INSERT INTO category (id, name) VALUES ('7', 'Chess')");
    const [, b = ""] = await add("10", [
      {
        twitchId: "a",
        title: "a",
        creator: "Ann",
        createdAt: "2026-05-01T12:00:00Z",
        streamId,
        streamOffset: 60,
      },
      {
        twitchId: "b",
        title: "b",
        creator: "Annabel",
        categoryId: "7",
        createdAt: "2026-05-02T12:00:00Z",
        gone: true,
      },
      { twitchId: "c", title: "c", creator: "O'Bob\\", tags: ["it's"], createdAt: "2026-05-03T12:00:00Z" },
    ]);
    await add("20", [{ twitchId: "d", title: "d", createdAt: "2026-05-04T12:00:00Z" }]);
    await add("30", [{ twitchId: "e", title: "e", createdAt: "2026-05-05T12:00:00Z" }]);
    const { rows } = await pool.query<{ id: string }>(
      "INSERT INTO clip_collection (channel_id, name, public) VALUES ('10', 'Best', true) RETURNING id",
    );
    await pool.query("INSERT INTO clip_collection_item VALUES ($1, $2, 1)", [rows[0]?.id, b]);

    expect(await titles()).toEqual(["d", "c", "b", "a"]);
    expect(await titles({ channel: "channel10" })).toEqual(["c", "b", "a"]);
    expect(await titles({ creator: "ann" })).toEqual(["d", "b", "a"]);
    expect(await titles({ creator: "annab" })).toEqual(["b"]);
    expect(await titles({ creator: "93" })).toEqual(["d", "a"]);
    expect(await titles({ creator: "9" })).toEqual([]);
    expect(await titles({ creator: "o'bob\\" })).toEqual(["c"]);
    expect(await titles({ categoryId: "7" })).toEqual(["b"]);
    expect(await titles({ tag: "it's" })).toEqual(["c"]);
    expect(await titles({ streamId })).toEqual(["a"]);
    expect(await titles({ collectionId: rows[0]?.id })).toEqual(["b"]);
    expect(await titles({ from: "2026-05-02T12:00:00Z", to: "2026-05-03T12:00:00Z" })).toEqual(["b"]);
    expect(await titles({ from: "1970-01-01T01:00:00+01:00", to: "9999-01-01T00:00:00Z" })).toHaveLength(4);
    expect(await titles({ gone: "true" })).toEqual(["b"]);
    expect(await titles({ channel: "channel10", creator: "ann", gone: "true", categoryId: "7" })).toEqual([
      "b",
    ]);

    const shown = (await list({ q: "b", categoryId: "7" })).items[0];
    expect(shown).toMatchObject({ category: { id: "7", name: "Chess" }, embedUrl: null, thumbnailUrl: null });
    expect((await list({ streamId })).items[0]).toMatchObject({
      stream: { id: streamId, title: "Spring", startedAt: "2026-05-01T10:00:00.000Z", offsetSeconds: 60 },
      thumbnailUrl: "https://pictures.example/a",
    });
  });

  test("what is removed is for who keeps the channel's clips in order, and for a channel", async () => {
    await add("10", [
      { twitchId: "a", title: "a", deleted: true },
      { twitchId: "b", title: "b" },
    ]);
    expect(await titles({ channel: "channel10" }, owner)).toEqual(["b"]);
    for (const who of [owner, operator])
      expect(await titles({ channel: "channel10", removed: "true" }, who)).toEqual(["a"]);
    await expect(list({ channel: "channel10", removed: "true" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(list({ removed: "true" }, operator)).rejects.toMatchObject({ code: "bad_request" });
  });
});

describe("paging", () => {
  const SORTS = ["created", "views", "duration"] as const;
  const clips = fc.array(
    fc.record({
      views: fc.integer({ min: 0, max: 3 }),
      seconds: fc.integer({ min: 0, max: 3 }),
      minute: fc.nat(3),
    }),
    { maxLength: 25 },
  );

  test("each order shows every clip once, whatever ties there are and whatever is added meanwhile", () =>
    fc.assert(
      fc.asyncProperty(
        clips,
        fc.constantFrom(...SORTS),
        fc.integer({ min: 1, max: 7 }),
        async (given, sort, limit) => {
          await database.pool.query("DELETE FROM clip");
          const row = (place: number, { views, seconds, minute }: (typeof given)[number]): ClipRowGiven => ({
            ...{ twitchId: `t${place}`, views, durationMs: seconds * 100 },
            createdAt: `2026-05-01T12:0${minute}:00Z`,
          });
          const ids = await add(
            "10",
            given.map((clip, place) => row(place, clip)),
          );
          const seen: string[] = [];
          let cursor: string | null = null;
          let late = 1000;
          do {
            const page = await list({ sort, limit, ...(cursor !== null && { cursor }) });
            expect(page.items.length).toBe(page.next_cursor === null ? page.items.length : limit);
            seen.push(...page.items.map(({ id }) => id));
            cursor = page.next_cursor;
            late += 1;
            await add("10", [row(late, { views: late % 4, seconds: late % 4, minute: late % 4 })]);
          } while (cursor !== null);
          expect(new Set(seen).size).toBe(seen.length);
          expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    ));

  test("the first is the latest, the most watched, the longest; of equals the one that was stored last", async () => {
    await add("10", [
      { twitchId: "a", title: "a", views: 9, durationMs: 100, createdAt: "2026-05-01T12:00:00Z" },
      { twitchId: "b", title: "b", views: 1, durationMs: 900, createdAt: "2026-05-01T12:00:00.001Z" },
      { twitchId: "c", title: "c", views: 1, durationMs: 100, createdAt: "2026-05-01T12:00:00.001Z" },
    ]);
    expect(await titles()).toEqual(["c", "b", "a"]);
    expect(await titles({ sort: "views" })).toEqual(["a", "c", "b"]);
    expect(await titles({ sort: "duration" })).toEqual(["b", "c", "a"]);
  });

  test.each([
    ["not a cursor", "?"],
    ["of another order", btoa(JSON.stringify(["views", 3, "01900000-0000-7000-8000-000000000000", 9]))],
    [
      "with a count that Postgres cannot hold",
      btoa(JSON.stringify(["created", 1e17, "01900000-0000-7000-8000-000000000000", 9])),
    ],
    [
      "from before there were clips",
      btoa(JSON.stringify(["created", -8e15, "01900000-0000-7000-8000-000000000000", 9])),
    ],
    ["without an id", btoa(JSON.stringify(["created", 3]))],
  ])("a cursor that is %s is refused", async (_, cursor) => {
    await expect(list({ cursor })).rejects.toMatchObject({ code: "bad_request" });
    expect(fields(await list({ cursor }).catch((error: unknown) => error))).toMatchObject([
      { field: "cursor" },
    ]);
  });
});

describe("one clip", () => {
  test("who may see it sees it whole; the rest are told that there is nothing", async () => {
    const [id = "", removed = ""] = await add("10", [
      { twitchId: "a", ownTitle: "Ours", title: "Theirs", tags: ["x"], views: 3 },
      { twitchId: "b", deleted: true },
    ]);
    const [closed = ""] = await add("30", [{ twitchId: "c" }]);
    await addKept(database.pool, id, "video");
    await addKept(database.pool, id, "thumbnail");
    const seen = await getClip(viewer, id, database.pool);
    expect(clipShape.parse(seen)).toMatchObject({
      ...{ title: "Ours", originalTitle: "Theirs", tags: ["x"], twitchUrl: "https://clips.twitch.tv/a" },
      broadcaster: { id: "10", login: "channel10", displayName: "channel10", avatarUrl: null },
      ...{ videoUrl: `/api/v1/clips/${id}/video`, thumbnailUrl: `/api/v1/clips/${id}/thumbnail` },
      ...{ sharePath: null, stream: null, category: null },
    });
    expect(seen.manages).toBe(false);
    expect((await getClipByTwitchId(owner, "a", database.pool)).manages).toBe(true);
    for (const hidden of [removed, closed, "01900000-0000-7000-8000-000000000000"]) {
      await expect(getClip(viewer, hidden, database.pool)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(getClip(null, id, database.pool)).rejects.toMatchObject({ code: "not_found" });
    await expect(getClipByTwitchId(viewer, "A", database.pool)).rejects.toMatchObject({ code: "not_found" });
    expect((await getClip(owner, removed, database.pool)).deletedAt).not.toBeNull();
    expect((await getClip(operator, closed, database.pool)).id).toBe(closed);
  });
});

describe("figures", () => {
  test("what the clips can be narrowed to, and their sums", async () => {
    await database.pool.query("INSERT INTO category (id, name) VALUES ('7', 'Chess'), ('8', '')");
    await add("10", [
      {
        twitchId: "a",
        creator: "Ann",
        views: 5,
        categoryId: "7",
        tags: ["x", "y"],
        createdAt: "2026-04-30T23:59:59Z",
      },
      {
        twitchId: "b",
        creator: "ANN",
        views: 7,
        categoryId: "7",
        tags: ["x"],
        createdAt: "2026-05-01T00:00:00Z",
      },
      {
        twitchId: "c",
        creator: "Bobby",
        views: 1,
        categoryId: "8",
        gone: true,
        createdAt: "2026-05-02T00:00:00Z",
      },
      { twitchId: "d", creator: "Removed", views: 100, categoryId: "9", tags: ["z"], deleted: true },
    ]);
    await add("20", [{ twitchId: "e", creator: "Elsewhere", tags: ["q"] }]);
    expect(await clipFacets(viewer, "channel10", database.pool)).toEqual({
      creators: [
        { id: "93", name: "ANN", clips: 2 },
        { id: "95", name: "Bobby", clips: 1 },
      ],
      categories: [{ id: "7", name: "Chess", clips: 2 }],
      tags: [
        { tag: "x", clips: 2 },
        { tag: "y", clips: 1 },
      ],
    });
    expect(await clipStatistics(viewer, "channel10", database.pool)).toEqual({
      ...{ clips: 3, views: 13, gone: 1, creators: 2, durationMs: 90_000 },
      ...{ firstAt: "2026-04-30T23:59:59.000Z", lastAt: "2026-05-02T00:00:00.000Z" },
      topCreators: [
        { id: "93", name: "ANN", clips: 2, views: 12 },
        { id: "95", name: "Bobby", clips: 1, views: 1 },
      ],
      months: [
        { month: "2026-04", clips: 1, views: 5 },
        { month: "2026-05", clips: 2, views: 8 },
      ],
    });
    expect(await clipStatistics(operator, "channel30", database.pool)).toMatchObject({
      clips: 0,
      firstAt: null,
      months: [],
    });
    for (const ask of [clipFacets, clipStatistics]) {
      for (const login of ["channel30", "nobody"])
        await expect(ask(viewer, login, database.pool)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("a stream's flags are its most watched clips, in its order", async () => {
    const given = { startedAt: "2026-05-01T10:00:00Z", endedAt: "2026-05-01T14:00:00Z" };
    const streamId = await addStream(database.pool, { broadcasterId: "10", ...given });
    const closed = await addStream(database.pool, { broadcasterId: "30", ...given });
    const many = Array.from({ length: 203 }, (_, n) => ({
      ...{ twitchId: `n${n}`, title: `n${n}`, views: n, streamId, streamOffset: (n * 37) % 1000 },
    }));
    await add("10", many);
    await add("10", [
      { twitchId: "x", title: "nowhere", views: 999, streamId },
      { twitchId: "y", title: "removed", views: 999, streamId, streamOffset: 4, deleted: true },
    ]);
    await add("30", [{ twitchId: "z", title: "z", streamId: closed, streamOffset: 4 }]);
    const { items } = await clipFlags(viewer, streamId, database.pool);
    expect(items.map(({ views }) => views).sort((a, b) => a - b)).toEqual(
      many.slice(3).map(({ views }) => views),
    );
    const offsets = items.map(({ offsetSeconds }) => offsetSeconds);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(await clipFlags(viewer, closed, database.pool)).toEqual({ items: [] });
    expect((await clipFlags(personOf("30"), closed, database.pool)).items).toHaveLength(1);
    expect(await clipFlags(viewer, "01900000-0000-7000-8000-000000000000", database.pool)).toEqual({
      items: [],
    });
  });
});
