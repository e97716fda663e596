import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { RecordedEvent } from "@/lib/events/schema";
import { quietPort } from "@/scripts/services/quiet-port";
import { type TestDatabase, testDatabase } from "../support/database";
import { testEnvironment } from "../support/env";
import { event } from "../support/events";
import { eventually } from "../support/eventually";
import {
  APP_URL,
  browserHeaders,
  openRawSocket,
  publish,
  type RunningSidecar,
  setFollow,
  signIn,
  startSidecar,
  type Visitor,
} from "../support/realtime";
import { describeWithRedis, startRedis, type TestRedis } from "../support/redis-server";

let redis: TestRedis;
let database: TestDatabase;
const ends: (() => unknown)[] = [];

async function start(options: Parameters<typeof startSidecar>[2] = {}): Promise<RunningSidecar> {
  const sidecar = await startSidecar(database.url, database.pool, { redisUrl: redis.url, ...options });
  ends.push(sidecar.stop);
  return sidecar;
}

/** A socket that keeps every event as it came: nothing is sorted out as a browser would. */
async function listen({ url }: { url: string }, { token }: Visitor): Promise<RecordedEvent[]> {
  const socket = openRawSocket(url, browserHeaders(token));
  ends.push(() => socket.close());
  const heard: RecordedEvent[] = [];
  socket.on("event", (one: RecordedEvent) => heard.push(one));
  await new Promise((inStep) => socket.once("caught_up", inStep));
  return heard;
}

/** Events 1 to `count` of channel 1, each in a transaction of its own. */
async function publishMany(count: number, pauseMs = 0): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await publish(database.pool, n % 2 ? event.offline("1") : event.online("1"));
    if (pauseMs) await sleep(pauseMs);
  }
}

async function allSeqs(): Promise<number[]> {
  const { rows } = await database.pool.query<{ seq: string }>("SELECT seq FROM outbox ORDER BY seq");
  return rows.map(({ seq }) => Number(seq));
}
const seqs = (events: RecordedEvent[]) => events.map(({ seq }) => seq);
const oneReads = (...sidecars: RunningSidecar[]) =>
  eventually(() => expect(sidecars.filter((sidecar) => sidecar.reads())).toHaveLength(1), {
    timeout: 60_000,
  });

describeWithRedis("sidecars that share a Redis", () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    await database.drop();
  });

  test("one reads the outbox; sockets of each hear every event once and in order", async () => {
    const ann = await signIn(database.pool, ["1"]);
    const sidecars = [await start(), await start(), await start()];
    await oneReads(...sidecars);
    const heard = await Promise.all(sidecars.map((sidecar) => listen(sidecar, ann)));
    await publishMany(200);
    const all = await allSeqs();
    for (const events of heard) await eventually(() => expect(seqs(events)).toEqual(all));
    await oneReads(...sidecars);
  });

  test("what changes what a socket may hear changes it at every sidecar", async () => {
    const ann = await signIn(database.pool);
    const sidecars = [await start(), await start()];
    await oneReads(...sidecars);
    const heard = await Promise.all(sidecars.map((sidecar) => listen(sidecar, ann)));
    await setFollow(database.pool, ann.id, "1", true);
    await publish(database.pool, event.followChanged(ann.id, "1"));
    await publish(database.pool, event.online("1"));
    for (const events of heard)
      await eventually(() =>
        expect(events.map(({ kind }) => kind)).toEqual(["follow.changed", "stream.online"]),
      );
  });

  test("Redis is killed and comes back in the middle: nothing is lost or told twice, and one reads again", async () => {
    const ann = await signIn(database.pool, ["1"]);
    const sidecars = [await start(), await start()];
    await oneReads(...sidecars);
    const heard = await Promise.all(sidecars.map((sidecar) => listen(sidecar, ann)));
    const publishing = publishMany(300, 20);
    await sleep(500);
    await redis.kill();
    await eventually(() => expect(sidecars.every((sidecar) => sidecar.reads())).toBe(true));
    await redis.start();
    await publishing;
    await publishMany(20);
    const all = await allSeqs();
    for (const events of heard) await eventually(() => expect(seqs(events)).toEqual(all));
    await oneReads(...sidecars);
  });

  test("the one that reads dies: another reads within seconds, and nothing is lost or told twice", async () => {
    const ann = await signIn(database.pool, ["1"]);
    const port = await quietPort();
    const leading = startProcess(port);
    await eventually(
      async () => expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200),
      {
        timeout: 60_000,
        interval: 100,
      },
    );
    const sidecar = await start();
    await eventually(() => expect(sidecar.reads()).toBe(false));
    const events = await listen(sidecar, ann);
    const publishing = publishMany(200, 20);
    await sleep(500);
    leading.kill("SIGKILL");
    const killed = performance.now();
    await eventually(() => expect(sidecar.reads()).toBe(true), { interval: 10 });
    process.stdout.write(
      `the next reads ${(performance.now() - killed).toFixed(0)} ms after a reader's death\n`,
    );
    await publishing;
    const all = await allSeqs();
    await eventually(() => expect(seqs(events)).toEqual(all));
    // It leads now: one that joins hears from it.
    const joining = await start();
    await oneReads(sidecar, joining);
    expect(sidecar.reads()).toBe(true);
  });

  test("the one that reads is stopped: it says so, and another reads before it would have missed it", async () => {
    const reasons: unknown[] = [];
    const log = { info: (fields: { why?: string }) => reasons.push(fields.why), warn: () => undefined };
    const sidecars = [await start({ log }), await start({ log })];
    await oneReads(...sidecars);
    reasons.length = 0;
    const leading = sidecars.find((sidecar) => sidecar.reads());
    const other = sidecars.find((sidecar) => !sidecar.reads());
    await leading?.stop();
    await eventually(() => expect(other?.reads()).toBe(true));
    expect(reasons.filter(Boolean)).toEqual(["gap"]);
  });

  test("two instances in one Redis hear nothing of each other", async () => {
    const other = await testDatabase();
    try {
      const here = await start();
      const ann = await signIn(database.pool, ["1"]);
      const there = await startSidecar(other.url, other.pool, { redisUrl: redis.url });
      ends.push(there.stop);
      const heard = await listen(here, ann);
      await publish(other.pool, event.online("1"), event.offline("1"));
      await eventually(() => expect(there.position()).toBe(2));
      await sleep(4_000);
      expect(heard).toEqual([]);
      expect([here.reads(), there.reads()]).toEqual([true, true]);
    } finally {
      await ends.pop()?.();
      await ends.pop()?.();
      await other.drop();
    }
  });

  test("a Redis that is not there changes nothing but who reads", async () => {
    const ann = await signIn(database.pool, ["1"]);
    const redisUrl = "redis://127.0.0.1:1";
    const sidecars = [await start({ redisUrl }), await start({ redisUrl })];
    const heard = await Promise.all(sidecars.map((sidecar) => listen(sidecar, ann)));
    await publishMany(50);
    const all = await allSeqs();
    for (const events of heard) await eventually(() => expect(seqs(events)).toEqual(all));
  });
});

/** A sidecar as `npm start` runs it. */
function startProcess(port: number): ChildProcess {
  const env = testEnvironment({
    DATABASE_URL: database.url,
    REALTIME_PORT: String(port),
    REDIS_URL: redis.url,
    APP_URL,
  });
  const child = spawn(process.execPath, ["--import", "tsx", "lib/realtime/server/main.ts"], {
    env: { NODE_ENV: "test", ...env },
    stdio: "ignore",
  });
  ends.push(() => child.kill("SIGKILL"));
  return child;
}
