import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "@/lib/auth/core/policy";
import { askArchive } from "@/lib/clips";
import { TwitchError } from "@/lib/twitch";
import {
  addClips,
  addKeepingChannel,
  fileRows,
  JPEG,
  keepOnce,
  type MediaAnswer,
  mp4,
} from "../support/clip-files";
import { type FilesBench, startFilesBench } from "../support/clip-files-bench";

// A2: files of clips that do not come as they should.

const MEGABYTE = 1024 * 1024;
const owner: Person = {
  ...{ id: "00000000-0000-7000-8000-000000000001", twitchId: "1" },
  ...{ login: "login1", name: "Owner", image: null, operator: false },
};
let bench: FilesBench;
beforeAll(async () => {
  bench = await startFilesBench();
});
beforeEach(() => bench.anew());
afterAll(() => bench.stop());

const thumbnailOf = (twitchId: string) => ({ twitchId, thumbnailUrl: `${bench.media.url}/${twitchId}.jpg` });

describe("a file that does not come as it should", () => {
  test.each<[string, MediaAnswer, Record<string, unknown>]>([
    [
      "a page in place of a video",
      Buffer.from("<html><script>alert(1)</script></html>"),
      { problem: "not-media" },
    ],
    ["nothing at all", Buffer.alloc(0), { problem: "not-media" }],
    ["an address that has run out", (_q, r) => r.writeHead(403).end(), { problem: "expired" }],
    ["an error of the server", (_q, r) => r.writeHead(500).end("x"), { problem: "broken" }],
    [
      "one that is cut off",
      (_q, r) => {
        r.writeHead(200, { "content-length": 5000 });
        r.write(mp4(1000), () => r.destroy());
      },
      { problem: "broken" },
    ],
    [
      "one that is shorter than it says, without an end",
      (_q, r) => {
        r.writeHead(200, { "transfer-encoding": "chunked" });
        r.write(mp4(1000), () => r.destroy());
      },
      { problem: "broken" },
    ],
  ])("%s is tried again before long", async (_what, answer, expected) => {
    expect(await bench.fetched(answer)).toMatchObject({
      state: "wanted",
      attempts: 1,
      key: expect.any(String),
      ...expected,
    });
    expect(bench.onDisk()).toEqual([]);
    bench.media.files.set("/a.mp4", mp4(1000));
    await keepOnce(bench.deps());
    expect(bench.media.asked).toHaveLength(1);
    await bench.dueNow();
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 1 });
  });

  test("one that never comes is given up after eight tries, until its channel asks for it", async () => {
    await bench.fetched(Buffer.from("no video"));
    for (let n = 0; n < 10; n += 1) {
      await bench.dueNow();
      await keepOnce(bench.deps());
    }
    expect(await fileRows(bench.pool)).toMatchObject([{ state: "failed", attempts: 8 }]);
    expect(bench.media.asked).toHaveLength(8);
    bench.media.files.set("/a.mp4", mp4(1000));
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 0 });
    expect((await askArchive(owner, "login1", bench.pool)).files).toMatchObject({ wanted: 1, failed: 0 });
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 1 });
  });

  test.each<[string, MediaAnswer]>([
    ["one that is not there", (_q, r) => r.writeHead(404).end()],
    ["one that is no longer there", (_q, r) => r.writeHead(410).end()],
  ])("%s is asked for on four days", async (_what, answer) => {
    expect(await bench.fetched(answer)).toMatchObject({ state: "gone", problem: "none", dueInMinutes: 1440 });
    for (let n = 0; n < 6; n += 1) {
      await bench.dueNow();
      await keepOnce(bench.deps());
    }
    expect(bench.media.asked).toHaveLength(4);
  });

  test("one that leads elsewhere is not followed there", async () => {
    const away =
      (to: string): MediaAnswer =>
      (_q, r) =>
        r.writeHead(302, { location: to }).end();
    expect(await bench.fetched(away("http://169.254.169.254/latest/meta-data"))).toMatchObject({
      state: "failed",
      problem: "refused",
    });
  });

  test("one that is larger than any clip is not begun", async () => {
    const row = await bench.fetched((_q, r) => r.writeHead(200, { "content-length": 600 * MEGABYTE }).end());
    expect(row).toMatchObject({ state: "failed", problem: "too-large" });
  });

  test("its name is of ids only, whatever the clip is called", async () => {
    const row = await bench.fetched(mp4(1000));
    expect(row?.key).toMatch(/^videos\/[0-9a-f]{2}\/[0-9a-f-]{36}$/);
  });

  test("pictures that lead to Twitch's 404 picture, or to none, are not there", async () => {
    await addKeepingChannel(bench.pool, "1", { thumbnails: true });
    await addClips(bench.pool, "1", [thumbnailOf("a"), { twitchId: "b" }]);
    const missing = "/ttv-static/404_preview-480x272.jpg";
    bench.media.files.set("/a.jpg", (_q, r) => r.writeHead(302, { location: missing }).end());
    bench.media.files.set(missing, JPEG);
    expect(await keepOnce(bench.deps())).toMatchObject({ kept: 0, unkept: 2 });
    expect(await fileRows(bench.pool)).toMatchObject([
      { state: "gone", problem: "none" },
      { state: "gone", problem: "none" },
    ]);
  });
});

