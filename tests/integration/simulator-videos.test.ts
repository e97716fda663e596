import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { appToken, helix, type Rows } from "@/tests/support/simulator-client";
import { type FaultInput, startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

const DAY = 86_400_000;
/** The required fields of a row, as Twitch's reference of February 2026 lists them. */
const FIELDS = `id stream_id user_id user_login user_name title description created_at published_at url thumbnail_url
  viewable view_count language type duration muted_segments`;

let bench: TwitchBench;
let twitch: Twitch;
let app: string;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
  app = await appToken(bench.simulator);
});
afterEach(() => bench.simulator.faults.clear());
afterAll(() => bench.stop());

const kaya = personas.kaya.id;
const ask = async (query: string) => {
  const { status, body } = await helix(bench.simulator, app, `videos?${query}`);
  return { status, body: body as Rows };
};
const streamIds = (body: Rows) => body.data.map((row) => row.stream_id);

describe("Get Videos of the simulator", () => {
  test("has the documented fields, in Twitch's forms, newest first, for 90 days", async () => {
    const { body } = await ask(`user_id=${kaya}&type=archive&first=100`);
    expect(body.data.length).toBeGreaterThan(20);
    expect(body.data.length).toBeLessThan(90);
    for (const row of body.data) {
      expect(Object.keys(row).sort()).toEqual(FIELDS.split(/\s+/).sort());
      expect(row).toMatchObject({
        user_login: "kaya_runs",
        type: "archive",
        stream_id: expect.stringMatching(/^\d+$/),
        duration: expect.stringMatching(/^(\d+h)?\d+m\d+s$/),
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
    }
    const times = body.data.map((row) => Date.parse(String(row.created_at)));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times[0]).toBeGreaterThan(Date.now() - 8 * DAY);
    expect(times.at(-1)).toBeGreaterThan(Date.now() - 90 * DAY);
    expect(new Set(body.data.map((row) => row.id)).size).toBe(body.data.length);
  });

  test("pages 20 at a time to the end, and can be narrowed", async () => {
    const whole = streamIds((await ask(`user_id=${kaya}&first=100`)).body);
    const paged: unknown[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const { body }: { body: Rows } = await ask(`user_id=${kaya}&after=${cursor}`);
      expect(body.data.length).toBeLessThanOrEqual(20);
      paged.push(...streamIds(body));
      cursor = body.pagination?.cursor;
    }
    expect(paged).toEqual(whole);
    const week = streamIds((await ask(`user_id=${kaya}&period=week&first=100`)).body);
    expect(week).toEqual(whole.slice(0, week.length));
    expect(week.length).toBeLessThan(whole.length);
    expect((await ask(`user_id=${kaya}&type=highlight`)).body.data).toEqual([]);
    expect((await ask("user_id=1")).body.data).toEqual([]);
  });

  test.each([
    ["", "must specify either the id or user_id or game_id"],
    ["id=5", "by user_id only"],
    ["user_id=x", '"user_id" was malformed'],
    [`user_id=${kaya}&type=clip`, '"type" was malformed'],
    [`user_id=${kaya}&period=year`, '"period" was malformed'],
    [`user_id=${kaya}&first=101`, '"first" was malformed'],
  ])("refuses %j", async (query, words) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body.message).toContain(words);
  });

  test("shows what is on air as far as it has come, and what ended as it was", async () => {
    const { world } = bench.simulator;
    const startedAt = Math.floor(Date.now() / 1000) * 1000 - 7_200_000;
    const { streamId } = world.goLive("kaya_runs", { title: "now", startedAt });
    const [live] = (await ask(`user_id=${kaya}`)).body.data;
    expect(live).toMatchObject({
      stream_id: streamId,
      title: "now",
      duration: expect.stringMatching(/^2h0m/),
    });
    world.end("kaya_runs");
    const { body } = await ask(`user_id=${kaya}&first=100`);
    expect(body.data[0]).toMatchObject({ stream_id: streamId, title: "now" });
    expect(new Set(streamIds(body)).size).toBe(body.data.length);
  });
});

describe("getArchivedVideos", () => {
  test("reads all pages", async () => {
    const { id } = personas.luna;
    const rows = (await ask(`user_id=${id}&first=100`)).body.data;
    const videos = await twitch.getArchivedVideos(id);
    expect(videos.map(({ streamId }) => streamId)).toEqual(rows.map((row) => row.stream_id));
    expect(videos.map(({ startedAt }) => startedAt.getTime())).toEqual(
      rows.map((row) => Date.parse(String(row.created_at))),
    );
    for (const { durationMs, title, language } of videos) {
      expect(durationMs).toBeGreaterThanOrEqual(20 * 60_000);
      expect(title).not.toBe("");
      expect(language).toBe("en");
    }
    expect(await twitch.getArchivedVideos("1")).toEqual([]);
  });

  test.each<[string, FaultInput]>([
    ["a duration that is none", { kind: "row-field", field: "duration", value: "long", every: 2 }],
    ["no start", { kind: "row-field", field: "created_at", every: 2 }],
    ["no stream", { kind: "row-field", field: "stream_id", value: null, every: 2 }],
    ["another type", { kind: "row-field", field: "type", value: "upload", every: 2 }],
  ])("leaves out rows with %s", async (_, fault) => {
    const whole = await twitch.getArchivedVideos(kaya);
    bench.simulator.faults.set({ ...fault, endpoint: "helix/videos" });
    const rest = await twitch.getArchivedVideos(kaya);
    expect(rest.length).toBe(Math.ceil(whole.length / 2));
    const ids = new Set(whole.map(({ streamId }) => streamId));
    expect(rest.every(({ streamId }) => ids.has(streamId))).toBe(true);
  });

  test.each<[string, FaultInput, string]>([
    ["a cursor loop", { kind: "cursor-loop" }, "malformed"],
    ["truncated JSON", { kind: "truncate" }, "malformed"],
    ["an outage", { kind: "status", status: 503 }, "unavailable"],
  ])("%s fails the whole list", async (_, fault, kind) => {
    bench.simulator.faults.set({ ...fault, endpoint: "helix/videos" });
    await expect(twitch.getArchivedVideos(kaya)).rejects.toMatchObject({ name: "TwitchError", kind });
  });
});
