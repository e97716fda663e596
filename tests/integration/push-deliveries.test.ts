import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endPushes, readDeviceTest, testDevice } from "@/lib/deliveries";
import { createLane, type Lane } from "@/lib/deliveries/lane";
import { createPushCarrier } from "@/lib/deliveries/push-carrier";
import { announce, fanOut } from "@/lib/notifications";
import { createOutbound, type Outbound } from "@/lib/outbound";
import { createPush, type Push } from "@/lib/push";
import { newAnnouncement } from "@/tests/support/announcements";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { letFollow, readDeliveries, runLane } from "@/tests/support/deliveries";
import { silent } from "@/tests/support/jobs";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";
import { type FakeBrowser, type PushService, startPushService } from "@/tests/support/push-service";

// N3, N6: from an announcement to the browser, through the fan-out, the lane and a push service.

let database: TestDatabase;
let service: PushService;
let outbound: Outbound;
let push: Push;
let lane: Lane;
let vera: string;
let max: string;

beforeAll(async () => {
  service = await startPushService();
  outbound = createOutbound({ allow: [service.host] });
});
afterAll(async () => {
  outbound.close();
  await service.stop();
});
beforeEach(async () => {
  database = await testDatabase();
  const { pool } = database;
  const encryptionKey = randomBytes(32).toString("base64");
  push = createPush({ pool, outbound, encryptionKey, subject: "mailto:ops@tally.example" });
  lane = createLane({
    ...{ pool, medium: "push", atOnce: 5, log: silent },
    carrier: createPushCarrier({ pool, push, appUrl: "https://tally.example" }),
    persistence: { attempts: 3, baseMs: 50, maxMs: 100 },
  });
  await addBroadcasters(pool, ["1", "2"]);
  vera = await addPerson(pool, "901");
  max = await addPerson(pool, "902");
  await letFollow(pool, [vera, max], "1");
  await pool.query(
    "INSERT INTO notification_preference (user_id, push, hourly_limit) SELECT id, true, 60 FROM person",
  );
});
afterEach(async () => {
  expect(service.complaints.splice(0)).toEqual([]);
  service.moods.length = 0;
  await database.drop();
});

async function browserOf(userId: string): Promise<FakeBrowser & { id: string }> {
  const browser = service.subscribe(await push.publicKey());
  const { id } = await push.register(userId, browser.subscription);
  return { ...browser, id };
}

const spread = () => fanOut(database.pool, { signal: new AbortController().signal });
async function goLive(given: Partial<Parameters<typeof newAnnouncement>[0]> = {}): Promise<string> {
  const made = newAnnouncement({ broadcasterId: "1", ...given });
  await announce(database.pool, [made]);
  await database.pool.query(
    `INSERT INTO live_status (broadcaster_id, state, stream_id, started_at) VALUES ('1', 'live', $1, $2)
     ON CONFLICT (broadcaster_id) DO UPDATE SET state = 'live', stream_id = excluded.stream_id`,
    [made.streamId, made.startedAt.toISOString()],
  );
  await spread();
  return made.id;
}
const STREAM =
  "INSERT INTO stream (broadcaster_id, twitch_stream_id, continues_id, started_at, last_seen_at, ended_at) VALUES";
/** The stream ends so long after it began. */
const end = (minutes: number) =>
  database.pool.query(
    "UPDATE live_status SET state = 'offline', ended_at = started_at + $1 * interval '1 minute'",
    [minutes],
  );
const endings = async (now = new Date()) =>
  (await endPushes(database.pool, { now, signal: new AbortController().signal })).queued;
/** What became of what was meant for some browser. */
const stored = async () => (await readDeliveries(database.pool)).filter(({ deviceId }) => deviceId !== null);
const states = async () => (await stored()).map(({ kind, state, reason }) => [kind, state, reason]);

