import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addClips, addKeepingChannel, fileRows, JPEG, keepOnce, keptBytes, mp4 } from "../support/clip-files";
import { type FilesBench, startFilesBench } from "../support/clip-files-bench";

// A1, A2: files of clips, kept as their owners allow.

const MEGABYTE = 1024 * 1024;
const DAY_MS = 86_400_000;
let bench: FilesBench;
beforeAll(async () => {
  bench = await startFilesBench();
});
beforeEach(() => bench.anew());
afterAll(() => bench.stop());

const set = (sql: string) => bench.pool.query(`UPDATE clip_archive SET ${sql}`);
const thumbnailOf = (twitchId: string) => ({ twitchId, thumbnailUrl: `${bench.media.url}/${twitchId}.jpg` });

describe("what owners allow", () => {
  test("without a word of theirs nothing is fetched", async () => {
    await addKeepingChannel(bench.pool, "1");
    await addClips(bench.pool, "1", [thumbnailOf("a")]);
    expect(await keepOnce(bench.deps())).toEqual({
      ...{ dropped: 0, removed: 0 },
      kept: 0,
      bytes: 0,
      unkept: 0,
      full: false,
    });
    expect(await fileRows(bench.pool)).toEqual([]);
  });

  test("videos and pictures are kept once, counted, told of, and never fetched again", async () => {
    await addKeepingChannel(bench.pool, "1", { thumbnails: true, videos: true });
    const [a = ""] = await addClips(bench.pool, "1", ["a", "b", "c"].map(thumbnailOf));
    for (const id of ["a", "b", "c"]) {
      bench.media.files.set(`/${id}.mp4`, mp4(2 * MEGABYTE, id.charCodeAt(0)));
      bench.media.files.set(`/${id}.jpg`, JPEG);
    }
    expect(await keepOnce(bench.deps())).toMatchObject({
      kept: 6,
      bytes: 6 * MEGABYTE + 3 * JPEG.byteLength,
    });
    expect((await fileRows(bench.pool)).every(({ state, leased }) => state === "kept" && !leased)).toBe(true);
    expect(await keptBytes(bench.pool, "1")).toBe(6 * MEGABYTE + 3 * JPEG.byteLength);
    const video = await readFile(join(bench.folder, "videos", a.slice(-2), a));
    expect(video.equals(mp4(2 * MEGABYTE, 97))).toBe(true);
    const { rowCount } = await bench.pool.query("SELECT FROM outbox WHERE kind = 'clip.changed'");
    expect(rowCount).toBe(6);
    await keepOnce(bench.deps());
    expect(bench.media.asked).toHaveLength(6);
  });

  test("of a channel that the bot has left no more are fetched, and what is kept stays", async () => {
    await addKeepingChannel(bench.pool, "1", { thumbnails: true });
    for (const name of ["before", "after"]) bench.media.files.set(`/${name}.jpg`, JPEG);
    await addClips(bench.pool, "1", [thumbnailOf("before")]);
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 1 });
    await addClips(bench.pool, "1", [thumbnailOf("after")]);
    await bench.pool.query("UPDATE channel SET join_wanted = false");
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 0, dropped: 0 });
    await bench.pool.query("UPDATE channel SET join_wanted = true");
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 1 });
  });

  test("the newest clips come first, of every channel, and what is switched off goes", async () => {
    for (const id of ["1", "2"]) await addKeepingChannel(bench.pool, id, { thumbnails: true });
    await addClips(
      bench.pool,
      "1",
      Array.from({ length: 25 }, (_, n) => thumbnailOf(`one${n}`)),
    );
    await addClips(bench.pool, "2", [thumbnailOf("two")]);
    await keepOnce(bench.deps());
    expect(bench.media.asked.indexOf("/two.jpg")).toBeLessThan(12);
    expect(bench.media.asked.filter((path) => path.startsWith("/one"))).toHaveLength(25);
  });

  test("an owner who takes the word back has the files removed, and nothing else", async () => {
    await addKeepingChannel(bench.pool, "1", { thumbnails: true, videos: true });
    const ids = await addClips(bench.pool, "1", ["a", "b"].map(thumbnailOf));
    for (const id of ["a", "b"]) {
      bench.media.files.set(`/${id}.mp4`, mp4(1000));
      bench.media.files.set(`/${id}.jpg`, JPEG);
    }
    await keepOnce(bench.deps());
    await set("keep_videos = false");
    expect(await keepOnce(bench.deps())).toMatchObject({ dropped: 2, removed: 2 });
    expect((await fileRows(bench.pool)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "thumbnail kept",
      "thumbnail kept",
    ]);
    expect(bench.onDisk()).toEqual([...ids].sort());
    expect(await keptBytes(bench.pool, "1")).toBe(2 * JPEG.byteLength);
    await set("keep_videos = true");
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 2 });
  });

  test("days that are over end a file, not its clip", async () => {
    expect(await bench.fetched(mp4(1000))).toMatchObject({ state: "kept" });
    await set("retention_days = 7");
    expect(await keepOnce(bench.deps(), new Date(Date.now() + 6 * DAY_MS))).toMatchObject({ dropped: 0 });
    expect(await keepOnce(bench.deps(), new Date(Date.now() + 8 * DAY_MS))).toMatchObject({
      dropped: 1,
      removed: 1,
    });
    expect(await fileRows(bench.pool)).toMatchObject([{ state: "dropped", problem: "retention", key: null }]);
    expect([bench.onDisk(), await keptBytes(bench.pool, "1")]).toEqual([[], 0]);
    expect((await bench.pool.query("SELECT FROM clip")).rowCount).toBe(1);
    await set("retention_days = NULL");
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 0 });
  });

  test("files of a clip that its channel removed stay for 30 days, and come back with it", async () => {
    await bench.fetched(mp4(1000));
    await bench.pool.query("UPDATE clip SET deleted_at = now()");
    expect(await keepOnce(bench.deps(), new Date(Date.now() + 29 * DAY_MS))).toMatchObject({ dropped: 0 });
    expect(await keepOnce(bench.deps(), new Date(Date.now() + 31 * DAY_MS))).toMatchObject({
      dropped: 1,
      removed: 1,
    });
    await bench.pool.query("UPDATE clip SET deleted_at = NULL");
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 1 });
  });

  test("of a channel that is no more, or a clip, the files go too", async () => {
    await bench.fetched(mp4(1000));
    await addClips(bench.pool, "1", [{ twitchId: "b" }, { twitchId: "c" }]);
    for (const id of ["b", "c"]) bench.media.files.set(`/${id}.mp4`, mp4(500));
    await keepOnce(bench.deps());
    await bench.pool.query("DELETE FROM clip WHERE twitch_id = 'a'");
    expect(await keptBytes(bench.pool, "1")).toBe(1000);
    await bench.pool.query("DELETE FROM channel");
    expect(await keepOnce(bench.deps())).toMatchObject({ removed: 3 });
    expect(bench.onDisk()).toEqual([]);
  });
});

