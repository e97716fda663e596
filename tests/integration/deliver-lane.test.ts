import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { queueDeliveries, retryDeliveries } from "@/lib/deliveries";
import { createLane, type LaneDeps } from "@/lib/deliveries/lane";
import type { NewDelivery } from "@/lib/deliveries/schema";
import { announce } from "@/lib/notifications";
import { newAnnouncement } from "@/tests/support/announcements";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import {
  addMailReaders,
  countStates,
  readDeliveries,
  runLane,
  type TestCarrier,
  testCarrier,
} from "@/tests/support/deliveries";
import { eventually } from "@/tests/support/eventually";
import { silent } from "@/tests/support/jobs";
import { latch } from "@/tests/support/latch";
import { addBroadcasters } from "@/tests/support/live-rows";

let database: TestDatabase;
let readers: string[];
beforeEach(async () => {
  database = await testDatabase();
  readers = await addMailReaders(database.pool, 60);
});
afterEach(() => database.drop());

const row = (userId: string, given: Partial<NewDelivery> = {}): NewDelivery => ({
  ...{ userId, kind: "test", medium: "email", announcementId: null, deviceId: null, about: null },
  ...{ state: "queued", reason: null, notBefore: null, turn: 0, ...given },
});
const queue = (rows: NewDelivery[]) => queueDeliveries(database.pool, rows);
const queueFor = (people: readonly string[], given: Partial<NewDelivery> = {}) =>
  queue(people.map((id) => row(id, given)));
const laneOf = (carrier: TestCarrier, given: Partial<LaneDeps> = {}) =>
  createLane({
    ...{ pool: database.pool, medium: "email", carrier, atOnce: 5, log: silent },
    persistence: { attempts: 3, baseMs: 100, maxMs: 200 },
    ...given,
  });

describe("N6: queueing", () => {
  test("says which ways were queued, and nothing when nothing is new", async () => {
    const [one = "", two = ""] = readers;
    const announcementId = uuidv7();
    const rows = [
      row(one, { kind: "live", announcementId }),
      row(two, { kind: "live", announcementId, state: "skipped", reason: "title" }),
      row(two, { kind: "live", announcementId, medium: "push", state: "gathering", notBefore: new Date() }),
    ];
    expect(await queue(rows)).toEqual([{ kind: "deliveries.queued", payload: { media: ["email"] } }]);
    expect(await queue(rows)).toEqual([]);
    expect(await countStates(database.pool)).toEqual({ queued: 1, skipped: 1, gathering: 1 });
    expect(await queueDeliveries(database.pool, [])).toEqual([]);
  });
});

