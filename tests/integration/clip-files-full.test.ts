import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listAlerts } from "@/lib/alerts";
import { type FileStore, StoreError } from "@/lib/clip-files/store";
import type { Stores } from "@/lib/clip-files/stores";
import { addClips, addKeepingChannel, fileRows, keepOnce, mp4 } from "../support/clip-files";
import { type FilesBench, startFilesBench } from "../support/clip-files-bench";

// A2: files of clips where the store has no room, or does not answer.

let bench: FilesBench;
beforeAll(async () => {
  bench = await startFilesBench();
});
beforeEach(() => bench.anew());
afterAll(() => bench.stop());

describe("a store that takes nothing", () => {
  const failing = (good: FileStore, failure: () => Error | null): Stores => {
    const current: FileStore = {
      ...good,
      put: (key, body, about) => {
        const error = failure();
        return error ? Promise.reject(error) : good.put(key, body, about);
      },
    };
    return { current, names: ["disk"], named: () => current };
  };
  const openAlerts = async () => (await listAlerts(bench.pool)).open.map(({ kind }) => kind);

  test("for it is full ends the run and is told to operators; then one file finds out that there is room", async () => {
    await addKeepingChannel(bench.pool, "1", { videos: true });
    const ids = Array.from({ length: 12 }, (_, n) => `c${n}`);
    await addClips(
      bench.pool,
      "1",
      ids.map((twitchId) => ({ twitchId })),
    );
    for (const id of ids) bench.media.files.set(`/${id}.mp4`, mp4(1000));
    let full = true;
    const stores = failing(bench.deps().stores.current, () =>
      full ? new StoreError("full", Object.assign(new Error("no space"), { code: "ENOSPC" })) : null,
    );
    expect(await keepOnce(bench.deps({ stores }))).toMatchObject({ kept: 0, unkept: 0, full: true });
    expect(
      (await fileRows(bench.pool)).every(
        (row) => row.state === "wanted" && row.attempts === 0 && !row.leased,
      ),
    ).toBe(true);
    expect(await openAlerts()).toEqual(["clip-files"]);
    bench.media.asked.length = 0;
    await keepOnce(bench.deps({ stores }));
    expect(bench.media.asked).toHaveLength(1);
    full = false;
    expect(await keepOnce(bench.deps({ stores }))).toMatchObject({ kept: 12, full: false });
    expect(await openAlerts()).toEqual([]);
  });

  test("for it was full is no trouble any more when nothing needs room", async () => {
    await addKeepingChannel(bench.pool, "1", { videos: true });
    await addClips(bench.pool, "1", [{ twitchId: "a" }]);
    bench.media.files.set("/a.mp4", mp4(1000));
    const stores = failing(bench.deps().stores.current, () => new StoreError("full", new Error("no space")));
    await keepOnce(bench.deps({ stores }));
    expect(await openAlerts()).toEqual(["clip-files"]);
    await bench.pool.query("UPDATE clip_archive SET keep_videos = false");
    expect(await keepOnce(bench.deps({ stores }))).toMatchObject({ kept: 0, full: false });
    expect(await openAlerts()).toEqual([]);
  });

  test("and does not say why fails the run; files lose no try by it", async () => {
    await addKeepingChannel(bench.pool, "1", { videos: true });
    await addClips(bench.pool, "1", [{ twitchId: "a" }]);
    bench.media.files.set("/a.mp4", mp4(1000));
    const stores = failing(bench.deps().stores.current, () => new Error("connection reset"));
    await expect(keepOnce(bench.deps({ stores }))).rejects.toThrow(StoreError);
    expect(await fileRows(bench.pool)).toMatchObject([
      { state: "wanted", attempts: 0, dueInMinutes: 10, leased: false },
    ]);
  });
});
