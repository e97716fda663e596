import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RefreshDeps, refreshClips } from "@/lib/clips/refresh-clips";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import { archiveAll, archiveDeps, clipEvents, connectChannels } from "@/tests/support/clip-archive";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// A1: views are refreshed, and what Twitch has no longer is noticed, marked and kept.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const { kaya, luna } = personas;

let bench: TwitchBench;
let twitch: Twitch;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
});
beforeEach(async () => {
  await bench.database.pool.query("TRUNCATE broadcaster, outbox, category CASCADE");
  for (const { login, id } of [kaya, luna]) {
    shelf().empty(login);
    for (let n = 0; n < 30; n += 1) {
      const createdAt = Date.now() - 40 * DAY + n * HOUR;
      shelf().make(login, {
        id: `${login}-${n}`,
        createdAt,
        views: 10,
        stream: { id: "1", startedAt: createdAt - 60_000 },
      });
    }
    await connectChannels(pool(), [id]);
  }
  await archiveAll(archiveDeps(pool(), twitch));
  await pool().query("TRUNCATE outbox");
  bench.simulator.requests.clear();
});
afterEach(() => bench.simulator.faults.clear());
afterAll(() => bench.stop());

const pool = () => bench.database.pool;
const shelf = () => bench.simulator.world.clips;

/** One run, that long from now. */
function refreshIn(ms: number, over: Partial<RefreshDeps["twitch"]> = {}) {
  const deps = archiveDeps(pool(), { ...twitch, ...over }, () => new Date(Date.now() + ms));
  return refreshClips(deps, { signal: new AbortController().signal, progress: () => undefined });
}

async function states(): Promise<{ there: number; missing: number; gone: string[] }> {
  const { rows } = await pool().query<{ id: string; missing: boolean; gone: boolean }>(
    `SELECT twitch_id AS id, missing_since IS NOT NULL AS missing, gone_at IS NOT NULL AS gone FROM clip ORDER BY 1`,
  );
  return {
    there: rows.filter(({ missing }) => !missing).length,
    missing: rows.filter(({ missing, gone }) => missing && !gone).length,
    gone: rows.filter(({ gone }) => gone).map(({ id }) => id),
  };
}

describe("views", () => {
  test("are read again when they are due, a hundred a request", async () => {
    expect(await refreshIn(HOUR)).toMatchObject({ refreshed: 0 });
    shelf().change(`${kaya.login}-3`, { fixedViews: 4_711 });
    expect(await refreshIn(11 * DAY)).toMatchObject({ refreshed: 60, gone: 0, requests: 1 });
    const { rows } = await pool().query("SELECT views FROM clip WHERE twitch_id = $1", [`${kaya.login}-3`]);
    expect(rows).toEqual([{ views: 4_711 }]);
    // Views alone are no news.
    expect(await clipEvents(pool())).toEqual([]);
  });

  test("a title that changed on Twitch is news; what the channel calls it stays", async () => {
    await pool().query("UPDATE clip SET own_title = 'ours', tags = '{fun}' WHERE twitch_id = $1", [
      `${kaya.login}-3`,
    ]);
    shelf().change(`${kaya.login}-3`, { title: "another \u0000 title" });
    await refreshIn(11 * DAY);
    const { rows } = await pool().query(
      `SELECT title, own_title AS "ownTitle", tags FROM clip WHERE twitch_id = $1`,
      [`${kaya.login}-3`],
    );
    expect(rows).toEqual([{ title: "another  title", ownTitle: "ours", tags: ["fun"] }]);
    expect((await clipEvents(pool())).map(({ payload }) => payload.change)).toEqual(["updated"]);
  });

  test.each([
    ["an archive that is switched off", "UPDATE clip_archive SET enabled = false WHERE channel_id = $1"],
    ["a channel that the bot has left", "UPDATE channel SET join_wanted = false WHERE broadcaster_id = $1"],
  ])("of %s are not asked for", async (_, sql) => {
    await pool().query(sql, [kaya.id]);
    expect(await refreshIn(11 * DAY)).toMatchObject({ refreshed: 30 });
  });

  test("take no points that others need", async () => {
    expect(await refreshIn(11 * DAY, { budget: async () => ({ capacity: 800, left: 100 }) })).toMatchObject({
      refreshed: 0,
      requests: 0,
    });
    // What that run had claimed is due again.
    expect(await refreshIn(11 * DAY + HOUR)).toMatchObject({ refreshed: 60 });
  });

  test("of two workers at once are read once", async () => {
    const results = await Promise.all([refreshIn(11 * DAY), refreshIn(11 * DAY)]);
    expect(results.reduce((sum, { refreshed }) => sum + refreshed, 0)).toBe(60);
  });
});

