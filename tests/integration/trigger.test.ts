import { parsePacket } from "@trigger.dev/core/v3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseEnv } from "@/lib/env/schema";
import { cancelRun, runNow } from "@/lib/jobs/ask";
import { planTriggerTasks, WATCHDOG_ID } from "@/lib/jobs/core/plan-trigger-tasks";
import { nextSlot, slotOf } from "@/lib/jobs/core/schedule";
import type { RunStatus } from "@/lib/jobs/schema";
import { timetable } from "@/lib/jobs/timetable";
import { testEnvironment } from "@/tests/support/env";
import { addPerson } from "@/tests/support/live-rows";
import { startTriggerBench, type TriggerBench } from "@/tests/support/trigger/bench";

const config = parseEnv(testEnvironment());
const jobs = Object.values(timetable(config));
const plans = planTriggerTasks(jobs, config.TRIGGER_WATCHDOG_CRON);
const clocks = plans.flatMap((plan) => (plan.kind === "clock" ? [plan] : []));
const chains = jobs.flatMap(({ id, schedule }) => ("everySeconds" in schedule ? [{ id, schedule }] : []));

let bench: TriggerBench;
let personId: string;
beforeAll(async () => {
  bench = await startTriggerBench();
  personId = await addPerson(bench.database.pool, "77");
}, 240_000);
afterAll(async () => {
  await bench.stop();
  // What else the tool and the SDK asked for, nobody could answer.
  expect(bench.server.unknown).toEqual([]);
});

interface RunRow {
  id: string;
  slot: Date;
  status: RunStatus;
  engine: string | null;
  attempt: number;
  result: unknown;
  error: string | null;
}

async function runsOf(jobId: string): Promise<RunRow[]> {
  const { rows } = await bench.database.pool.query<RunRow>(
    "SELECT id, slot, status, engine, attempt, result, error FROM job_run WHERE job_id = $1 ORDER BY id",
    [jobId],
  );
  return rows;
}

/** A run asked for by hand; gives its id and how to look at it. */
async function ask(jobId: string) {
  const { runId } = await runNow(jobId, personId, bench.database.pool);
  return { runId, look: async () => (await runsOf(jobId)).find(({ id }) => id === runId) };
}

const link = (jobId: string, slot: Date) =>
  bench.server.platform.trigger(jobId, JSON.stringify({ slot: slot.toISOString() })).run;

test("the tool bundles trigger/ and registers exactly our tasks, to the minute and with our limits", () => {
  const registered = bench.server.platform.manifest()?.tasks ?? [];
  expect(registered.map(({ id }) => id).toSorted()).toEqual(plans.map(({ id }) => id).toSorted());
  for (const plan of plans) {
    const task = registered.find(({ id }) => id === plan.id);
    expect(task).toMatchObject({
      queue: { name: plan.queue.name },
      ttl: plan.ttlSeconds,
      maxDuration: plan.maxDurationSeconds,
      retry: { maxAttempts: 1 },
    });
    expect(task?.schedule).toEqual(
      plan.kind === "job"
        ? undefined
        : { cron: plan.cron.pattern, timezone: plan.cron.timezone, window: "0m" },
    );
  }
  const queues = bench.server.platform.manifest()?.queues ?? [];
  for (const { id, concurrency } of jobs) {
    expect(queues).toContainEqual({ name: id, concurrencyLimit: concurrency });
  }
});

describe("the platform's clock", () => {
  test("starts each cron once a slot, however often it says so", async () => {
    const { platform } = bench.server;
    for (const { id, jobId, cron } of clocks) {
      const slot = slotOf({ cron: cron.pattern, timezone: cron.timezone }, new Date());
      const fired = await bench.over(await platform.fire(id, slot), await platform.fire(id, slot));
      expect(fired).toMatchObject([
        { status: "COMPLETED", errors: [] },
        { status: "COMPLETED", errors: [] },
      ]);
      const runs = await runsOf(jobId);
      expect(runs).toMatchObject([{ slot, status: "succeeded", engine: "trigger", error: null }]);
      const outputs = fired.map(({ output }) => output);
      expect(outputs).toContainEqual(runs[0]?.result);
      expect(outputs).toContainEqual({ skipped: expect.any(String) });
    }
  });

  test("has the watchdog ask for the next slot of every chain", async () => {
    const { platform } = bench.server;
    const [watchdog] = await bench.over(await platform.fire(WATCHDOG_ID, new Date()));
    expect(watchdog).toMatchObject({ output: { chains: chains.map(({ id }) => id) } });
    for (const { id, schedule } of chains) {
      const asked = platform.runs.find((run) => run.taskId === id && run.options.delay !== undefined);
      if (!asked) throw new Error(`nobody asked for ${id}`);
      expect(asked.readyAt).toEqual(nextSlot(schedule, asked.createdAt));
      const payload = await parsePacket({ data: asked.payload, dataType: asked.payloadType });
      expect(payload).toEqual({ slot: asked.readyAt.toISOString() });
    }
  });
});