describe("N6: a lane", () => {
  test("sends all that is due, so many at once, and writes down what the other side knows it by", async () => {
    await queueFor(readers);
    const carrier = testCarrier(async ({ id }) => {
      await sleep(2);
      return { kind: "sent", providerId: `<${id}>` };
    });
    expect(await runLane(laneOf(carrier))).toMatchObject({ sent: 60, queued: 0 });
    expect(carrier.most()).toBe(5);
    const stored = await readDeliveries(database.pool);
    for (const { id, ...rest } of stored) {
      expect(rest).toMatchObject({
        state: "sent",
        attempts: 1,
        providerId: `<${id}>`,
        sentAt: expect.any(Date),
      });
    }
    expect(new Set(carrier.handed.map(({ delivery }) => delivery.id)).size).toBe(60);
  });

  test("those who came first for their own announcement go first", async () => {
    await queueFor(readers.slice(0, 20), { turn: 3 });
    await queueFor(readers.slice(20, 25), { turn: 0 });
    const carrier = testCarrier();
    await runLane(laneOf(carrier, { atOnce: 1 }));
    const order = carrier.handed.map(({ delivery }) => delivery.userId);
    expect(new Set(order.slice(0, 5))).toEqual(new Set(readers.slice(20, 25)));
  });

  test.each([
    ["email", 5_000],
    ["push", 2_000],
  ] as const)(
    "while 50,000 by %s wait, those of another announcement are handed over within %i ms",
    async (medium, budgetMs) => {
      await database.pool.query(
        `INSERT INTO delivery (user_id, kind, medium, state, turn)
       SELECT ($1::uuid[])[1 + n % 60], 'test', $2, 'queued', n / 100 FROM generate_series(0, 49999) AS n`,
        [readers, medium],
      );
      const carrier = testCarrier(async ({ id }) => {
        await sleep(20);
        return { kind: "sent", providerId: id };
      });
      const stop = new AbortController();
      const running = laneOf(carrier, { medium }).run({ signal: stop.signal });
      await eventually(() => expect(carrier.handed.length).toBeGreaterThan(400));
      const before = carrier.handed.length;
      await queueFor(readers.slice(0, 5), { medium, about: "another" });
      const others = () => carrier.handed.filter(({ delivery }) => delivery.about === "another");
      await eventually(() => expect(others()).toHaveLength(5));
      // Counted in those that went before: five at once take 20 ms, whatever else the machine does.
      const last = carrier.handed.findLastIndex(({ delivery }) => delivery.about === "another");
      expect(last - before).toBeLessThan(budgetMs / 4);
      stop.abort();
      await running;
    },
    60_000,
  );

  test("what is not taken for now is tried again, and fails for good in the end", async () => {
    const [patient = "", hopeless = "", unknown = ""] = readers;
    await queueFor([patient, hopeless, unknown]);
    const carrier = testCarrier(({ userId, attempt }) => {
      if (userId === unknown)
        return { kind: "refused", reason: "address_refused", error: "550 no such user" };
      if (userId === patient && attempt === 2) return { kind: "sent", providerId: "<it>" };
      return { kind: "retry", error: "451 later", afterMs: null };
    });
    expect(await runLane(laneOf(carrier))).toMatchObject({ sent: 1, failed: 2, queued: 3 });
    const stored = new Map((await readDeliveries(database.pool)).map((one) => [one.userId, one]));
    expect(stored.get(patient)).toMatchObject({ state: "sent", attempts: 2 });
    expect(stored.get(hopeless)).toMatchObject({
      ...{ state: "failed", attempts: 3, reason: "too_often", error: "451 later" },
    });
    expect(stored.get(unknown)).toMatchObject({ state: "failed", attempts: 1, reason: "address_refused" });
  });

  test("what becomes due soon is waited for, what is due later is left", async () => {
    const [soon = "", later = ""] = readers;
    await queueFor([soon], { notBefore: new Date(Date.now() + 700) });
    await queueFor([later], { notBefore: new Date(Date.now() + 60_000) });
    const carrier = testCarrier();
    expect(await runLane(laneOf(carrier))).toMatchObject({ sent: 1 });
    expect(carrier.handed[0]?.delivery.userId).toBe(soon);
  });

  test("a provider that is away burns no attempt, and is asked by one until it is back", async () => {
    await queueFor(readers);
    let isAway = true;
    const carrier = testCarrier(({ id }) =>
      isAway ? { kind: "down", error: "connect ECONNREFUSED" } : { kind: "sent", providerId: id },
    );
    const running = runLane(laneOf(carrier));
    await eventually(() => expect(carrier.handed.length).toBeGreaterThanOrEqual(7), { interval: 20 });
    // Five were under way; after that one at a time asks.
    expect(carrier.handed.length).toBeLessThan(9);
    isAway = false;
    expect(await running).toMatchObject({ sent: 60, failed: 0 });
    expect(new Set((await readDeliveries(database.pool)).map(({ attempts }) => attempts))).toEqual(
      new Set([1]),
    );
  });

  test("what was being claimed while the provider was found away keeps nothing from going when it is back", async () => {
    await queueFor(readers);
    let isAway = true;
    const away = latch();
    const carrier = testCarrier(async ({ id }) => {
      if (!isAway) return { kind: "sent", providerId: id };
      await away.released;
      return { kind: "down", error: "connect ECONNREFUSED" };
    });
    const { prepare } = carrier;
    let claims = 0;
    carrier.prepare = async (deliveries) => {
      claims += 1;
      // At this pace a claim is of as many as the one before.
      await sleep(300);
      if (claims === 2) {
        away.release();
        await sleep(100);
        isAway = false;
      }
      return prepare(deliveries);
    };
    // Room for more than the first claim brings, so that the second is made while that is under way.
    expect(await runLane(laneOf(carrier, { atOnce: 20 }))).toMatchObject({ sent: 60, queued: 10 });
    expect(await countStates(database.pool)).toEqual({ sent: 60 });
  });

  test("one that the provider cannot bear holds up the others for moments only", async () => {
    const [unbearable = ""] = readers;
    await queueFor(readers);
    const carrier = testCarrier(({ userId, id }) =>
      userId === unbearable ? { kind: "down", error: "connection lost" } : { kind: "sent", providerId: id },
    );
    const lane = laneOf(carrier, { atOnce: 1 });
    const stop = new AbortController();
    const running = lane.run({ signal: stop.signal });
    await eventually(async () => expect(await countStates(database.pool)).toMatchObject({ sent: 59 }));
    stop.abort();
    await running;
    expect(await countStates(database.pool)).toEqual({ sent: 59, queued: 1 });
  });

  test("says that the provider is away when it stays away", async () => {
    await queueFor(readers.slice(0, 3));
    const carrier = testCarrier(() => ({ kind: "down", error: "connect ECONNREFUSED" }));
    await expect(runLane(laneOf(carrier))).rejects.toThrow(
      "The mail server cannot be reached: connect ECONNREFUSED. All waits.",
    );
    expect(await countStates(database.pool)).toEqual({ queued: 3 });
  }, 120_000);

  test("a call while it works wakes it, and is answered at once", async () => {
    await queueFor(readers.slice(0, 1));
    const held = latch();
    const carrier = testCarrier(async ({ id }) => {
      await held.released;
      return { kind: "sent", providerId: id };
    });
    const lane = laneOf(carrier, { atOnce: 2 });
    const running = runLane(lane);
    await eventually(() => expect(carrier.handed).toHaveLength(1));
    await queueFor(readers.slice(1, 2));
    expect(await runLane(lane)).toEqual({});
    await eventually(() => expect(carrier.handed).toHaveLength(2));
    held.release();
    expect(await running).toMatchObject({ sent: 2 });
  });

  test("stops within seconds, gives back what it did not begin, and loses no answer", async () => {
    await queueFor(readers);
    const carrier = testCarrier(async (_delivery, signal) => {
      await sleep(60_000, undefined, { signal }).catch(() => undefined);
      return { kind: "retry", error: "stopped", afterMs: null };
    });
    const stop = new AbortController();
    const running = laneOf(carrier).run({ signal: stop.signal });
    await eventually(() => expect(carrier.handed).toHaveLength(5));
    const begun = Date.now();
    stop.abort();
    await running;
    expect(Date.now() - begun).toBeLessThan(20_000);
    const stored = await readDeliveries(database.pool);
    expect(stored.filter(({ attempts }) => attempts === 1)).toHaveLength(5);
    expect(await countStates(database.pool)).toEqual({ queued: 60 });
  });

  test("what a worker had that died is taken up when its lease is over; a living one keeps its own", async () => {
    await queueFor(readers.slice(0, 4));
    await database.pool.query(
      `UPDATE delivery SET state = 'sending', worker = 'dead', attempts = 1, leased_until = now() + interval '1 second'
       WHERE user_id = ANY ($1)`,
      [readers.slice(0, 2)],
    );
    const held = latch();
    const slow = testCarrier(async ({ id }) => {
      await held.released;
      return { kind: "sent", providerId: id };
    });
    const running = runLane(laneOf(slow, { leaseMs: 1_000 }));
    await eventually(() => expect(slow.handed).toHaveLength(4));
    // Longer than its lease: another lane finds nothing, for it was renewed.
    await sleep(1_500);
    const other = testCarrier();
    await runLane(laneOf(other, { leaseMs: 1_000 }));
    expect(other.handed).toHaveLength(0);
    held.release();
    expect(await running).toMatchObject({ sent: 4 });
    const stored = new Map((await readDeliveries(database.pool)).map((one) => [one.userId, one]));
    expect(stored.get(readers[0] ?? "")).toMatchObject({ state: "sent", attempts: 2 });
  });

  test("what is no longer worth it when its turn has come is not sent, and says why", async () => {
    const [well = "", saw = "", left = "", sleeper = ""] = readers;
    await addBroadcasters(database.pool, ["1", "2"]);
    const [live, over] = [newAnnouncement({ broadcasterId: "1" }), newAnnouncement({ broadcasterId: "2" })];
    await announce(database.pool, [live, over]);
    const { pool } = database;
    await pool.query("INSERT INTO live_status (broadcaster_id, state) VALUES ('2', 'offline')");
    await pool.query("INSERT INTO notification (user_id, announcement_id, read_at) VALUES ($1, $2, now())", [
      saw,
      live.id,
    ]);
    await pool.query("UPDATE notification_preference SET email = false WHERE user_id = $1", [left]);
    const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes();
    await pool.query(
      "UPDATE notification_preference SET zone = 'UTC', quiet_from = $2, quiet_to = $3 WHERE user_id = $1",
      [sleeper, (minute + 1410) % 1440, (minute + 30) % 1440],
    );
    await queueFor([well, saw, left, sleeper], { kind: "live", announcementId: live.id });
    await queueFor([well], { kind: "live", announcementId: over.id });
    expect(await runLane(laneOf(testCarrier()))).toMatchObject({ sent: 1, skipped: 3, gathering: 1 });
    const became = (await readDeliveries(pool)).map(({ userId, announcementId, state, reason, attempts }) =>
      [readers.indexOf(userId), announcementId === live.id, state, reason, attempts].join(" "),
    );
    expect(became.sort()).toEqual([
      "0 false skipped ended 0",
      "0 true sent  1",
      "1 true skipped seen 0",
      "2 true skipped unsubscribed 0",
      "3 true gathering quiet_hours 0",
    ]);
  });

  test("what may have gone out, since its worker died, goes again, or fails as that: never as not sent", async () => {
    const [well = "", saw = ""] = readers;
    const { pool } = database;
    await addBroadcasters(pool, ["1"]);
    const live = newAnnouncement({ broadcasterId: "1" });
    await announce(pool, [live]);
    await queueFor([well, saw], { kind: "live", announcementId: live.id });
    await pool.query(
      "UPDATE delivery SET state = 'sending', worker = 'dead', attempts = 1, leased_until = now() - interval '1 second'",
    );
    await pool.query("INSERT INTO notification (user_id, announcement_id, read_at) VALUES ($1, $2, now())", [
      saw,
      live.id,
    ]);
    const lane = laneOf(testCarrier());
    await eventually(async () => {
      await runLane(lane);
      expect(await countStates(pool)).toEqual({ sent: 1, failed: 1 });
    });
    const stored = new Map((await readDeliveries(pool)).map((one) => [one.userId, one]));
    expect(stored.get(well)).toMatchObject({ state: "sent", reason: null });
    expect(stored.get(saw)).toMatchObject({ state: "failed", reason: "unconfirmed", sentAt: null });
    // Whoever tries it again does not make it a mail that was not sent.
    expect(await retryDeliveries({ what: "all" }, pool)).toEqual({ retried: 1 });
    await runLane(lane);
    expect(await countStates(pool)).toEqual({ sent: 1, failed: 1 });
  });

  test("that it was sent is written down although another has judged it meanwhile", async () => {
    const [saw = ""] = readers;
    await queueFor([saw]);
    const carrier = testCarrier(async ({ id }) => {
      await database.pool.query(
        "UPDATE delivery SET state = 'skipped', reason = 'seen', worker = NULL, leased_until = NULL",
      );
      return { kind: "sent", providerId: id };
    });
    await runLane(laneOf(carrier));
    expect(await countStates(database.pool)).toEqual({ sent: 1 });
  });

  test("many lanes at once send nothing twice", async () => {
    await queueFor(readers);
    await queueFor(readers);
    const carriers = [1, 2, 3, 4].map(() =>
      testCarrier(async ({ id }) => {
        await sleep(Math.random() * 5);
        return { kind: "sent", providerId: id };
      }),
    );
    await Promise.all(carriers.map((carrier) => runLane(laneOf(carrier))));
    const handed = carriers.flatMap((carrier) => carrier.handed.map(({ delivery }) => delivery.id));
    expect(new Set(handed).size).toBe(120);
    expect(handed).toHaveLength(120);
  });

  test("a database that goes away for a moment makes it neither lose nor repeat anything", async () => {
    await queueFor(readers);
    const carrier = testCarrier(async ({ id }) => {
      await sleep(20);
      return { kind: "sent", providerId: id };
    });
    const running = runLane(laneOf(carrier)).catch(() => undefined);
    for (let cuts = 0; cuts < 4; cuts += 1) {
      await sleep(40);
      await database.pool.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
    }
    await running;
    const first = carrier.handed.length;
    await database.pool.query("UPDATE delivery SET leased_until = now() WHERE state = 'sending'");
    await runLane(laneOf(carrier));
    expect(carrier.handed.length).toBeGreaterThanOrEqual(first);
    expect(await countStates(database.pool)).toEqual({ sent: 60 });
    expect(carrier.handed).toHaveLength(60);
  });

  test("one that cannot be prepared keeps no other from going", async () => {
    const [bad = ""] = readers;
    await queueFor(readers.slice(0, 10));
    const carrier = testCarrier();
    const { prepare } = carrier;
    carrier.prepare = async (deliveries) => {
      if (deliveries.some(({ userId }) => userId === bad)) throw new Error("nobody thought of this");
      return prepare(deliveries);
    };
    expect(await runLane(laneOf(carrier))).toMatchObject({ sent: 9, failed: 1 });
  });
});
