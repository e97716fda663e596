import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureArchives } from "@/lib/clips/repository-archive";
import { claimLatest } from "@/lib/clips/repository-archive-lease";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import {
  archiveAll,
  archiveDeps,
  archivedIds,
  archiveOnce,
  clipEvents,
  connectChannels,
  windowsOf,
} from "@/tests/support/clip-archive";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// A1: nothing of a channel's past is missed, whatever Twitch's cap cuts off.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const { kaya, luna, tom } = personas;
const SEEDED = 13_612;

let bench: TwitchBench;
let twitch: Twitch;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
});
beforeEach(async () => {
  await bench.database.pool.query("TRUNCATE broadcaster, outbox CASCADE");
  bench.simulator.requests.clear();
});
afterEach(() => {
  const { clips } = bench.simulator.world;
  bench.simulator.faults.clear();
  clips.cap = 1000;
  clips.ignoresSeconds = false;
  for (const { login } of [kaya, luna, tom]) clips.empty(login);
});
afterAll(() => bench.stop());

const pool = () => bench.database.pool;
const deps = () => archiveDeps(pool(), twitch);
const shelf = () => bench.simulator.world.clips;
const onTwitch = (id: string) =>
  shelf()
    .of(id)
    .map((clip) => clip.id)
    .sort();

/** So many clips from a moment on, one every so often. */
function makeClips(login: string, from: number, count: number, everyMs: number): void {
  const stream = { id: `s${from}`, startedAt: from };
  for (let n = 0; n < count; n += 1) {
    shelf().make(login, { id: `${login}-${from}-${n}`, stream, createdAt: from + n * everyMs });
  }
}

describe("a past of 13,612 clips, of which Twitch tells 1,000 a window", () => {
  test("is archived whole, within the budget of requests", async () => {
    shelf().empty(kaya.login);
    shelf().seed(kaya.login, { count: SEEDED, years: 5 });
    await connectChannels(pool(), [kaya.id]);
    const { requests, runs } = await archiveAll(deps());
    expect(await archivedIds(pool(), kaya.id)).toEqual(onTwitch(kaya.id));
    expect(await windowsOf(pool(), kaya.id)).toMatchObject({ todo: 0, capped: 0, seamless: true });
    // 137 full pages at the least; the rest are last pages, windows that were cut, recordings and categories.
    expect(requests).toBeLessThan(1.5 * Math.ceil(SEEDED / 100));
    expect(bench.simulator.requests.count("helix/clips")).toBeLessThanOrEqual(requests);
    expect(runs).toBeLessThanOrEqual(4);
  }, 120_000);
});

describe("windows", () => {
  test("of an hour with more clips than Twitch tells are halved until they hold them all", async () => {
    shelf().empty(luna.login);
    const busy = Date.now() - 90 * DAY;
    makeClips(luna.login, busy, 2_600, 1_300);
    makeClips(luna.login, busy - 400 * DAY, 7, DAY);
    await connectChannels(pool(), [luna.id]);
    await archiveAll(deps());
    expect(await archivedIds(pool(), luna.id)).toEqual(onTwitch(luna.id));
    expect(await windowsOf(pool(), luna.id)).toMatchObject({ todo: 0, capped: 0, seamless: true });
  });

  test("of one second that holds more are told as incomplete, and end", async () => {
    shelf().empty(luna.login);
    const busy = Math.floor((Date.now() - 30 * DAY) / 1000) * 1000;
    makeClips(luna.login, busy, 1_200, 0);
    makeClips(luna.login, busy - 3 * DAY, 20, HOUR);
    await connectChannels(pool(), [luna.id]);
    await archiveAll(deps());
    expect(await archivedIds(pool(), luna.id)).toHaveLength(1_020);
    expect(await windowsOf(pool(), luna.id)).toMatchObject({ todo: 0, capped: 1, seamless: true });
  });

  test("are told as incomplete where Twitch ignores seconds and so contradicts itself", async () => {
    shelf().empty(luna.login);
    shelf().ignoresSeconds = true;
    const busy = Math.floor((Date.now() - 30 * DAY) / 60_000) * 60_000;
    makeClips(luna.login, busy, 1_500, 40);
    makeClips(luna.login, busy - 3 * DAY, 400, HOUR / 8);
    await connectChannels(pool(), [luna.id]);
    let at = Date.now();
    for (let run = 0; run < 60; run += 1) {
      await archiveOnce(archiveDeps(pool(), twitch, () => new Date(at)));
      if ((await windowsOf(pool(), luna.id)).todo === 0) break;
      // A list that was not believed is asked for again when the channel is due.
      at += HOUR;
    }
    const { todo, capped, seamless } = await windowsOf(pool(), luna.id);
    expect({ todo, seamless }).toEqual({ todo: 0, seamless: true });
    expect(capped).toBeGreaterThan(0);
    const ids = await archivedIds(pool(), luna.id);
    expect(ids.filter((id) => id.includes(String(busy - 3 * DAY)))).toHaveLength(400);
  });

  test("of a channel without clips cost few requests", async () => {
    shelf().empty(luna.login);
    await connectChannels(pool(), [luna.id]);
    expect((await archiveAll(deps())).requests).toBeLessThanOrEqual(8);
    const { rows } = await pool().query(
      "SELECT backfilled_at FROM clip_archive WHERE backfilled_at IS NOT NULL",
    );
    expect(rows).toHaveLength(1);
  });

  test("of which Twitch's answer cannot be read are tried again, and the rest of the past is not waited for", async () => {
    shelf().empty(luna.login);
    makeClips(luna.login, Date.now() - 20 * DAY, 30, HOUR);
    await connectChannels(pool(), [luna.id]);
    bench.simulator.faults.set({ kind: "truncate", endpoint: "helix/clips" });
    expect(await archiveOnce(deps())).toMatchObject({ failed: 1, found: 0 });
    const { rows } = await pool().query<{ error: string | null }>(
      "SELECT last_error AS error FROM clip_archive",
    );
    expect(rows[0]?.error).toContain("Twitch");
    bench.simulator.faults.clear();
    // Not before it is due again.
    expect(await archiveOnce(deps())).toMatchObject({ failed: 0, found: 0, requests: 0 });
    const later = archiveDeps(pool(), twitch, () => new Date(Date.now() + HOUR));
    expect(await archiveOnce(later)).toMatchObject({ failed: 0, found: 30 });
  });
});

