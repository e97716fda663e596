import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { enqueue, getRun } from "@/lib/jobs";
import { choosePort } from "@/scripts/up/ports";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { testEnvironment } from "@/tests/support/env";
import { event } from "@/tests/support/events";
import { testEngine, testJob } from "@/tests/support/jobs";
import { APP_URL, openPage, publish, signIn } from "@/tests/support/realtime";

// What an upgrade does to each kind of process, one by one: stopped in order, with another in its place. Bots are in
// bot-leases.test.ts, the start and the end of each process in run-roles.test.ts.

const PATIENCE = { timeout: 120_000, interval: 100 };
let database: TestDatabase;
const children: ChildProcess[] = [];
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await database.drop();
});

test("what a worker was at when it was stopped is done by the next one, at once", {
  timeout: 300_000,
}, async () => {
  let begun = 0;
  const job = testJob(
    async ({ signal, attempt }) => {
      begun += 1;
      if (attempt === 1) await sleep(3_600_000, undefined, { signal });
      return "done";
    },
    { id: "refresh-tokens", schedule: null, retry: { attempts: 2, minMs: 0, maxMs: 0 } },
  );
  const first = testEngine(database, [job], { worker: "old" });
  const { runId } = await withTransaction((tx) => enqueue(tx, "refresh-tokens"), database.pool);
  await expect.poll(() => begun, PATIENCE).toBe(1);
  await first.stop();
  // Given back by the one that stopped, not found dead later.
  expect((await getRun(runId, database.pool)).status).toBe("queued");
  const second = testEngine(database, [job], { worker: "new" });
  try {
    await expect
      .poll(() => getRun(runId, database.pool), PATIENCE)
      .toMatchObject({ status: "succeeded", worker: "new", attempt: 2 });
  } finally {
    await second.stop();
  }
});

test("browsers go from a sidecar that is stopped to the one in its place, and miss nothing", {
  timeout: 300_000,
}, async () => {
  const port = await choosePort(20_000 + (process.pid % 10_000), new Set());
  const url = `http://localhost:${port}`;
  const old = await startSidecar(port);
  const page = openPage(url, await signIn(database.pool, ["1", "2"]));
  const isOnline = () => page.connection.status.get().state === "online";
  try {
    await expect.poll(isOnline, PATIENCE).toBe(true);
    await publish(database.pool, event.online("1"));
    await expect.poll(() => page.events.length, PATIENCE).toBe(1);
    old.kill("SIGTERM");
    expect(await once(old, "exit")).toEqual([0, null]);
    await expect.poll(isOnline, PATIENCE).toBe(false);
    await publish(database.pool, event.online("2"));
    await startSidecar(port);
    await expect.poll(isOnline, PATIENCE).toBe(true);
    await expect.poll(() => page.events.length, PATIENCE).toBe(2);
  } finally {
    page.close();
  }
});

async function startSidecar(port: number): Promise<ChildProcess> {
  const env = testEnvironment({ DATABASE_URL: database.url, REALTIME_PORT: String(port), APP_URL });
  const child = spawn(process.execPath, ["--import", "tsx", "lib/realtime/server/main.ts"], {
    env: { NODE_ENV: "test", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  const status = () =>
    fetch(`http://localhost:${port}/health/ready`).then(
      (answer) => answer.status,
      () => undefined,
    );
  await expect.poll(status, PATIENCE).toBe(200);
  return child;
}
