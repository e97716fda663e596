import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { DomainEvent } from "@/lib/events/schema";
import { cancelRun, enqueue, getRun, latestRuns, runNow } from "@/lib/jobs";
import type { Job } from "@/lib/jobs/definition";
import type { DueRun } from "@/lib/jobs/dispatcher";
import { runJob } from "@/lib/jobs/run-job";
import { createWorker, type WorkerDeps } from "@/lib/jobs/worker/create";
import type { Engine } from "@/lib/jobs/worker/engine";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { silent, testEngine, testJob, testLedger } from "@/tests/support/jobs";
import { addPerson } from "@/tests/support/live-rows";
import { watchSlowness } from "@/tests/support/slowness";

let database: TestDatabase;
let stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  await database.drop();
});

/** A worker with everything; its own port is not opened. */
function worker(jobs: Job[], over: Partial<WorkerDeps> = {}) {
  const { pool, url: databaseUrl } = database;
  const deps = { pool, databaseUrl, name: "test", everySeconds: 30, wordsOf: String, log: silent };
  const started = createWorker({ ...deps, jobs, ...over });
  stops.push(started.stop);
  return started;
}

function engine(jobs: Job[], name = "test"): Engine {
  const started = testEngine(database, jobs, { worker: name });
  stops.push(started.stop);
  return started;
}

const onDemand = (handler: Job["handler"], over: Partial<Job> = {}) =>
  testJob(handler, { id: "refresh-tokens", schedule: null, ...over });
const ask = () => withTransaction((tx) => enqueue(tx, "refresh-tokens"), database.pool);
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
const statusOf = async (runId: string) => (await getRun(runId, database.pool)).status;