test("the newest come first, by turns, and pages hear how far it is", async () => {
  const begin = Date.now() - 626 * DAY;
  for (const { login } of [kaya, luna]) {
    shelf().empty(login);
    makeClips(login, begin, 3_000, 5 * HOUR);
  }
  await connectChannels(pool(), [kaya.id, luna.id]);
  await archiveOnce(deps(), { mostRequests: 4, slice: 1 });
  const { rows } = await pool().query<{ channelId: string; oldest: Date; clips: number }>(
    `SELECT channel_id AS "channelId", min(created_at) AS oldest, count(*)::int AS clips FROM clip GROUP BY 1 ORDER BY 1`,
  );
  expect(rows.map(({ channelId }) => channelId)).toEqual([kaya.id, luna.id].sort());
  for (const { oldest } of rows) expect(oldest.getTime()).toBeGreaterThan(Date.now() - 40 * DAY);
  const events = await clipEvents(pool());
  expect(events.filter(({ payload }) => payload.what === "progress").length).toBeGreaterThanOrEqual(4);
  const found = events.filter(({ kind }) => kind === "clips.found");
  expect(found.every(({ payload }) => payload.backfill === true)).toBe(true);
  expect(found.flatMap(({ payload }) => payload.clips)).toHaveLength(
    rows.reduce((sum, { clips }) => sum + clips, 0),
  );
});

test("two workers at once do each channel once", async () => {
  for (const { login } of [kaya, luna, tom]) {
    shelf().empty(login);
    makeClips(login, Date.now() - 300 * DAY, 1_500, 4 * HOUR);
  }
  await connectChannels(pool(), [kaya.id, luna.id, tom.id]);
  const other = archiveDeps(pool(), bench.client());
  await Promise.all([archiveOnce(deps()), archiveOnce(other)]);
  await archiveAll(deps());
  for (const { id } of [kaya, luna, tom]) {
    expect(await archivedIds(pool(), id)).toEqual(onTwitch(id));
    expect(await windowsOf(pool(), id)).toMatchObject({ todo: 0, capped: 0, seamless: true });
  }
  const found = (await clipEvents(pool())).filter(({ kind }) => kind === "clips.found");
  expect(found.flatMap(({ payload }) => payload.clips)).toHaveLength(4_500);
});

test("workers that come at the same moment claim a channel each", async () => {
  const ids = [kaya.id, luna.id, tom.id];
  await connectChannels(pool(), ids);
  await ensureArchives(pool(), { now: new Date(), quotaMb: 0 });
  const claims = await Promise.all(
    ids.map(() => claimLatest(pool(), { worker: randomUUID(), now: new Date(), except: new Set() })),
  );
  expect(claims.map((claim) => claim?.channelId).sort()).toEqual(ids.sort());
});

test("a worker whose lease ran out writes nothing any more", async () => {
  shelf().empty(luna.login);
  makeClips(luna.login, Date.now() - 30 * DAY, 300, HOUR);
  await connectChannels(pool(), [luna.id]);
  const slow = {
    ...deps(),
    twitch: {
      ...twitch,
      getClipPage: async (...call: Parameters<Twitch["getClipPage"]>) => {
        await pool().query("UPDATE clip_archive SET leased_by = gen_random_uuid() WHERE channel_id = $1", [
          luna.id,
        ]);
        return twitch.getClipPage(...call);
      },
    },
  };
  expect(await archiveOnce(slow)).toMatchObject({ found: 0, windows: 0 });
  expect(await archivedIds(pool(), luna.id)).toEqual([]);
});