describe("a channel's quota", () => {
  test("is never exceeded by files that come at once; those that fit later come later", async () => {
    await addKeepingChannel(bench.pool, "1", { videos: true, quotaMb: 5 });
    const ids = ["a", "b", "c", "d", "e", "f"];
    await addClips(
      bench.pool,
      "1",
      ids.map((twitchId) => ({ twitchId })),
    );
    for (const id of ids) bench.media.files.set(`/${id}.mp4`, mp4(2 * MEGABYTE));
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 2, bytes: 4 * MEGABYTE });
    expect(await keptBytes(bench.pool, "1")).toBe(4 * MEGABYTE);
    expect(bench.onDisk()).toHaveLength(2);
    const waiting = (await fileRows(bench.pool)).filter(({ state }) => state === "waiting");
    expect(waiting).toHaveLength(4);
    expect(waiting[0]).toMatchObject({ problem: "no-room", bytes: String(2 * MEGABYTE) });
    const before = bench.media.asked.length;
    await keepOnce(bench.deps());
    expect(bench.media.asked).toHaveLength(before);
    await set("quota_mb = 9");
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 2 });
    await bench.pool.query(
      "DELETE FROM clip WHERE id IN (SELECT clip_id FROM clip_file WHERE state = 'kept' LIMIT 1)",
    );
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 1 });
  });

  test("that is used up lets files wait without Twitch being asked", async () => {
    expect(await bench.fetched(mp4(1000), 0)).toMatchObject({ state: "waiting", problem: "no-room" });
    expect(bench.media.asked).toEqual([]);
  });

  test("ends a file that does not say how long it is", async () => {
    const row = await bench.fetched((_q, r) => r.writeHead(200).end(mp4(3 * MEGABYTE)), 2);
    expect(row).toMatchObject({ state: "waiting", problem: "no-room" });
    expect(bench.onDisk()).toEqual([]);
  });
});

test("a run that is stopped gives back what it has not done", async () => {
  await addKeepingChannel(bench.pool, "1", { videos: true });
  await addClips(bench.pool, "1", [{ twitchId: "a" }, { twitchId: "b" }]);
  const stop = new AbortController();
  bench.media.files.set("/a.mp4", mp4(1000));
  bench.media.files.set("/b.mp4", (_q, r) => {
    r.writeHead(200, { "content-length": 5000 });
    r.write(mp4(1000), () => setTimeout(() => stop.abort(new Error("stopped")), 50));
  });
  await expect(keepOnce(bench.deps(), new Date(), stop.signal)).rejects.toThrow("stopped");
  expect(await fileRows(bench.pool)).toMatchObject([
    { twitchId: "a", state: "kept" },
    { twitchId: "b", state: "wanted", attempts: 0, leased: false },
  ]);
  expect(bench.onDisk()).toHaveLength(1);
});

test("several runs at once fetch each file once", async () => {
  await addKeepingChannel(bench.pool, "1", { thumbnails: true });
  const ids = Array.from({ length: 60 }, (_, n) => `c${n}`);
  await addClips(bench.pool, "1", ids.map(thumbnailOf));
  for (const id of ids) bench.media.files.set(`/${id}.jpg`, JPEG);
  const runs = await Promise.all([keepOnce(bench.deps()), keepOnce(bench.deps()), keepOnce(bench.deps())]);
  expect(runs.reduce((sum, { kept }) => sum + kept, 0)).toBe(60);
  expect(new Set(bench.media.asked).size).toBe(bench.media.asked.length);
  expect(await keptBytes(bench.pool, "1")).toBe(60 * JPEG.byteLength);
});
