import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "@/lib/auth/core/policy";
import { archiveSoon, archiveStatus, askArchive, updateArchiveSettings } from "@/lib/clips";
import type { Twitch } from "@/lib/twitch";
import { personas } from "@/lib/twitch/simulator";
import {
  archiveAll,
  archiveDeps,
  archivedIds,
  archiveOnce,
  clipEvents,
  connectChannels,
} from "@/tests/support/clip-archive";
import { addStream } from "@/tests/support/history-rows";
import { startTwitchBench, type TwitchBench } from "@/tests/support/twitch";

// A1: the latest clips hourly and when a stream ends, and how the archive is set and asked.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const { kaya, luna } = personas;

let bench: TwitchBench;
let twitch: Twitch;
beforeAll(async () => {
  bench = await startTwitchBench();
  twitch = bench.client();
});
beforeEach(async () => {
  await pool().query("TRUNCATE broadcaster, outbox CASCADE");
  for (const { login } of [kaya, luna]) shelf().empty(login);
  bench.simulator.requests.clear();
});
afterEach(() => bench.simulator.faults.clear());
afterAll(() => bench.stop());

const pool = () => bench.database.pool;
const shelf = () => bench.simulator.world.clips;
const runIn = (ms: number, limits = {}) =>
  archiveOnce(
    archiveDeps(pool(), twitch, () => new Date(Date.now() + ms)),
    limits,
  );

/** A channel whose past was read, and nothing is due. */
async function archived({ id }: { id: string }): Promise<void> {
  await connectChannels(pool(), [id]);
  await archiveAll(archiveDeps(pool(), twitch));
  await pool().query("TRUNCATE outbox");
  bench.simulator.requests.clear();
}

const make = (id: string, createdAt: number) =>
  shelf().make(kaya.login, { id, createdAt, stream: { id: "1", startedAt: createdAt - HOUR } });

describe("the latest clips", () => {
  test("are read hourly, those of a day before again, and only what is new is news", async () => {
    make("First", Date.now() - 3 * HOUR);
    await archived(kaya);
    expect(await runIn(30 * MINUTE)).toMatchObject({ read: 0, requests: 0 });
    // Twitch lists clips late.
    make("Late", Date.now() - 20 * HOUR);
    expect(await runIn(61 * MINUTE)).toMatchObject({ read: 1, found: 1 });
    expect(await archivedIds(pool(), kaya.id)).toEqual(["First", "Late"]);
    const found = (await clipEvents(pool())).filter(({ kind }) => kind === "clips.found");
    expect(found).toMatchObject([{ payload: { backfill: false, clips: [{ twitchId: "Late" }] } }]);
    expect(bench.simulator.requests.count("helix/clips")).toBe(1);
  });

  test("are read when a stream has ended, and once more some minutes later", async () => {
    await archived(kaya);
    const [startedAt, endedAt] = [Date.now() - HOUR, Date.now() + 5_000].map((ms) =>
      new Date(ms).toISOString(),
    );
    await addStream(pool(), { broadcasterId: kaya.id, startedAt: startedAt ?? "", endedAt: endedAt ?? null });
    expect(await runIn(30_000)).toMatchObject({ read: 1 });
    expect(await runIn(60_000)).toMatchObject({ read: 0 });
    expect(await runIn(11 * MINUTE)).toMatchObject({ read: 1 });
    expect(await runIn(12 * MINUTE)).toMatchObject({ read: 0 });
  });

  test("of a day with more than Twitch tells of one window are read to the last", async () => {
    await archived(kaya);
    for (let n = 0; n < 2_300; n += 1) make(`Busy${n}`, Date.now() - 10 * HOUR + n * 10_000);
    await runIn(61 * MINUTE);
    expect(await archivedIds(pool(), kaya.id)).toHaveLength(2_300);
  });

  test("are read again soon when a clip was made while they were read", async () => {
    await archived(kaya);
    const readAt = new Date(Date.now() + 61 * MINUTE);
    const clipping: Twitch["getClipPage"] = async (...call) => {
      const page = await twitch.getClipPage(...call);
      await archiveSoon(kaya.id, pool(), new Date(readAt.getTime() + 1_000));
      return page;
    };
    const deps = archiveDeps(pool(), { ...twitch, getClipPage: clipping }, () => readAt);
    expect(await archiveOnce(deps)).toMatchObject({ read: 1 });
    expect(await runIn(62 * MINUTE)).toMatchObject({ read: 1 });
    expect(await runIn(63 * MINUTE)).toMatchObject({ read: 0 });
  });

  test("of a channel that was not read for a year are made good, the oldest first, over several runs", async () => {
    await archived(kaya);
    await pool().query("UPDATE clip_archive SET read_until = read_until - interval '1 year'");
    for (let n = 0; n < 700; n += 1) make(`Year${n}`, Date.now() - 350 * DAY + n * 12 * HOUR);
    let before = 0;
    for (let run = 0; (await archivedIds(pool(), kaya.id)).length < 700; run += 1) {
      expect(run).toBeLessThan(40);
      await runIn(2 * HOUR, { mostRequests: 5 });
      const { rows } = await pool().query<{ until: Date; later: number }>(
        `SELECT read_until AS until, (SELECT count(*)::int FROM clip WHERE created_at > read_until) AS later
         FROM clip_archive`,
      );
      expect(rows[0]?.until.getTime()).toBeGreaterThanOrEqual(before);
      before = rows[0]?.until.getTime() ?? 0;
    }
    expect(await archivedIds(pool(), kaya.id)).toHaveLength(700);
  });

  test("are not believed where most of what Twitch told before is left out", async () => {
    for (let n = 0; n < 40; n += 1) make(`Known${n}`, Date.now() - 5 * HOUR + n * MINUTE);
    await archived(kaya);
    for (let n = 0; n < 30; n += 1) shelf().delete(`Known${n}`);
    make("New", Date.now() - HOUR);
    expect(await runIn(61 * MINUTE)).toMatchObject({ read: 0, failed: 1 });
    expect(await runIn(62 * MINUTE)).toMatchObject({ read: 0, failed: 0, requests: 0 });
    expect(await archivedIds(pool(), kaya.id)).toContain("New");
    expect(await runIn(80 * MINUTE)).toMatchObject({ read: 0, failed: 1 });
  });

  test("are those of the channel, whatever its login is by now", async () => {
    make("Old", Date.now() - 2 * HOUR);
    await archived(kaya);
    await pool().query("UPDATE broadcaster SET login = 'renamed'");
    make("New", Date.now() - HOUR);
    await runIn(61 * MINUTE);
    expect(await archivedIds(pool(), kaya.id)).toEqual(["New", "Old"]);
  });

  test("take no points that others need", async () => {
    await connectChannels(pool(), [kaya.id]);
    const poor = { ...twitch, budget: async () => ({ capacity: 800, left: 100 }) };
    expect(await archiveOnce(archiveDeps(pool(), poor))).toMatchObject({ requests: 0, windows: 0 });
  });
});