describe("a go-live", () => {
  test("reaches each browser of each person once, in their language, and opens the stream", async () => {
    await database.pool.query("UPDATE person SET locale = 'de' WHERE id = $1", [max]);
    const [one, two, other] = [await browserOf(vera), await browserOf(vera), await browserOf(max)];
    const id = await goLive({ streamTitle: "Any%\r\n<b>attempts</b>", categoryName: "Celeste" });
    expect(await runLane(lane)).toMatchObject({ sent: 3 });
    for (const { received } of [one, two]) {
      expect(received).toHaveLength(1);
      expect(received[0]).toMatchObject({ urgency: "high", ttl: 3600 });
      expect(received[0]?.message).toMatchObject({
        ...{ kind: "live", lang: "en", title: "Name 1 is live", notificationId: id },
        ...{ body: "Any% <b>attempts</b> · Celeste", url: "https://twitch.tv/login1" },
      });
    }
    expect(other.received[0]?.message).toMatchObject({ title: "Name 1 ist live", lang: "de" });
    expect(await runLane(lane)).not.toHaveProperty("sent", 3);
    expect((await stored()).map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
    expect((await stored())[0]?.providerId).toMatch(/\/kept\//);
  });

  test("is handed over after its push service was away for a while, once", async () => {
    const browser = await browserOf(vera);
    service.moods.push({ status: 503 }, { status: 429 });
    await goLive();
    await runLane(lane);
    expect(browser.received).toHaveLength(1);
    expect(await stored()).toMatchObject([{ state: "sent", attempts: 3 }]);
  });

  test("to a browser that is no more removes it, and nothing is sent to it again", async () => {
    const browser = await browserOf(vera);
    const kept = await browserOf(max);
    browser.remove();
    await testDevice(vera, browser.id, database.pool);
    await runLane(lane);
    await goLive();
    await runLane(lane);
    expect(await push.list(vera)).toEqual([]);
    expect(await states()).toEqual([
      ["test", "skipped", "no_device"],
      ["live", "sent", null],
    ]);
    expect(kept.received).toHaveLength(1);
  });

  test("to a browser that is given another subscription on the way goes there", async () => {
    const browser = await browserOf(vera);
    await goLive();
    const fresh = service.subscribe(await push.publicKey());
    const targets = await push.targets([browser.id]);
    await push.register(vera, { ...fresh.subscription, replaces: browser.subscription.endpoint });
    browser.remove();
    // Prepared before the browser told of its new subscription, and handed over after.
    const late = createPushCarrier({
      ...{ pool: database.pool, appUrl: "https://tally.example" },
      push: {
        targets: async (ids) => (targets.length > 0 ? targets.splice(0) : push.targets(ids)),
        send: push.send,
      },
    });
    await runLane(
      createLane({
        ...{ pool: database.pool, medium: "push", atOnce: 1, log: silent, carrier: late },
        persistence: { attempts: 3, baseMs: 50, maxMs: 100 },
      }),
    );
    expect(fresh.received).toHaveLength(1);
    expect((await push.list(vera)).map(({ id }) => id)).toEqual([browser.id]);
    expect(await stored()).toMatchObject([{ state: "sent", attempts: 2 }]);
  });

  test("does not reach who has the browser now, when it was meant for who had it before", async () => {
    const browser = await browserOf(vera);
    await goLive();
    await push.register(max, browser.subscription);
    await runLane(lane);
    expect(browser.received).toEqual([]);
    expect(await states()).toContainEqual(["live", "skipped", "no_device"]);
  });

  test("that its push service refuses for good ends there, and says why", async () => {
    await browserOf(vera);
    service.moods.push({ status: 413, body: "payload too large" });
    await goLive();
    await runLane(lane);
    expect(await stored()).toMatchObject([
      { state: "failed", reason: "push_too_large", error: expect.stringContaining("413: payload too large") },
    ]);
  });

  test("to one browser whose push service is nowhere holds up nobody else's", async () => {
    const dead = await startPushService();
    const nowhere = createOutbound({ allow: [service.host, dead.host] });
    const both = createPush({
      ...{ pool: database.pool, outbound: nowhere, subject: "mailto:ops@tally.example" },
      encryptionKey: randomBytes(32).toString("base64"),
    });
    await both.register(vera, dead.subscribe().subscription);
    const browser = service.subscribe();
    await both.register(max, browser.subscription);
    await dead.stop();
    await goLive();
    await runLane(
      createLane({
        ...{ pool: database.pool, medium: "push", atOnce: 1, log: silent },
        carrier: createPushCarrier({ pool: database.pool, push: both, appUrl: "https://tally.example" }),
        persistence: { attempts: 2, baseMs: 50, maxMs: 50 },
      }),
    );
    nowhere.close();
    expect(browser.received).toHaveLength(1);
    expect((await readDeliveries(database.pool)).map(({ state }) => state).toSorted()).toEqual([
      "failed",
      "sent",
    ]);
  });
});

describe("the end of a stream", () => {
  test("is told to the browsers that were told of its beginning, in its place and without hurry, once", async () => {
    const browser = await browserOf(vera);
    await goLive({ startedAt: new Date(Date.now() - 130 * 60_000) });
    await runLane(lane);
    expect(await endings()).toBe(0);
    await end(125);
    expect(await Promise.all([endings(), endings()])).toContain(1);
    expect(await endings()).toBe(0);
    await runLane(lane);
    const [live, ended, ...more] = browser.received;
    expect(more).toEqual([]);
    expect(ended?.message).toMatchObject({ kind: "ended", title: "Name 1 was live for 2 h 05 min" });
    expect([ended?.message.tag, ended?.topic]).toEqual([live?.message.tag, live?.topic]);
    expect(ended?.urgency).toBe("normal");
  });

  test("is told also when the stream had broken off twice, and went on as another", async () => {
    await browserOf(vera);
    await goLive({ streamId: "first", startedAt: new Date(Date.now() - 60 * 60_000) });
    await runLane(lane);
    await database.pool.query(
      `WITH one AS (${STREAM} ('1', 'first', NULL, now(), now(), now()) RETURNING id),
       two AS (${STREAM} ('1', 'second', (SELECT id FROM one), now(), now(), now()) RETURNING id)
       ${STREAM} ('1', 'third', (SELECT id FROM two), now(), now(), now())`,
    );
    await database.pool.query("UPDATE live_status SET stream_id = 'third'");
    await end(59);
    expect(await endings()).toBe(1);
    expect(await endings()).toBe(0);
  });

  test.each<[string, (announcementId: string) => Promise<unknown>]>([
    [
      "has seen it",
      (id) => database.pool.query("UPDATE notification SET read_at = now() WHERE announcement_id = $1", [id]),
    ],
    [
      "wants no pushes any more",
      () => database.pool.query("UPDATE notification_preference SET push = false"),
    ],
    ["has removed the browser", () => database.pool.query("DELETE FROM push_device")],
    [
      "was told long after it ended",
      () => database.pool.query("UPDATE live_status SET ended_at = now() - interval '1 hour'"),
    ],
    ["sees it come back", () => database.pool.query("UPDATE live_status SET state = 'live'")],
  ])("is not told to who %s", async (_who, change) => {
    await browserOf(vera);
    const id = await goLive({ startedAt: new Date(Date.now() - 60 * 60_000) });
    await runLane(lane);
    await end(59);
    await change(id);
    expect(await endings()).toBe(0);
  });
});

describe("a test of a browser", () => {
  test("goes the way that all go, whatever the person has switched off, and tells what became of it", async () => {
    await database.pool.query(
      "UPDATE notification_preference SET push = false, quiet_from = 0, quiet_to = 1439",
    );
    const browser = await browserOf(vera);
    const begun = await testDevice(vera, browser.id, database.pool);
    expect(begun).toMatchObject({ state: "queued", attempts: 0, sentAt: null });
    expect(await testDevice(vera, browser.id, database.pool)).toEqual(begun);
    await runLane(lane);
    const done = await readDeviceTest(vera, browser.id, database.pool);
    expect(done).toMatchObject({ id: begun.id, state: "sent", sentAt: expect.any(String) });
    expect(browser.received.map(({ message, ttl }) => [message.tag, ttl])).toEqual([
      [`test:${begun.id}`, 60],
    ]);
    const [again, beside] = await Promise.all([
      testDevice(vera, browser.id, database.pool),
      testDevice(vera, browser.id, database.pool),
    ]);
    expect(again.id).not.toBe(begun.id);
    expect(beside.id).toBe(again.id);
  });

  test("is for one's own browsers only", async () => {
    const browser = await browserOf(vera);
    await expect(testDevice(max, browser.id, database.pool)).rejects.toMatchObject({ code: "not_found" });
    await expect(readDeviceTest(max, browser.id, database.pool)).rejects.toMatchObject({ code: "not_found" });
  });
});
