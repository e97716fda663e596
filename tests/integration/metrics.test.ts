import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { watchAlerts } from "@/lib/alerts";
import { createPool } from "@/lib/db/client";
import { appendEvents } from "@/lib/events";
import { instanceMetrics } from "@/lib/health";
import { createWorker } from "@/lib/jobs/worker/create";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { event } from "@/tests/support/events";
import { silent, testJob } from "@/tests/support/jobs";

// O3 F6a: what Prometheus is told by the worker.

const EVERY = { everySeconds: 300 };

let database: TestDatabase;
let url: string;
beforeEach(async () => {
  database = await testDatabase();
  const pool = createPool(database.url, 5);
  const worker = createWorker({
    jobs: [testJob(async () => ({ ...COUNTED, updated: 7 }), { id: "sync-viewer-counts", schedule: EVERY })],
    pool,
    databaseUrl: database.url,
    name: "test",
    ...EVERY,
    instanceMetrics: instanceMetrics({
      db: pool,
      everySeconds: 30,
      budget: async () => ({ left: 640, capacity: 800 }),
      instanceNow: () => new Date(),
    }),
    wordsOf: String,
    log: silent,
  });
  worker.httpServer.listen(0);
  await once(worker.httpServer, "listening");
  url = `http://localhost:${(worker.httpServer.address() as AddressInfo).port}/metrics`;
  return async () => {
    await worker.stop();
    await pool.end();
  };
});
afterEach(() => database.drop());

const COUNTED = { success: true, total_streams: 9, errors: [], timestamp: "2026-11-20T20:00:00.000Z" };
const metrics = async () => (await fetch(url)).text();
const figure = async (name: string) =>
  Number(/ (\S+)$/.exec((await metrics()).split("\n").find((line) => line.startsWith(name)) ?? "")?.[1]);

test("where a token is set, only who sends it reads them", async () => {
  const worker = createWorker({
    ...{ jobs: [], pool: database.pool, databaseUrl: database.url, name: "guarded", everySeconds: 30 },
    ...{ metricsToken: "a-token-of-sixteen", wordsOf: String, log: silent },
  });
  worker.httpServer.listen(0);
  await once(worker.httpServer, "listening");
  const { port } = worker.httpServer.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://localhost:${port}${path}`, { headers });
  try {
    expect((await ask("/metrics")).status).toBe(401);
    expect((await ask("/metrics", { authorization: "Bearer another-of-sixteen" })).status).toBe(401);
    expect((await ask("/metrics", { authorization: "Bearer a-token-of-sixteen" })).status).toBe(200);
    expect((await ask("/healthz")).status).toBe(200);
  } finally {
    await worker.stop();
  }
});

test("the instance as a whole: ticks, alerts, late jobs, sessions and Helix points", async () => {
  await database.pool.query(
    `INSERT INTO job_run (job_id, slot, status, started_at, ended_at)
     SELECT 'sync-live-status', at, CASE n WHEN 1 THEN 'succeeded' ELSE 'failed' END, at, at
     FROM (SELECT n, clock_timestamp() - (150 - n * 30) * interval '1 s' AS at
           FROM generate_series(1, 4) AS n ORDER BY n) AS tick`,
  );
  await database.pool.query(
    "INSERT INTO broadcaster (id, login, display_name) VALUES ('1', 'a', 'A'), ('2', 'b', 'B')",
  );
  await database.pool.query(
    `INSERT INTO stream (broadcaster_id, twitch_stream_id, title, category_id, category_name, language, started_at,
       last_seen_at, ended_at, detection_source, viewers)
     SELECT id, 's' || id, '', '', '', 'en', now(), now(), CASE id WHEN '2' THEN now() END, 'poll', 1 FROM broadcaster`,
  );
  await watchAlerts(
    { pool: database.pool, everySeconds: 30, operatorIds: [] },
    { now: new Date(), watchedSince: new Date(0) },
  );

  await expect.poll(() => figure("tallylight_sync_failed_ticks")).toBe(3);
  expect(await figure("tallylight_up")).toBe(1);
  expect(await figure("tallylight_sync_last_good_tick_age_seconds")).toBeCloseTo(120, -1);
  expect(await figure("tallylight_alerts_open")).toBe(1);
  expect(await figure("tallylight_stream_sessions_open")).toBe(1);
  expect(await figure("tallylight_helix_points_left")).toBe(640);
  expect(await figure('tallylight_job_late{job="sync-follows"}')).toBe(0);
});

test("a job that should have run is late", async () => {
  await database.pool.query(
    `INSERT INTO job_run (job_id, slot, status, worker, started_at, ended_at)
     SELECT 'sync-follows', at, 'succeeded', 'w', at, at FROM (SELECT clock_timestamp() - interval '1 hour' AS at) AS a`,
  );
  await expect.poll(() => figure('tallylight_job_late{job="sync-follows"}')).toBe(1);
});

test("how soon streams are seen, by source, and how many counts were noted", async () => {
  await expect.poll(() => figure("tallylight_worker_viewer_samples_total")).toBe(7);
  const online = event.online("7");
  if (online.kind !== "stream.online") throw new Error("not an online event");
  await appendEvents(database.pool, [
    online,
    {
      ...online,
      payload: {
        ...online.payload,
        detection: { ...online.payload.detection, source: "bot", delayMs: null },
      },
    },
    event.offline("7"),
  ]);
  await expect.poll(() => figure('tallylight_worker_detection_commit_delay_ms_count{source="poll"}')).toBe(2);
  expect(await figure('tallylight_worker_detection_delay_ms_count{source="poll"}')).toBe(1);
  expect(await figure('tallylight_worker_detection_delay_ms_sum{source="poll"}')).toBe(1_000);
  const text = await metrics();
  expect(text).toContain('tallylight_worker_detection_commit_delay_ms_count{source="bot"} 1');
  expect(text).not.toContain('tallylight_worker_detection_delay_ms_count{source="bot"}');
});

test("without its database the worker still answers, and says so", async () => {
  await expect.poll(() => figure("tallylight_up")).toBe(1);
  await database.drop();
  await expect.poll(() => figure("tallylight_up"), { timeout: 60_000 }).toBe(0);
  expect(await metrics()).not.toMatch(/^tallylight_stream_sessions_open /m);
  expect(await metrics()).toContain("tallylight_worker_runs_total");
  database = await testDatabase();
});
