import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { senders } from "@/lib/deliveries";
import { env } from "@/lib/env/server";
import { appendEvents } from "@/lib/events";
import { createJobs } from "@/lib/jobs/handlers";
import { createWorker, type Worker } from "@/lib/jobs/worker/create";
import { logger } from "@/lib/log";
import { announce } from "@/lib/notifications";
import { push } from "@/lib/push";
import { twitch } from "@/lib/twitch";
import { newAnnouncement } from "@/tests/support/announcements";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { letFollow } from "@/tests/support/deliveries";
import { event } from "@/tests/support/events";
import { silent } from "@/tests/support/jobs";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";
import { type FakeBrowser, type PushService, startPushService } from "@/tests/support/push-service";
import { watchSlowness } from "@/tests/support/slowness";

// N3: the worker as it runs, woken by the outbox.

const BUDGET_MS = 2_000;
const JOBS = ["deliver-notifications", "send-pushes", "end-pushes"];

let database: TestDatabase;
let service: PushService;
let worker: Worker;
let browser: FakeBrowser;

beforeAll(async () => {
  [database, service] = await Promise.all([testDatabase(), startPushService()]);
  Object.assign(process.env, { DATABASE_URL: database.url, OUTBOUND_ALLOW: service.host });
  const vera = await addPerson(database.pool, "901");
  await addBroadcasters(database.pool, ["1"]);
  await letFollow(database.pool, [vera], "1");
  await database.pool.query(
    "INSERT INTO notification_preference (user_id, push, hourly_limit) VALUES ($1, true, 60)",
    [vera],
  );
  browser = service.subscribe(await push().publicKey());
  await push().register(vera, browser.subscription);
  const jobs = createJobs({
    ...{ pool: db(), twitch: twitch(), env: env(), senders: senders() },
    log: logger("test"),
  });
  worker = createWorker({
    jobs: jobs.filter(({ id }) => JOBS.includes(id)),
    ...{ pool: db(), databaseUrl: database.url, name: "test", everySeconds: 30 },
    ...{ wordsOf: String, log: silent },
  });
});
afterAll(async () => {
  await worker.stop();
  await closeDb();
  await service.stop();
  await database.drop();
});

/** A stream begins, as the live sync writes it; says when that was committed. */
async function goLive(streamId: string): Promise<number> {
  const made = newAnnouncement({ broadcasterId: "1", streamId });
  await withTransaction(async (tx) => {
    await announce(tx, [made]);
    await tx.query(
      `INSERT INTO live_status (broadcaster_id, state, stream_id, started_at) VALUES ('1', 'live', $1, now())
       ON CONFLICT (broadcaster_id) DO UPDATE SET state = 'live', stream_id = $1, ended_at = NULL`,
      [streamId],
    );
    await appendEvents(tx, [event.online("1", streamId)]);
  }, db());
  return Date.now();
}

const messages = () => browser.received.map(({ message }) => message.kind);

test("a go-live is handed to the push service within two seconds of its commit, and its end follows", async () => {
  // The worker's first slots are over by then: what is measured is being woken.
  await expect
    .poll(
      async () => (await database.pool.query("SELECT FROM job_run WHERE ended_at IS NOT NULL")).rowCount,
      {
        timeout: 60_000,
      },
    )
    .toBeGreaterThanOrEqual(JOBS.length);
  const delays: number[] = [];
  const slowness = watchSlowness(database.pool);
  for (const streamId of ["a", "b", "c"]) {
    const before = browser.received.length;
    const committedAt = await goLive(streamId);
    await expect.poll(() => browser.received.length, { interval: 10, timeout: 60_000 }).toBe(before + 1);
    delays.push((browser.received.at(-1)?.at ?? 0) - committedAt);
  }
  // Not the slowest: a machine that stands still for a moment is not ours.
  expect(delays.toSorted((a, b) => a - b)[1]).toBeLessThanOrEqual(BUDGET_MS + 2 * (await slowness()));

  await withTransaction(async (tx) => {
    await tx.query("UPDATE live_status SET state = 'offline', ended_at = now()");
    await appendEvents(tx, [event.offline("1")]);
  }, db());
  await expect.poll(messages, { timeout: 60_000 }).toEqual(["live", "live", "live", "ended"]);
  expect(service.complaints).toEqual([]);
});