describe("a clip that Twitch has no longer", () => {
  test("is marked when it was missing twice, kept, and back when Twitch has it again", async () => {
    const id = `${luna.login}-7`;
    const clip = shelf().get(id);
    shelf().delete(id);
    expect(await refreshIn(11 * DAY)).toMatchObject({ refreshed: 59, gone: 0 });
    expect(await states()).toEqual({ there: 59, missing: 1, gone: [] });
    expect(await refreshIn(11 * DAY + HOUR)).toMatchObject({ gone: 1 });
    expect(await states()).toEqual({ there: 59, missing: 0, gone: [id] });
    shelf().make(luna.login, { ...clip, stream: { id: "1", startedAt: clip.createdAt - 60_000 } });
    await refreshIn(13 * DAY);
    expect((await states()).gone).toEqual([]);
    const changes = (await clipEvents(pool())).map(({ payload }) => payload.change);
    expect(changes).toEqual(["gone", "back"]);
  });

  test("of which rows made no sense is not missing", async () => {
    const some = async (ids: readonly string[]) => {
      const { clips } = await twitch.getClips(ids);
      return { clips: clips.slice(1), unread: 1 };
    };
    expect(await refreshIn(11 * DAY, { getClips: some })).toMatchObject({ refreshed: 59 });
    expect(await states()).toEqual({ there: 60, missing: 0, gone: [] });
  });
});

/** Nothing of Luna's is due: her clips can witness whether Twitch answers. */
const leaveLuna = () =>
  pool().query("UPDATE clip SET refresh_due_at = now() + interval '1 year' WHERE channel_id = $1", [luna.id]);

describe("where most clips are missing", () => {
  test("for all channels, Twitch has trouble: nothing is noted, however long it lasts", async () => {
    await leaveLuna();
    const nothing = async () => ({ clips: [], unread: 0 });
    for (const days of [11, 12, 13]) {
      expect(await refreshIn(days * DAY, { getClips: nothing })).toMatchObject({ refreshed: 0, gone: 0 });
    }
    expect(await states()).toEqual({ there: 60, missing: 0, gone: [] });
    expect(await refreshIn(14 * DAY)).toMatchObject({ refreshed: 30 });
  });

  test("for one channel, they are marked when it has lasted for a day", async () => {
    await leaveLuna();
    const kept = shelf().of(kaya.id);
    shelf().empty(kaya.login);
    await refreshIn(11 * DAY);
    expect(await states()).toEqual({ there: 30, missing: 30, gone: [] });
    await refreshIn(11 * DAY + 2 * HOUR);
    expect((await states()).gone).toEqual([]);
    expect(await refreshIn(12 * DAY + HOUR)).toMatchObject({ gone: 30 });
    expect((await states()).gone).toHaveLength(kept.length);
    const events = await clipEvents(pool());
    expect(events).toEqual([
      { kind: "clip.changed", payload: { channelId: kaya.id, clipId: null, change: "gone" } },
    ]);
  });
});

test("categories of clips get their names, once", async () => {
  const { rows } = await pool().query<{ id: string; name: string | null }>(
    "SELECT DISTINCT c.category_id AS id, k.name FROM clip c LEFT JOIN category k ON k.id = c.category_id",
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { id, name } of rows.filter((row) => row.id !== ""))
    expect([id, name]).toEqual([id, expect.stringMatching(/./)]);
  await refreshIn(HOUR);
  expect(bench.simulator.requests.count("helix/games")).toBe(0);
});