const person = ({ id, login }: { id: string; login: string }, operator = false): Person => ({
  ...{ id: "00000000-0000-7000-8000-000000000001", twitchId: id, login, name: login, image: null, operator },
});

describe("an archive", () => {
  const login = `login${kaya.id}`;
  const owner = person({ id: kaya.id, login });
  const operator = person({ id: "1", login: "operator" }, true);

  test("is on where the broadcaster connected the channel, and off where an operator did", async () => {
    await connectChannels(pool(), [kaya.id]);
    await connectChannels(pool(), [luna.id], "operator");
    expect(await archiveOnce(archiveDeps(pool(), twitch))).toMatchObject({ read: 1 });
    expect(await archiveStatus(owner, login, pool())).toMatchObject({ enabled: true });
    const hers = await archiveStatus(operator, `login${luna.id}`, pool());
    expect(hers).toMatchObject({ enabled: false, nextAt: null, backfill: { share: null } });
  });

  test("says how far it is, and what is missing for files", async () => {
    make("One", Date.now() - 3 * DAY);
    make("Two", Date.now() - 900 * DAY);
    await connectChannels(pool(), [kaya.id]);
    expect((await archiveStatus(owner, login, pool())).backfill.share).toBeNull();
    const shares: (number | null)[] = [];
    for (let run = 0; run < 12; run += 1) {
      await runIn(0, { mostRequests: 1, slice: 1 });
      shares.push((await archiveStatus(owner, login, pool())).backfill.share);
    }
    expect(shares).toEqual(shares.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
    expect(await archiveStatus(owner, login, pool())).toMatchObject({
      ...{ clips: 2, gone: 0, leased: false, lastError: null, keptBytes: 0 },
      backfill: { share: 1, windows: { todo: 0, capped: 0 }, endedAt: expect.any(String) },
      missingScopes: ["channel:manage:clips"],
    });
  });

  test("is its owner's and operators' to set; what is kept, its owner's alone", async () => {
    await connectChannels(pool(), [kaya.id]);
    await expect(archiveStatus(person(luna), login, pool())).rejects.toMatchObject({ code: "not_found" });
    await expect(archiveStatus(owner, "nobody", pool())).rejects.toMatchObject({ code: "not_found" });
    const keeping = { keepVideos: true, quotaMb: 10, retentionDays: 30 };
    await expect(updateArchiveSettings(operator, login, keeping, pool())).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await updateArchiveSettings(owner, login, keeping, pool())).toMatchObject(keeping);
    const off = await updateArchiveSettings(operator, login, { enabled: false }, pool());
    expect(off).toMatchObject({ enabled: false, nextAt: null, ...keeping });
    await expect(askArchive(owner, login, pool())).rejects.toMatchObject({ code: "conflict" });
    expect(await archiveOnce(archiveDeps(pool(), twitch))).toMatchObject({ read: 0, requests: 0 });
    expect(await updateArchiveSettings(owner, login, { retentionDays: null }, pool())).toMatchObject({
      retentionDays: null,
    });
  });

  test("of a new channel have as much room for files as the instance gives", async () => {
    await connectChannels(pool(), [kaya.id]);
    await archiveOnce({ ...archiveDeps(pool(), twitch), quotaMb: 7 });
    expect(await archiveStatus(owner, login, pool())).toMatchObject({ quotaMb: 7 });
    await updateArchiveSettings(owner, login, { quotaMb: 9 }, pool());
    await archiveOnce({ ...archiveDeps(pool(), twitch), quotaMb: 7 });
    expect(await archiveStatus(owner, login, pool())).toMatchObject({ quotaMb: 9 });
  });

  test("that its owner has switched off is not an operator's to switch on, whoever connected the channel", async () => {
    await connectChannels(pool(), [kaya.id], "operator");
    await pool().query(
      "INSERT INTO person (id, twitch_id, login) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [owner.id, kaya.id, login],
    );
    const set = (who: Person, enabled: boolean) =>
      updateArchiveSettings(who, login, { enabled }, pool()).then((status) => status.enabled);
    // Until the owner says something, it is the operator who answers for it.
    expect([await set(operator, true), await set(operator, false), await set(operator, true)]).toEqual([
      ...[true, false, true],
    ]);
    await pool().query("TRUNCATE outbox");
    expect(await set(owner, false)).toBe(false);
    const { rows } = await pool().query("SELECT payload FROM outbox WHERE kind = 'channel.changed'");
    expect(rows).toEqual([{ payload: { channelId: kaya.id, change: "settings" } }]);
    await expect(set(operator, true)).rejects.toMatchObject({ code: "forbidden" });
    expect((await archiveStatus(owner, login, pool())).enabled).toBe(false);
    expect(await set(owner, true)).toBe(true);
    expect([await set(operator, true), await set(operator, false)]).toEqual([true, false]);
  });

  test("of a channel that the bot was made to leave rests until it is connected again", async () => {
    await archived(kaya);
    await pool().query("UPDATE channel SET join_wanted = false");
    expect(await archiveStatus(owner, login, pool())).toMatchObject({ enabled: true, nextAt: null });
    await expect(askArchive(owner, login, pool())).rejects.toMatchObject({ code: "conflict" });
    expect(await runIn(2 * HOUR)).toMatchObject({ read: 0, requests: 0 });
    await pool().query("UPDATE channel SET join_wanted = true");
    expect(await runIn(2 * HOUR)).toMatchObject({ read: 1 });
  });

  test("is left alone from the moment on when the bot has left, also by whoever reads it just then", async () => {
    await connectChannels(pool(), [kaya.id]);
    make("Told", Date.now() - HOUR);
    const leaving: Twitch["getClipPage"] = async (...call) => {
      await pool().query("UPDATE channel SET join_wanted = false");
      return twitch.getClipPage(...call);
    };
    const deps = archiveDeps(pool(), { ...twitch, getClipPage: leaving });
    expect(await archiveOnce(deps)).toMatchObject({ found: 0, failed: 0 });
    expect(await archivedIds(pool(), kaya.id)).toEqual([]);
  });

  test("asked for is read at once, and whoever works is woken", async () => {
    await archived(kaya);
    await askArchive(owner, login, pool());
    expect(await clipEvents(pool())).toMatchObject([
      { kind: "clips.asked", payload: { channelId: kaya.id } },
    ]);
    expect(await runIn(0)).toMatchObject({ read: 1 });
    expect(await runIn(0)).toMatchObject({ read: 0 });
  });
});
