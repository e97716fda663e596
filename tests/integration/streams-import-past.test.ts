import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importPastStreams, type PastDeps } from "@/lib/streams/import-past";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";
import { type FaultInput, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const HOUR = 3_600_000;
const kaya = personas.kaya.id;
const luna = personas.luna.id;

let bench: TwitchBench;
let twitch: Twitch;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
});
beforeEach(async () => {
  const { pool } = bench.database;
  await pool.query("TRUNCATE broadcaster, person CASCADE");
  await addBroadcasters(pool, [kaya, luna], await addPerson(pool));
});
afterEach(() => bench.simulator.faults.clear());
afterAll(() => bench.stop());

function run(over: Partial<PastDeps> = {}, signal = new AbortController().signal) {
  const deps = { pool: bench.database.pool, twitch, headroom: 0.25, log: { warn: () => undefined }, ...over };
  return importPastStreams(deps, { now: new Date(), signal, progress: () => undefined });
}

interface StoredStream {
  twitchStreamId: string;
  title: string;
  startedAt: Date;
  endedAt: Date;
  source: string;
  samples: number;
  segments: string[];
}

async function stored(broadcasterId: string): Promise<StoredStream[]> {
  const { rows } = await bench.database.pool.query<StoredStream>(
    `SELECT twitch_stream_id AS "twitchStreamId", title, started_at AS "startedAt", ended_at AS "endedAt",
       detection_source AS source, sample_count AS samples,
       ARRAY(SELECT title FROM stream_segment WHERE stream_id = stream.id ORDER BY started_at) AS segments
     FROM stream WHERE broadcaster_id = $1 ORDER BY started_at`,
    [broadcasterId],
  );
  return rows;
}

async function isNoted(broadcasterId: string): Promise<boolean> {
  const { rows } = await bench.database.pool.query<{ noted: boolean }>(
    "SELECT past_imported_at IS NOT NULL AS noted FROM broadcaster WHERE id = $1",
    [broadcasterId],
  );
  return rows[0]?.noted ?? false;
}

async function record(twitchStreamId: string, startedAt: Date, endedAt: Date | null): Promise<void> {
  await bench.database.pool.query(
    `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, started_at, last_seen_at, ended_at)
     VALUES ($1, $2, 'ours', $3, $3, $4)`,
    [kaya, twitchStreamId, startedAt, endedAt],
  );
}

