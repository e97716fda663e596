import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createPool } from "@/lib/db/client";
import { runNow } from "@/lib/jobs";
import { pruneOldRows } from "@/lib/jobs/prune-old-rows";
import { createWorker, type Worker } from "@/lib/jobs/worker/create";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { silent, testJob } from "@/tests/support/jobs";
import { addBroadcasters, addPerson } from "@/tests/support/live-rows";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

describe("the worker", () => {
  let worker: Worker;
  let url: string;
  let runs: Date[];

  beforeEach(async () => {
    runs = [];
    const pool = createPool(database.url, 5);
    worker = createWorker({
      jobs: [testJob(async ({ now }) => runs.push(now), { schedule: { everySeconds: 300 } })],
      pool,
      databaseUrl: database.url,
      name: "test",
      everySeconds: 300,
      wordsOf: String,
      log: silent,
    });
    worker.httpServer.listen(0);
    await once(worker.httpServer, "listening");
    url = `http://localhost:${(worker.httpServer.address() as AddressInfo).port}`;
    return async () => {
      await worker.stop();
      await pool.end();
    };
  });

  const ask = async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    return { status: answer.status, text: await answer.text() };
  };

  test("begins a run asked for by hand at once, woken by the outbox", async () => {
    await expect.poll(() => runs.length).toBe(1);
    await runNow("sync-live-status", await addPerson(database.pool), database.pool);
    await expect.poll(() => runs.length, { interval: 10, timeout: 3_000 }).toBe(2);
  });

  test("says that it is well, and how its runs went", async () => {
    await expect.poll(() => runs.length).toBe(1);
    await expect.poll(async () => (await ask("/health/ready")).text).toContain("Ticks are in time.");
    for (const path of ["/health", "/health/ready", "/health/live", "/healthz"]) {
      expect((await ask(path)).status).toBe(200);
    }
    expect((await ask("/metrics")).text).toContain(
      'tallylight_worker_runs_total{job="sync-live-status",status="succeeded"} 1',
    );
    expect((await ask("/constructor")).status).toBe(404);
  });

  test("without its database it is up, and not ready", async () => {
    await expect.poll(() => runs.length).toBe(1);
    await database.drop();
    const { status, text } = await ask("/health/ready");
    expect(status).toBe(503);
    expect(text).toContain("Postgres does not answer");
    expect((await ask("/healthz")).status).toBe(200);
    database = await testDatabase();
  });
});

describe("pruning old rows", () => {
  test("deletes what is past its days and keeps the rest", async () => {
    const { pool } = database;
    await addBroadcasters(pool, ["1", "2"], await addPerson(pool));
    await pool.query("UPDATE follow SET choice = 'unfollow' WHERE broadcaster_id = '2'");
    const days = (count: number) => new Date(Date.now() - count * 86_400_000 - 60_000);
    for (const [id, age] of [
      ["1", 100],
      ["2", 2],
    ] as const) {
      await pool.query("INSERT INTO broadcaster_sync VALUES ($1, $2)", [id, days(age)]);
    }
    for (const age of [91, 89]) {
      await pool.query(
        `INSERT INTO broadcaster_sync_log (broadcaster_id, kind, stream_id, before, after, source, observed_at, created_at)
         VALUES ('1', 'went_live', 'A', '{}', '{}', 'poll', $1, $1)`,
        [days(age)],
      );
    }
    for (const [age, status] of [
      [31, "failed"],
      [29, "failed"],
      [40, "running"],
    ] as const) {
      await pool.query("INSERT INTO job_run (job_id, slot, status, started_at) VALUES ('x', $1, $2, $1)", [
        days(age),
        status,
      ]);
    }
    const context = { now: new Date(), signal: new AbortController().signal };
    expect(await pruneOldRows(pool, context)).toEqual({
      events: 0,
      runs: 1,
      logEntries: 1,
      untracked: 1,
      notifications: 0,
      announcements: 0,
      deliveries: 0,
      alerts: 0,
      looks: 0,
      auditEntries: 0,
      auditAddresses: 0,
      imports: 0,
      uses: 0,
      lostEvents: 0,
      deadLetters: 0,
      targetStarts: 0,
      wishes: 0,
      eventSub: 0,
      helixUsage: 0,
      exports: 0,
      idempotencyKeys: 0,
      apiKeys: 0,
      cooldowns: 0,
      said: 0,
      offences: 0,
      roleRuns: 0,
    });
  });
});