describe("addresses of videos", () => {
  const asking = (answer: (ids: readonly string[]) => Promise<{ clipId: string; url: string | null }[]>) => {
    const asked: string[][] = [];
    const twitch = {
      getClipDownloads: (_channel: string, ids: readonly string[]) => {
        asked.push([...ids]);
        return answer(ids);
      },
    };
    return { asked, deps: bench.deps({ twitch }) };
  };
  const manyClips = async (count: number) => {
    await addKeepingChannel(bench.pool, "1", { videos: true });
    const ids = Array.from({ length: count }, (_, n) => `c${String(n).padStart(2, "0")}`);
    await addClips(
      bench.pool,
      "1",
      ids.map((twitchId) => ({ twitchId })),
    );
    for (const id of ids) bench.media.files.set(`/${id}.mp4`, mp4(1000));
    return ids;
  };
  const urls = (ids: readonly string[]) =>
    ids.map((clipId) => ({ clipId, url: `${bench.media.url}/${clipId}.mp4` }));

  test("are asked for ten at a time", async () => {
    await manyClips(12);
    const { asked, deps: with_ } = asking(async (ids) => urls(ids));
    expect(await keepOnce(with_)).toMatchObject({ kept: 12 });
    expect(asked.map((ids) => ids.length)).toEqual([10, 2]);
  });

  test("that Twitch says there are none of mean that there is no video", async () => {
    await manyClips(1);
    const { deps: with_ } = asking(async (ids) => ids.map((clipId) => ({ clipId, url: null })));
    await keepOnce(with_);
    expect(await fileRows(bench.pool)).toMatchObject([{ state: "gone", problem: "none" }]);
  });

  test("that the owner has not allowed at Twitch cost no try, and are asked for in an hour", async () => {
    await manyClips(12);
    const { asked, deps: with_ } = asking(() =>
      Promise.reject(new TwitchError("missing_scope", "Missing scope.")),
    );
    await keepOnce(with_);
    expect(asked).toHaveLength(1);
    const rows = await fileRows(bench.pool);
    expect(rows.filter(({ problem }) => problem === "permission")).toHaveLength(10);
    expect(rows[0]).toMatchObject({ state: "wanted", attempts: 0, dueInMinutes: 60, leased: false });
  });

  test("that cannot be had because Twitch is away cost no try", async () => {
    await manyClips(1);
    const { deps: with_ } = asking(() => Promise.reject(new TwitchError("unavailable", "Away.")));
    await keepOnce(with_);
    expect(await fileRows(bench.pool)).toMatchObject([
      { state: "wanted", attempts: 0, problem: null, dueInMinutes: 5 },
    ]);
  });

  test("one of which Twitch's answer makes no sense does not cost the others theirs", async () => {
    await manyClips(4);
    const { deps: with_ } = asking((ids) =>
      ids.includes("c01")
        ? Promise.reject(new TwitchError("malformed", "Makes no sense."))
        : Promise.resolve(urls(ids)),
    );
    await keepOnce(with_);
    expect((await fileRows(bench.pool)).map(({ state }) => state)).toEqual([
      "kept",
      "wanted",
      "kept",
      "kept",
    ]);
  });
});