describe("importPastStreams", () => {
  test("gives channels the streams that Twitch recorded, once", async () => {
    const videos = await twitch.getArchivedVideos(kaya);
    const first = await run();
    expect(first).toMatchObject({ imported: 2, refused: 0, deferred: 0 });
    const streams = await stored(kaya);
    expect(streams.map(({ twitchStreamId }) => twitchStreamId)).toEqual(
      videos.map(({ streamId }) => streamId).toReversed(),
    );
    const [oldest] = streams;
    const recorded = videos.at(-1);
    expect(oldest).toEqual({
      twitchStreamId: recorded?.streamId,
      title: recorded?.title,
      startedAt: recorded?.startedAt,
      endedAt: new Date((recorded?.startedAt.getTime() ?? 0) + (recorded?.durationMs ?? 0)),
      source: "import",
      samples: 0,
      segments: [recorded?.title],
    });
    expect(first.streams).toBe(streams.length + (await stored(luna)).length);

    bench.simulator.requests.clear();
    expect(await run()).toEqual({ imported: 0, refused: 0, deferred: 0, streams: 0 });
    expect(bench.simulator.requests.count("helix/videos")).toBe(0);
    expect(await stored(kaya)).toEqual(streams);
  });

  test("leaves what was recorded here as it is, and adds nothing that overlaps it", async () => {
    const [newest, second, third] = await twitch.getArchivedVideos(kaya);
    if (!newest || !second || !third) throw new Error("Kaya has no past");
    await record(newest.streamId, new Date(newest.startedAt.getTime() + 1), new Date());
    await record("7", new Date(third.startedAt.getTime() + HOUR / 6), second.startedAt);
    await run();
    const streams = await stored(kaya);
    const ids = streams.map(({ twitchStreamId }) => twitchStreamId);
    expect(ids).not.toContain(third.streamId);
    expect(ids).toContain(second.streamId);
    const kept = streams.filter(({ source }) => source !== "import");
    expect(kept.map(({ title, segments }) => [title, segments])).toEqual([
      ["ours", []],
      ["ours", []],
    ]);
    for (const [place, stream] of streams.entries()) {
      const next = streams[place + 1];
      if (next) expect(next.startedAt.getTime()).toBeGreaterThanOrEqual(stream.endedAt.getTime());
    }
  });

  test("never adds what is on air, whoever noticed it", async () => {
    const { world } = bench.simulator;
    const startedAt = Math.floor((Date.now() - 2 * HOUR) / 1000) * 1000;
    const { streamId } = world.goLive("kaya_runs", { startedAt });
    const lunas = world.goLive("lunainkwell", { startedAt }).streamId;
    await record(streamId, new Date(startedAt), null);
    await run();
    world.end("kaya_runs");
    world.end("lunainkwell");
    expect((await stored(kaya)).filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect((await stored(luna)).map(({ twitchStreamId }) => twitchStreamId)).not.toContain(lunas);
  });

  test("two at once do it once", async () => {
    const [a, b] = await Promise.all([run(), run()]);
    const streams = [...(await stored(kaya)), ...(await stored(luna))];
    expect(new Set(streams.map(({ twitchStreamId }) => twitchStreamId)).size).toBe(streams.length);
    expect(a.streams + b.streams).toBe(streams.length);
  });

  test("takes no points that others need", async () => {
    const asked: string[] = [];
    const poor: PastDeps["twitch"] = {
      budget: async () => ({ capacity: 800, left: 101 }),
      getArchivedVideos: async (id) => {
        asked.push(id);
        return [];
      },
    };
    expect(await run({ twitch: poor })).toMatchObject({ imported: 0, deferred: 2 });
    expect(asked).toEqual([]);
    const enough = { ...poor, budget: async () => ({ capacity: 800, left: 102 }) };
    expect(await run({ twitch: enough })).toMatchObject({ imported: 2, deferred: 0, streams: 0 });
  });

  test.each<[string, FaultInput, object, boolean]>([
    ["an outage", { kind: "status", status: 503 }, { imported: 0, deferred: 2 }, false],
    ["an answer that is cut off", { kind: "truncate" }, { imported: 0, deferred: 2 }, false],
    ["a channel that is gone", { kind: "status", status: 404 }, { imported: 0, refused: 2 }, true],
    ["a request Twitch does not take", { kind: "status", status: 400 }, { imported: 0, refused: 2 }, true],
  ])("%s is left for later, or for good", async (_, fault, result, noted) => {
    bench.simulator.faults.set({ ...fault, endpoint: "helix/videos" });
    expect(await run()).toMatchObject(result);
    expect([await isNoted(kaya), await isNoted(luna)]).toEqual([noted, noted]);
    expect(await stored(kaya)).toEqual([]);
  });

  test("stops when told to, and goes on where it was", async () => {
    const stopping = new AbortController();
    const stopped: PastDeps["twitch"] = {
      budget: () => twitch.budget(),
      getArchivedVideos: (id, options) => {
        stopping.abort(new Error("the worker stops"));
        return twitch.getArchivedVideos(id, options);
      },
    };
    expect(await run({ twitch: stopped }, stopping.signal)).toMatchObject({ imported: 0, deferred: 2 });
    expect(await run()).toMatchObject({ imported: 2, deferred: 0 });
  });

  test("a channel that is connected gets its past also where nobody follows it", async () => {
    const { pool } = bench.database;
    await pool.query("UPDATE broadcaster SET follower_count = 0 WHERE id = $1", [luna]);
    await pool.query("INSERT INTO channel (broadcaster_id, authorised_by) VALUES ($1, 'owner')", [luna]);
    expect(await run()).toMatchObject({ imported: 2 });
    expect((await stored(luna)).length).toBeGreaterThan(0);
  });

  test("channels that nobody follows are not asked about", async () => {
    await bench.database.pool.query("UPDATE broadcaster SET follower_count = 0 WHERE id = $1", [luna]);
    expect(await run()).toMatchObject({ imported: 1 });
    expect(await isNoted(luna)).toBe(false);
  });
});
