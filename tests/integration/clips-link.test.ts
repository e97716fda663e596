import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPurse } from "@/lib/clips/archive-run";
import { storeClips } from "@/lib/clips/archive-store";
import type { ToldClip } from "@/lib/clips/core/store-plan";
import { linkRecent } from "@/lib/clips/link";
import { withTransaction } from "@/lib/db/tx";
import { recordStream } from "@/lib/live/by-hand";
import { importPastStreams } from "@/lib/streams/import-past";
import { recordTold } from "@/lib/streams/record-told";
import { streamInput } from "@/lib/streams/schema";
import { type Twitch, TwitchError } from "@/lib/twitch";
import { archiveDeps, clipEvents, connectChannels } from "@/tests/support/clip-archive";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addStream } from "@/tests/support/history-rows";
import { personOf } from "@/tests/support/people";

// A1: clips are linked to the stream they are of, and to the second of it.

const CHANNEL = "777001";
const NOW = new Date("2026-11-21T12:00:00Z");
const at = (time: string) => `2026-11-20T${time}Z`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.pool.query("TRUNCATE broadcaster, outbox CASCADE");
  await connectChannels(database.pool, [CHANNEL]);
});
afterAll(() => database.drop());

const clip = (id: string, createdAt: string, over: Partial<ToldClip> = {}): ToldClip => ({
  ...{ id, broadcasterId: CHANNEL, creatorId: "1", creatorName: "Somebody", videoId: null, vodOffset: null },
  ...{ categoryId: "", language: "en", title: "A clip", views: 1, durationMs: 30_000 },
  ...{ createdAt: new Date(createdAt), thumbnailUrl: "", embedUrl: "", featured: false, ...over },
});

const store = (...clips: ToldClip[]) =>
  withTransaction((tx) => storeClips(tx, clips, { now: NOW, backfill: true }), database.pool);

const show = (startedAt: string, endedAt: string | null) =>
  addStream(database.pool, { broadcasterId: CHANNEL, startedAt, endedAt });

/** What Twitch has recorded, as far as it is asked, or how it fails to tell. */
function link(videos: Awaited<ReturnType<Twitch["getArchivedVideos"]>> | TwitchError = []) {
  const asked: string[] = [];
  const signal = new AbortController().signal;
  const budget = async () => ({ capacity: 800, left: 800 });
  const twitch = {
    budget,
    getArchivedVideos: async (id: string) => {
      asked.push(id);
      if (videos instanceof TwitchError) throw videos;
      return videos;
    },
  } as unknown as Twitch;
  const purse = createPurse({ twitch: { budget }, headroom: 0.25, signal }, 10);
  const run = { ...archiveDeps(database.pool, twitch, () => NOW), signal, purse };
  return linkRecent(
    {
      ...run,
      worker: "",
      found: 0,
      windows: 0,
      onPage: () => undefined,
      toldAt: new Map(),
      twitchIsAway: false,
    },
    { channelId: CHANNEL },
  ).then(() => asked);
}

async function linked(): Promise<Record<string, [string | null, number | null, string | null]>> {
  const { rows } = await database.pool.query<{
    id: string;
    streamId: string | null;
    second: number | null;
    by: string | null;
  }>(`SELECT twitch_id AS id, stream_id AS "streamId", stream_offset AS second, linked_by AS by FROM clip`);
  return Object.fromEntries(rows.map(({ id, streamId, second, by }) => [id, [streamId, second, by]]));
}

const recording = (streamId: string, startedAt: string) => ({
  ...{ id: "v1", streamId, title: "", startedAt: new Date(startedAt), durationMs: 7_200_000, language: "en" },
});

describe("by when it was made", () => {
  test("a clip is of the session on air, from its length before that moment", async () => {
    const stream = await show(at("18:00:00"), at("20:00:00"));
    await show(at("10:00:00"), at("11:00:00"));
    await store(
      clip("begin", at("18:00:10")),
      clip("middle", at("19:00:30")),
      clip("last", at("20:02:00")),
      clip("after", at("20:10:00")),
      clip("before", at("17:59:59")),
    );
    expect(await linked()).toEqual({
      begin: [stream, 0, "created"],
      middle: [stream, 3_600, "created"],
      last: [stream, 7_200, "created"],
      after: [null, null, null],
      before: [null, null, null],
    });
  });

  test("a session that is on air has no end yet", async () => {
    const stream = await show(at("18:00:00"), null);
    await store(clip("now", at("18:10:30")));
    expect(await linked()).toEqual({ now: [stream, 600, "created"] });
  });
});