describe("a chain", () => {
  test("is one run a slot, whoever asks for it: its link, the watchdog, and both again", async () => {
    const { platform } = bench.server;
    const { id, schedule } = chains.find(({ id }) => id === "sync-follows") ?? never();
    const slot = nextSlot(schedule, new Date());
    const links = [link(id, slot), link(id, slot)];
    await bench.over(...links, await platform.fire(WATCHDOG_ID, new Date()));
    const slots = platform.runs.filter((run) => run.taskId === id && run.options.delay !== undefined);
    expect(new Set(slots.map(({ readyAt }) => readyAt.getTime())).size).toBe(slots.length);
    expect(slots.map(({ readyAt }) => readyAt)).toContainEqual(nextSlot(schedule, slot));
    expect((await runsOf(id)).filter((run) => run.slot.getTime() === slot.getTime())).toMatchObject([
      { status: "succeeded", engine: "trigger" },
    ]);
  });

  test("whose link comes too late goes on, and does not do it", async () => {
    const { platform } = bench.server;
    const schedule = { everySeconds: config.LIVE_SYNC_SECONDS };
    const slot = slotOf(schedule, new Date(Date.now() - 3_600_000));
    const [late] = await bench.over(link("sync-live-status", slot));
    expect(late).toMatchObject({ status: "COMPLETED", output: { skipped: expect.any(String) } });
    const runs = await runsOf("sync-live-status");
    expect(runs.find((run) => run.slot.getTime() === slot.getTime())).toMatchObject({ status: "expired" });
    const next = platform.runs.filter((run) => run.taskId === "sync-live-status" && run.options.delay);
    expect(next.map(({ readyAt }) => readyAt > slot)).toContain(true);
  });

  test("ticks on Twitch: the slot is done against it", async () => {
    // The one to come: the one that has come may be over before its run begins.
    const slot = nextSlot({ everySeconds: config.LIVE_SYNC_SECONDS }, new Date());
    const [tick] = await bench.over(link("sync-live-status", slot));
    expect(tick).toMatchObject({ status: "COMPLETED", output: { checked: bench.followed.length, live: 10 } });
  });
});

describe("a run that was asked for", () => {
  test("is handed over by the worker through the SDK, done once, and its result recorded", async () => {
    const { runId, look } = await ask("refresh-tokens");
    await expect.poll(look, { timeout: 60_000 }).toMatchObject({ status: "succeeded", engine: "trigger" });
    const handed = bench.server.platform.runs.filter(({ payload }) => payload.includes(runId));
    expect(handed).toMatchObject([{ taskId: "refresh-tokens", attempt: 1 }]);
    expect(handed[0]?.options.idempotencyKey).toMatch(/^[0-9a-f]{64}$/);
  });

  test("that fails is tried again, as another run of the platform", async () => {
    const { pool } = bench.database;
    await pool.query("ALTER TABLE broadcaster_sync_log RENAME TO hidden");
    const { runId, look } = await ask("prune-old-rows");
    await expect.poll(look, { timeout: 60_000 }).toMatchObject({ status: "queued", attempt: 2 });
    expect((await look())?.error).toMatch("Something unexpected happened");
    await pool.query("ALTER TABLE hidden RENAME TO broadcaster_sync_log");
    await pool.query("UPDATE job_run SET run_after = clock_timestamp() WHERE id = $1", [runId]);
    await expect.poll(look, { timeout: 60_000 }).toMatchObject({ status: "succeeded", attempt: 2 });
    const handed = bench.server.platform.runs.filter(({ payload }) => payload.includes(runId));
    expect(await bench.over(...handed)).toMatchObject([
      { status: "FAILED", errors: [expect.stringMatching("failed: Something unexpected")] },
      { status: "COMPLETED" },
    ]);
  });

  test("with a payload that does not fit never begins", async () => {
    const before = (await runsOf("prune-old-rows")).length;
    const { platform } = bench.server;
    const odd = [{ runId: "1" }, { slot: "yesterday" }, { runId: crypto.randomUUID(), slot: "" }, null];
    const runs = odd.map((payload) => platform.trigger("prune-old-rows", JSON.stringify(payload)).run);
    for (const { status, errors } of await bench.over(...runs)) {
      expect(status).toBe("FAILED");
      expect(errors).toEqual([expect.stringMatching("TASK_INPUT_ERROR")]);
    }
    expect(await runsOf("prune-old-rows")).toHaveLength(before);
  });

  test("that nobody knows of is left alone", async () => {
    const payload = JSON.stringify({ runId: crypto.randomUUID() });
    const [run] = await bench.over(bench.server.platform.trigger("prune-old-rows", payload).run);
    expect(run).toMatchObject({ status: "COMPLETED", output: { skipped: expect.any(String) } });
  });
});

describe("a run under way", () => {
  /** Makes jobs that need the table wait for as long as `work` takes. */
  async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
    const client = await bench.database.pool.connect();
    try {
      await client.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      await work();
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  }

  async function isCalledOff(jobId: string, callOff: (runId: string) => unknown): Promise<void> {
    const { runId, look } = await ask(jobId);
    await expect.poll(look, { timeout: 60_000 }).toMatchObject({ status: "running", engine: "trigger" });
    await callOff(runId);
    await expect.poll(look, { timeout: 60_000 }).toMatchObject({ status: "cancelled", error: "Called off." });
  }

  test("is called off by an operator, or in Trigger.dev's dashboard, and recorded as that", async () => {
    const { platform } = bench.server;
    const inTheDashboard = (runId: string) =>
      platform.cancel(platform.runs.find(({ payload }) => payload.includes(runId)) ?? never());
    await Promise.all([
      whileLocked("broadcaster_sync_log", () =>
        isCalledOff("prune-old-rows", (runId) => cancelRun(runId, bench.database.pool)),
      ),
      whileLocked("twitch_token", () => isCalledOff("refresh-tokens", inTheDashboard)),
    ]);
  }, 120_000);
});

function never(): never {
  throw new Error("there is none");
}