describe("the embedded engine", () => {
  test("tries a failed run again, after a while that grows", async () => {
    const begun: number[] = [];
    const failing = onDemand(
      async ({ attempt }) => {
        begun.push(performance.now());
        if (attempt < 3) throw new Error(`no ${attempt}`);
        return { attempt };
      },
      { retry: { attempts: 3, minMs: 400, maxMs: 1_000 } },
    );
    engine([failing]);
    const { runId } = await ask();
    await expect.poll(() => statusOf(runId), { timeout: 60_000 }).toBe("succeeded");
    const [first = 0, second = 0, third = 0] = begun;
    expect(second - first).toBeGreaterThan(200);
    expect(third - second).toBeGreaterThan(400);
    expect(await getRun(runId, database.pool)).toMatchObject({ attempt: 3, result: { attempt: 3 } });
  });

  test("ends a run that is called off at once, and does not try it again", async () => {
    let told: unknown;
    const endless = onDemand(
      async ({ signal }) => {
        await untilAborted(signal).catch((reason) => {
          told = reason;
        });
        return "went home";
      },
      { retry: { attempts: 3, minMs: 0, maxMs: 0 } },
    );
    worker([endless]);
    const { runId } = await ask();
    await expect.poll(() => statusOf(runId), { timeout: 60_000 }).toBe("running");
    const asked = performance.now();
    expect(await cancelRun(runId, database.pool)).toEqual({ status: "running", cancelling: true });
    await expect.poll(() => statusOf(runId), { interval: 10, timeout: 60_000 }).toBe("cancelled");
    // Sooner than the next heartbeat would have told.
    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(String(told)).toContain("Called off.");
    expect(await getRun(runId, database.pool)).toMatchObject({ attempt: 1, error: "Called off." });
  });

  test("hears with a heartbeat what it was not told by an event", async () => {
    const endless = onDemand(({ signal }) => untilAborted(signal));
    engine([endless]);
    const { runId } = await ask();
    await expect.poll(() => statusOf(runId), { timeout: 60_000 }).toBe("running");
    await cancelRun(runId, database.pool);
    await expect.poll(() => statusOf(runId), { timeout: 60_000 }).toBe("cancelled");
  });

  test("shows how far a run has come, while it runs and after", async () => {
    let finish: () => void = () => undefined;
    const long = onDemand(async ({ progress }) => {
      progress({ done: 3, total: 10 });
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      progress({ done: 10, total: 10 });
    });
    engine([long]);
    const { runId } = await ask();
    const shown = async () => (await getRun(runId, database.pool)).progress;
    await expect.poll(shown, { timeout: 60_000 }).toEqual({ done: 3, total: 10 });
    finish();
    await expect.poll(() => statusOf(runId)).toBe("succeeded");
    expect(await shown()).toEqual({ done: 10, total: 10 });
  });

  test("does not begin a run with an input that no longer fits, and names the field", async () => {
    let ran = false;
    const picky = onDemand(
      async () => {
        ran = true;
      },
      { input: z.object({ channel: z.string() }), retry: { attempts: 3, minMs: 0, maxMs: 0 } },
    );
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO job_run (job_id, slot, status, key, input)
       VALUES ('refresh-tokens', now(), 'queued', 'old', '{"channel": 7}') RETURNING id`,
    );
    const runId = rows[0]?.id ?? "";
    engine([picky]);
    await expect.poll(() => statusOf(runId), { timeout: 60_000 }).toBe("failed");
    const { error, attempt } = await getRun(runId, database.pool);
    expect(error).toContain("does not fit this version: channel: ");
    expect([attempt, ran]).toEqual([1, false]);
  });

  test("takes up the run of a worker that died", async () => {
    const jobs = [onDemand(async () => "done", { retry: { attempts: 2, minMs: 0, maxMs: 0 } })];
    const { runId } = await ask();
    expect(await testLedger(database, jobs, { worker: "dead" }).begin(runId)).toBeDefined();
    await database.pool.query("UPDATE job_run SET heartbeat_at = heartbeat_at - interval '1 minute'");
    engine(jobs, "alive");
    await expect.poll(() => statusOf(runId), { timeout: 60_000 }).toBe("succeeded");
    expect(await getRun(runId, database.pool)).toMatchObject({ worker: "alive", attempt: 2 });
  });

  test("does as many runs at once as may be, over all workers, and each once", async () => {
    let now = 0;
    let most = 0;
    let done = 0;
    const counting = onDemand(
      async () => {
        now += 1;
        most = Math.max(most, now);
        // As many as may be are waited for; more would come meanwhile.
        await expect.poll(() => most, { interval: 5 }).toBeGreaterThanOrEqual(3);
        await sleep(40);
        now -= 1;
        done += 1;
      },
      { concurrency: 3 },
    );
    for (const name of ["a", "b", "c"]) worker([counting], { name });
    await withTransaction(async (tx) => {
      for (let n = 0; n < 60; n += 1) await enqueue(tx, "refresh-tokens", { key: String(n) });
    }, database.pool);
    await expect.poll(() => done, { timeout: 60_000 }).toBe(60);
    await expect
      .poll(async () => (await latestRuns(database.pool, "refresh-tokens", 100)).map((run) => run.status))
      .toEqual(Array(60).fill("succeeded"));
    expect([most, done]).toEqual([3, 60]);
  });

  test("begins what an event wakes at once, and once for two workers", async () => {
    const begun: number[] = [];
    const woken = testJob(async () => begun.push(performance.now()), {
      id: "deliver-notifications",
      schedule: null,
      wokenBy: ["session.ended"],
      concurrency: 4,
    });
    for (const name of ["a", "b"]) worker([woken], { name });
    const event: DomainEvent = {
      kind: "session.ended",
      payload: { userId: await addPerson(database.pool), sessionHash: null },
    };
    await sleep(1_500);
    const delays: number[] = [];
    const slowness = watchSlowness(database.pool);
    for (let n = 0; n < 10; n += 1) {
      await withTransaction((tx) => appendEvents(tx, [event]), database.pool);
      const committed = performance.now();
      await expect.poll(() => begun.length, { interval: 1, timeout: 60_000 }).toBe(n + 1);
      delays.push((begun[n] ?? 0) - committed);
      await sleep(60);
    }
    // 30 ms where nothing else runs (docs/decisions/009); a worker that only polled would need a second.
    expect(delays.toSorted((a, b) => a - b)[5]).toBeLessThan(300 + 2 * (await slowness()));
  });
});

describe("another engine", () => {
  test("and the embedded one, both on by mistake, do each slot once", async () => {
    let done = 0;
    let now = new Date("2026-03-01T12:00:00Z");
    const clock = () => now;
    const tick = testJob(async () => {
      done += 1;
    });
    const embedded = testEngine(database, [tick], { worker: "embedded", clock });
    stops.push(embedded.stop);
    const ledger = testLedger(database, [tick], { worker: "elsewhere", engine: "trigger", clock });
    for (let slot = 1; slot <= 20; slot += 1) {
      embedded.wake();
      // Every third is left to the embedded one.
      if (slot % 3 === 0) await expect.poll(() => done, { interval: 5 }).toBe(slot);
      const claim = await ledger.claim(tick.id, now);
      if (claim) {
        const deps = { ledger, clock, wordsOf: String, log: silent };
        await runJob(deps, tick, claim, new AbortController().signal);
      }
      await expect.poll(() => done, { timeout: 60_000, interval: 5 }).toBe(slot);
      // Behind the last one the embedded engine would go on by itself.
      if (slot < 20) now = new Date(now.getTime() + 30_000);
    }
    expect(await latestRuns(database.pool, tick.id, 100)).toHaveLength(20);
    const { rows } = await database.pool.query("SELECT DISTINCT engine FROM job_run");
    expect(rows).toHaveLength(2);
  });

  test("is handed what was asked for, also when it is away for a while; nothing is run here", async () => {
    const handed: DueRun[] = [];
    let away = true;
    const dispatcher = {
      dispatch: async (run: DueRun) => {
        if (away) throw new Error("away");
        handed.push(run);
      },
    };
    let ran = 0;
    const jobs = [testJob(async () => (ran += 1)), onDemand(async () => (ran += 1))];
    worker(jobs, { dispatcher });
    const { runId } = await runNow("refresh-tokens", await addPerson(database.pool), database.pool);
    await sleep(700);
    expect(handed).toEqual([]);
    away = false;
    await expect.poll(() => handed.length, { timeout: 60_000 }).toBe(1);
    expect(handed).toMatchObject([{ runId, jobId: "refresh-tokens", attempt: 1 }]);
    await sleep(1_200);
    expect([handed.length, ran]).toEqual([1, 0]);
  });
});
