import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { latestRuns, runNow } from "@/lib/jobs";
import type { Job } from "@/lib/jobs/definition";
import type { RunEnd } from "@/lib/jobs/ledger";
import type { JobContext } from "@/lib/jobs/schema";
import type { Engine } from "@/lib/jobs/worker/engine";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { testEngine, testJob } from "@/tests/support/jobs";
import { addPerson } from "@/tests/support/live-rows";

let database: TestDatabase;
let engines: Engine[] = [];
let now = new Date("2026-03-01T12:00:00Z");

beforeEach(async () => {
  database = await testDatabase();
  now = new Date("2026-03-01T12:00:00Z");
});
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  engines = [];
  await database.drop();
});

const job = testJob;

function engine(jobs: Job[], onEnd?: (jobId: string, end: RunEnd) => void, worker = "test"): Engine {
  const started = testEngine(database, jobs, { worker, clock: () => now, ...(onEnd && { onEnd }) });
  engines.push(started);
  return started;
}

const runs = () => latestRuns(database.pool, "sync-live-status", 100);
const ended = async () => (await runs()).filter(({ endedAt }) => endedAt !== null);

describe("the engine", () => {
  test("two of them do each of 20 slots once", async () => {
    let done = 0;
    const count = job(async () => {
      done += 1;
    });
    const both = [engine([count], undefined, "a"), engine([count], undefined, "b")];
    for (let slot = 1; slot <= 20; slot += 1) {
      for (const one of both) one.wake();
      await expect.poll(async () => (await ended()).length, { interval: 10 }).toBe(slot);
      now = new Date(now.getTime() + 30_000);
    }
    expect(done).toBe(20);
    const slots = (await runs()).map((run) => run.slot.getTime()).toReversed();
    expect(slots).toEqual(
      Array.from({ length: 20 }, (_, n) => Date.parse("2026-03-01T12:00:00Z") + n * 30_000),
    );
  });

  test("a slot that passed while nobody was there is made good once, not once each", async () => {
    let done = 0;
    const daily = job(
      async () => {
        done += 1;
      },
      { schedule: { cron: "15 3 * * *" } },
    );
    engine([daily]);
    await expect.poll(() => done).toBe(1);
    await engines[0]?.stop();
    engine([daily]).wake();
    await expect.poll(async () => (await ended()).length).toBe(1);
    expect((await runs()).map((run) => run.slot.toISOString())).toEqual(["2026-03-01T03:15:00.000Z"]);
    expect(done).toBe(1);
  });

  test("a job that takes longer than its slot is not started again meanwhile", async () => {
    let release: () => void = () => undefined;
    let under = 0;
    const slow = job(async () => {
      under += 1;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    const one = engine([slow]);
    await expect.poll(() => under).toBe(1);
    now = new Date(now.getTime() + 90_000);
    one.wake();
    await expect.poll(() => one.running()).toEqual(["sync-live-status"]);
    release();
    await expect.poll(() => under).toBe(2);
    expect((await runs()).map((run) => run.slot.getTime()).sort()).toEqual([
      Date.parse("2026-03-01T12:00:00Z"),
      Date.parse("2026-03-01T12:01:30Z"),
    ]);
    release();
  });

  test("a run asked for by hand begins with the next look, also when nobody wakes the engine", async () => {
    const seen: string[] = [];
    const personId = await addPerson(database.pool);
    engine([job(async () => seen.push("ran"))]);
    await expect.poll(async () => (await ended()).length).toBe(1);
    const asked = performance.now();
    const { runId } = await runNow("sync-live-status", personId, database.pool);
    await expect.poll(() => seen.length, { interval: 10, timeout: 60_000 }).toBe(2);
    expect(performance.now() - asked).toBeLessThan(20_000);
    await expect.poll(async () => (await ended()).map(({ id }) => id)).toContain(runId);
  });

  test("records a failure in words, and goes on", async () => {
    const ends: RunEnd[] = [];
    let calls = 0;
    const failing = job(async () => {
      calls += 1;
      if (calls === 1) throw new Error("Twitch is away");
      return { calls };
    });
    const one = engine([failing], (_id, end) => ends.push(end));
    await expect.poll(() => ends.length).toBe(1);
    now = new Date(now.getTime() + 30_000);
    one.wake();
    await expect.poll(async () => (await ended()).length).toBe(2);
    expect(await runs()).toMatchObject([
      { status: "succeeded", result: { calls: 2 } },
      { status: "failed", error: "Twitch is away" },
    ]);
  });

  test("ends a run that takes too long", async () => {
    const endless = job(
      ({ signal }: JobContext) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
      { maxDurationMs: 50 },
    );
    engine([endless]);
    await expect.poll(async () => (await ended()).length).toBe(1);
    expect(await runs()).toMatchObject([{ status: "failed", error: expect.stringContaining("longer than") }]);
  });

  test("stops within seconds; what was under way is recorded as abandoned", async () => {
    let begun = false;
    const endless = job(({ signal }: JobContext) => {
      begun = true;
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    });
    const one = engine([endless]);
    await expect.poll(() => begun).toBe(true);
    const asked = performance.now();
    await one.stop();
    expect(performance.now() - asked).toBeLessThan(20_000);
    expect(await runs()).toMatchObject([{ status: "abandoned" }]);
  });

  test("survives its connections being cut in mid-run", async () => {
    let calls = 0;
    const cutting = job(async () => {
      calls += 1;
      await database.pool
        .query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()")
        .catch(() => undefined);
    });
    const one = engine([cutting]);
    await expect.poll(async () => (await ended().catch(() => [])).length, { timeout: 60_000 }).toBe(1);
    now = new Date(now.getTime() + 30_000);
    one.wake();
    await expect.poll(async () => (await ended().catch(() => [])).length, { timeout: 60_000 }).toBe(2);
    expect(calls).toBe(2);
  });
});
