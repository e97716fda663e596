import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Twitch, TwitchClip } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { appToken, helix, type Rows, repeated } from "@/tests/support/simulator-client";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// A1: what Twitch tells of clips, in windows of which each has a cap.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIELDS = `id url embed_url broadcaster_id broadcaster_name creator_id creator_name video_id game_id language title
  view_count created_at thumbnail_url duration vod_offset is_featured`;
const { kaya, luna, tom } = personas;

let bench: TwitchBench;
let twitch: Twitch;
let app: string;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
  app = await appToken(bench.simulator);
  await bench.signIn(tom, { scopes: ["user:read:email", "clips:edit"] });
});
beforeEach(() => bench.simulator.requests.clear());
afterEach(() => {
  bench.simulator.faults.clear();
  bench.simulator.world.clips.cap = 1000;
});
afterAll(() => bench.stop());

const ask = async (query: string) => {
  const { status, body } = await helix(bench.simulator, app, `clips?${query}`);
  return { status, body: body as Rows };
};

async function readWindow(broadcasterId: string, from: Date, to: Date): Promise<TwitchClip[]> {
  const clips: TwitchClip[] = [];
  let cursor: string | undefined;
  do {
    const page = await twitch.getClipPage({ broadcasterId, from, to, cursor });
    clips.push(...page.clips);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return clips;
}

const everything = (broadcasterId: string) =>
  readWindow(broadcasterId, new Date("2015-01-01T00:00:00Z"), new Date(Date.now() + DAY));

describe("Get Clips of the simulator", () => {
  test("has the documented fields; streamers of the cast have a few dozen", async () => {
    const { body } = await ask(`broadcaster_id=${kaya.id}&first=100`);
    expect(body.data.length).toBeGreaterThan(20);
    for (const row of body.data) {
      expect(Object.keys(row).sort()).toEqual(FIELDS.split(/\s+/).sort());
      expect(row).toMatchObject({
        broadcaster_id: kaya.id,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        embed_url: `${bench.simulator.url}/embed?clip=${String(row.id)}`,
      });
    }
    const views = body.data.map((row) => Number(row.view_count));
    expect(views).toEqual(views.toSorted((a, b) => b - a));
    expect((await ask(`broadcaster_id=${kaya.id}`)).body.data).toHaveLength(20);
  });

  test.each([
    ["", 400, "is required"],
    [`id=a&broadcaster_id=${kaya.id}`, 400, "mutually exclusive"],
    [`broadcaster_id=${kaya.id}&first=101`, 400, '"first" was malformed'],
    [`broadcaster_id=${kaya.id}&started_at=monday`, 400, '"started_at" was malformed'],
    [
      `${repeated(
        "id",
        Array.from({ length: 101 }, (_, n) => `clip${n}`),
      )}`,
      400,
      "equal to 100",
    ],
  ])("refuses $0", async (query, status, words) => {
    const answer = await ask(query);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toContain(words);
  });

  test("without an end a window is a week", async () => {
    const { clips } = bench.simulator.world;
    const from = Date.UTC(2024, 3, 1);
    const stream = { id: "77", startedAt: from - HOUR };
    clips.make("tomcookslive", { id: "Inside", stream, createdAt: from + 6 * DAY });
    clips.make("tomcookslive", { id: "Outside", stream, createdAt: from + 7 * DAY });
    const { body } = await ask(`broadcaster_id=${tom.id}&started_at=2024-04-01T00:00:00Z&first=100`);
    const ids = body.data.map((row) => row.id);
    expect(ids).toContain("Inside");
    expect(ids).not.toContain("Outside");
  });
});

describe("getClipPage and getClips", () => {
  test("read a window to its end; what lies in the recording says where, until the recording is deleted", async () => {
    const { world } = bench.simulator;
    const startedAt = Math.floor(Date.now() / 1000) * 1000 - 2 * HOUR;
    const { streamId } = world.goLive(kaya.login, { startedAt });
    const { id } = world.clips.make(kaya.login, { createdAt: startedAt + HOUR, title: "../../etc" });
    const read = async () => (await twitch.getClips([id])).clips[0];
    const clip = await read();
    expect(clip).toMatchObject({
      id,
      broadcasterId: kaya.id,
      title: "../../etc",
      videoId: expect.any(String),
    });
    const seconds = Math.round(3600 - (clip?.durationMs ?? 0) / 1000);
    expect(Math.abs((clip?.vodOffset ?? -1) - seconds)).toBeLessThanOrEqual(1);
    const recording = (await twitch.getArchivedVideos(kaya.id)).find((video) => video.streamId === streamId);
    expect(recording?.startedAt.getTime()).toBe(startedAt);
    world.deleteRecording(streamId);
    expect(await read()).toMatchObject({ id, videoId: null, vodOffset: null });
    world.end(kaya.login);
  });

  test("a clip that was made just now is there, without its place in the recording", async () => {
    const { world } = bench.simulator;
    if (!world.get(tom.login).live) world.goLive(tom.login, { title: "soup" });
    const { id } = await twitch.createClip(tom.id);
    const { clips } = await twitch.getClips([id, "NoSuchClip"]);
    expect(clips).toMatchObject([{ id, title: "soup", creatorName: tom.displayName, vodOffset: null }]);
    expect(clips[0]?.videoId).not.toBeNull();
    world.clips.delete(id);
    expect(await twitch.getClips([id])).toEqual({ clips: [], unread: 0 });
  });

  test("no more than the cap comes of a window, silently; smaller windows hold the rest", async () => {
    const { clips } = bench.simulator.world;
    clips.cap = 30;
    const whole = clips.of(kaya.id);
    expect(whole.length).toBeGreaterThan(30);
    expect(await everything(kaya.id)).toHaveLength(30);
    const times = whole.map(({ createdAt }) => createdAt).sort((a, b) => a - b);
    const cut = new Date(times[Math.floor(times.length / 2)] ?? 0);
    clips.cap = 1000;
    const halves = [
      ...(await readWindow(kaya.id, new Date("2015-01-01T00:00:00Z"), cut)),
      ...(await readWindow(kaya.id, cut, new Date(Date.now() + DAY))),
    ];
    expect(halves.map(({ id }) => id).sort()).toEqual(whole.map(({ id }) => id).sort());
    expect(bench.simulator.requests.count("helix/clips")).toBeGreaterThanOrEqual(3);
  });

  test("13,612 clips of four years are there to be read; one second holds more than is ever told", async () => {
    const { clips } = bench.simulator.world;
    clips.empty(luna.login);
    expect(clips.seed(luna.login, { count: 13_612, years: 4, inOneHour: 1300, inOneSecond: 1100 })).toBe(
      13_612,
    );
    expect(await everything(luna.id)).toHaveLength(1000);
    const perSecond = new Map<number, number>();
    for (const { createdAt } of clips.of(luna.id))
      perSecond.set(createdAt, (perSecond.get(createdAt) ?? 0) + 1);
    const second = [...perSecond].find(([, made]) => made >= 1100)?.[0] ?? 0;
    const crowded = await readWindow(luna.id, new Date(second), new Date(second + 1000));
    expect(crowded).toHaveLength(1000);
  });

  test("rows that make no sense are left out and counted", async () => {
    bench.simulator.faults.set({ kind: "row-field", field: "created_at", every: 2, endpoint: "helix/clips" });
    const window = { broadcasterId: kaya.id, from: new Date("2015-01-01T00:00:00Z"), to: new Date() };
    const page = await twitch.getClipPage(window);
    expect(page.unread).toBeGreaterThan(5);
    expect(Math.abs(page.clips.length - page.unread)).toBeLessThanOrEqual(1);
  });

  test("what is changed by hand is told: views, a thumbnail that is missing", async () => {
    const { clips } = bench.simulator.world;
    const id = clips.of(kaya.id)[0]?.id ?? "";
    clips.change(id, { fixedViews: 12_345, thumbnail: "none" });
    const [clip] = (await twitch.getClips([id])).clips;
    expect(clip).toMatchObject({ views: 12_345, thumbnailUrl: "" });
    const [best] = (await ask(`broadcaster_id=${kaya.id}&first=1`)).body.data;
    expect(best?.id).toBe(id);
  });

  test("windows of whole minutes, where Twitch ignores seconds", async () => {
    const { clips } = bench.simulator.world;
    const minute = Date.UTC(2024, 6, 1, 12);
    const stream = { id: "78", startedAt: minute - HOUR };
    clips.make(tom.login, { id: "AtFiftySeconds", stream, createdAt: minute + 50_000 });
    const within = async (from: number, to: number) =>
      (await readWindow(tom.id, new Date(minute + from), new Date(minute + to))).map(({ id }) => id);
    expect(await within(40_000, 60_000)).toEqual(["AtFiftySeconds"]);
    expect(await within(0, 45_000)).toEqual([]);
    clips.ignoresSeconds = true;
    expect(await within(40_000, 59_000)).toEqual([]);
    expect(await within(59_000, 60_000)).toEqual(["AtFiftySeconds"]);
    clips.ignoresSeconds = false;
  });
});

test("categories are called what they are called; those that do not exist are left out", async () => {
  expect(await twitch.getCategories(["509658", "1", "743"])).toMatchObject([
    { id: "509658", name: "Just Chatting", boxArtUrl: expect.stringContaining("509658-{width}x{height}") },
    { id: "743", name: "Chess" },
  ]);
});