describe("by its recording", () => {
  test("as soon as Twitch tells its place, and that stays when the recording is deleted", async () => {
    const stream = await show(at("18:00:00"), at("20:00:00"));
    await store(clip("a", at("18:20:30"), { videoId: "v1" }));
    expect(await linked()).toEqual({ a: [stream, 1_200, "created"] });
    expect(await link([recording(`t${stream}`, at("18:00:05"))])).toEqual([CHANNEL]);
    await store(clip("a", at("18:20:30"), { videoId: "v1", vodOffset: 1_000 }));
    expect(await linked()).toEqual({ a: [stream, 1_005, "vod"] });
    await store(clip("a", at("18:20:30"), { videoId: null, vodOffset: null }));
    expect(await linked()).toEqual({ a: [stream, 1_005, "vod"] });
    // It is known: nobody is asked again.
    expect(await link()).toEqual([]);
  });

  test("not by the session on air when somebody cut it from an old recording", async () => {
    const live = await show(at("18:00:00"), at("20:00:00"));
    await store(clip("late", at("18:20:30"), { videoId: "v1", vodOffset: 500 }));
    expect(await linked()).toEqual({ late: [live, 1_200, "created"] });
    await link([recording("t-of-last-week", "2026-11-13T18:00:00Z")]);
    expect(await linked()).toEqual({ late: [null, null, null] });
    // The session of last week is imported later.
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO stream (broadcaster_id, twitch_stream_id, started_at, last_seen_at, ended_at)
       VALUES ($1, 't-of-last-week', $2, $3, $3) RETURNING id`,
      [CHANNEL, "2026-11-13T18:00:00Z", "2026-11-13T20:00:00Z"],
    );
    await database.pool.query("TRUNCATE outbox");
    await link();
    expect(await linked()).toEqual({ late: [rows[0]?.id, 500, "vod"] });
    expect((await clipEvents(database.pool)).map(({ payload }) => payload.change)).toEqual(["updated"]);
    // Nothing is news twice.
    await link();
    expect(await clipEvents(database.pool)).toHaveLength(1);
  });
});

describe("at once, when a stream is put on record after its clips", () => {
  const owner = personOf(CHANNEL);
  const login = async () =>
    (await database.pool.query<{ login: string }>("SELECT login FROM broadcaster WHERE id = $1", [CHANNEL]))
      .rows[0]?.login ?? "";
  const session = {
    ...{ broadcasterId: CHANNEL, twitchStreamId: "t1", title: "", categoryId: "", categoryName: "" },
    ...{ language: "en", tags: [], startedAt: new Date(at("18:00:00")), endedAt: new Date(at("20:00:00")) },
  };
  const streamId = async () =>
    (await database.pool.query<{ id: string }>("SELECT id FROM stream WHERE twitch_stream_id = 't1'")).rows[0]
      ?.id;
  beforeEach(async () => {
    await store(clip("a", at("18:20:30")), clip("before", at("17:20:30")));
    expect(await linked()).toMatchObject({ a: [null, null, null] });
    await database.pool.query("TRUNCATE outbox");
  });

  test.each<[string, () => Promise<unknown>]>([
    ["from what Twitch told", () => recordTold(database.pool, [session])],
    [
      "by hand",
      async () => {
        const given = { twitchStreamId: "t1", startedAt: at("18:00:00"), endedAt: at("20:00:00") };
        const deps = { pool: database.pool, policy: { offlineMisses: 1, continuationMs: 0 }, now: NOW };
        await recordStream(owner, await login(), streamInput.parse(given), deps);
      },
    ],
    [
      "from its recording",
      async () => {
        const twitch = {
          budget: async () => ({ capacity: 800, left: 800 }),
          getArchivedVideos: async () => [recording("t1", at("18:00:00"))],
        };
        const deps = { pool: database.pool, twitch, headroom: 0, log: { warn: () => undefined } };
        const signal = new AbortController().signal;
        await importPastStreams(deps, { now: NOW, signal, progress: () => undefined });
      },
    ],
  ])("%s", async (_, putOnRecord) => {
    await putOnRecord();
    expect(await linked()).toEqual({
      a: [await streamId(), 1_200, "created"],
      before: [null, null, null],
    });
    expect((await clipEvents(database.pool)).map(({ payload }) => payload.change)).toEqual(["updated"]);
  });
});

describe("where Twitch does not tell the recordings", () => {
  test("of a channel, its clips are linked by when they were made", async () => {
    await store(clip("a", at("18:20:30"), { videoId: "v1" }));
    const stream = await show(at("18:00:00"), at("20:00:00"));
    expect(await link(new TwitchError("not_found", "There is no such user."))).toEqual([CHANNEL]);
    expect(await linked()).toEqual({ a: [stream, 1_200, "created"] });
    // It is asked again.
    expect(await link()).toEqual([CHANNEL]);
  });

  test("of anybody, the run hears of it", async () => {
    await store(clip("a", at("18:20:30"), { videoId: "v1" }));
    await expect(link(new TwitchError("unavailable", "Twitch is away."))).rejects.toThrow("away");
  });
});

test("a clip told twice in one page, with text that cannot be kept, is one", async () => {
  const { added } = await store(
    clip("twice", at("18:00:00"), { title: "one \ud800", views: 5_000_000_000 }),
    clip("twice", at("18:00:00"), { title: "two \u0000" }),
  );
  expect(added).toBe(1);
  expect((await store(clip("twice", at("18:00:00"), { title: "two " }))).events).toEqual([]);
});

test("clips of channels that are not connected are left out", async () => {
  expect(await store(clip("foreign", at("18:00:00"), { broadcasterId: "1" }))).toEqual({
    added: 0,
    events: [],
  });
});
