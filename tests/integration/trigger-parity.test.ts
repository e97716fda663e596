import { setTimeout as sleep } from "node:timers/promises";
import { resourceCatalog } from "@trigger.dev/core/v3";
import { runInMockTaskContext } from "@trigger.dev/core/v3/test";
import { StandardResourceCatalog } from "@trigger.dev/core/v3/workers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { senders } from "@/lib/deliveries";
import { env } from "@/lib/env/server";
import { WATCHDOG_ID } from "@/lib/jobs/core/plan-trigger-tasks";
import { nextSlot, slotOf } from "@/lib/jobs/core/schedule";
import { createJobs } from "@/lib/jobs/handlers";
import { timetable } from "@/lib/jobs/timetable";
import { logger } from "@/lib/log";
import { twitch } from "@/lib/twitch";
import { startTestApp, type TestApp } from "@/tests/support/app";
import { emptyAudit } from "@/tests/support/audit";
import { testEngine } from "@/tests/support/jobs";
import { byState, followTheWorld, syncDeps, tickOnce } from "@/tests/support/live-bench";
import { startTriggerServer, type TriggerServer } from "@/tests/support/trigger/server";

let app: TestApp;
let server: TriggerServer;
const catalog = new StandardResourceCatalog();

beforeAll(async () => {
  server = await startTriggerServer();
  app = await startTestApp({ TRIGGER_SECRET_KEY: server.secretKey, TRIGGER_API_URL: server.url });
  app.simulator.world.populate({ broadcasters: 60, live: 15 });
  // As Trigger.dev's worker does it: what is made while the file is read belongs to it.
  resourceCatalog.setGlobalResourceCatalog(catalog);
  resourceCatalog.setCurrentFileContext("trigger/jobs.ts", "jobs");
  await import("@/trigger/jobs");
  // The app's token is got once in a process and then remembered: not by the first engine that is looked at.
  await twitch().getStreams(["1"], {});
});
afterAll(async () => {
  await app.stop();
  await server.stop();
});

const jobs = () => Object.values(timetable(env()));
const ids = () => jobs().map(({ id }) => id as string);
const tasks = () => catalog.listTaskManifests();

test("every job has a task of its own, and every task a job; no id is there twice", () => {
  expect(catalog.listTaskIdCollisions()).toEqual([]);
  const names = tasks().map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  const jobsOfTasks = names.filter((id) => id !== WATCHDOG_ID).map((id) => id.replace(/\.clock$/, ""));
  expect(new Set(jobsOfTasks)).toEqual(new Set(ids()));
  expect(ids().filter((id) => !names.includes(id))).toEqual([]);
  expect(ids()).not.toContain(WATCHDOG_ID);
});

test("schedules and zones are those of the timetable, to the minute", () => {
  const crons = jobs().flatMap(({ id, schedule }) => ("cron" in schedule ? [{ id, ...schedule }] : []));
  const clocks = tasks().filter(({ id }) => id.endsWith(".clock"));
  expect(clocks.map(({ id, schedule }) => ({ id, ...schedule }))).toEqual(
    crons.map(({ id, cron, ...zone }) => ({
      ...{ id: `${id}.clock`, cron, timezone: "UTC", environments: undefined, window: "0m" },
      ...zone,
    })),
  );
});

test("the watchdog looks after every job that has no cron", async () => {
  const chains = jobs().flatMap(({ id, schedule }) => ("everySeconds" in schedule ? [{ id, schedule }] : []));
  const before = server.platform.runs.length;
  const begun = new Date();
  await runTask(WATCHDOG_ID, { timestamp: begun });
  const asked = server.platform.runs.slice(before);
  expect(asked.map(({ taskId }) => taskId).toSorted()).toEqual(chains.map(({ id }) => id).toSorted());
  for (const { id, schedule } of chains) {
    const run = asked.find(({ taskId }) => taskId === id);
    // A slot may have come while it was asked for.
    const slots = [begun, run?.createdAt ?? begun].map((at) => nextSlot(schedule, at));
    expect(slots).toContainEqual(run?.readyAt);
  }
});

test("the same work gives the same results through both engines, and both know the same jobs", async () => {
  const embedded = await results(throughTheEngine);
  expect(Object.keys(embedded).toSorted()).toEqual(ids().toSorted());
  expect(embedded["sync-live-status"]).toMatchObject({
    engine: "embedded",
    result: { live: byState(app.simulator).live.length },
  });
  expect(await boxes()).toEqual(ids().toSorted());

  const trigger = await results(throughTheTasks);
  const as = (engine: string) => Object.entries(embedded).map(([id, run]) => [id, { ...run, engine }]);
  expect(trigger).toEqual(Object.fromEntries(as("trigger")));
});

test("both engines at once: who comes second leaves it, and says so", async () => {
  let outputs: unknown[] = [];
  await results(async () => {
    const [answers] = await Promise.all([throughTheTasks(), throughTheEngine()]);
    outputs = answers;
  });
  const { rows } = await app.database.pool.query<{ status: string; engine: string; jobId: string }>(
    `SELECT job_id AS "jobId", status, engine FROM job_run WHERE engine IS NOT NULL`,
  );
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["succeeded"]));
  // Jobs that skip some of their work count it; a run that was left says why.
  const skipped = outputs.filter((output) => typeof Object(output).skipped === "string");
  const byTrigger = rows.filter(({ engine }) => engine === "trigger");
  expect(outputs.length - skipped.length).toBe(byTrigger.length);
  const begins = await app.database.pool.query(
    "SELECT FROM outbox WHERE kind = 'job.run' AND payload->>'status' = 'running'",
  );
  expect(begins.rowCount).toBe(rows.length);
});

/** Runs a task as Trigger.dev does, without Trigger.dev. */
async function runTask(taskId: string, payload: unknown): Promise<unknown> {
  const task = catalog.getTask(taskId);
  if (!task) throw new Error(`no task ${taskId}`);
  const parsed = task.fns.parsePayload ? await task.fns.parsePayload(payload) : payload;
  const { signal } = new AbortController();
  return runInMockTaskContext(({ ctx }) => task.fns.run(parsed, { ctx, signal }), {
    ctx: { task: { id: taskId } },
  });
}

interface Outcome {
  status: string;
  engine: string | null;
  result: unknown;
}

/** What came of the latest run of each job, on a database as it was at the beginning. */
async function results(work: () => Promise<unknown>): Promise<Record<string, Outcome>> {
  const { pool } = app.database;
  await startAnew();
  await awayFromTheNextSlot();
  await work();
  const { rows } = await pool.query<Outcome & { jobId: string }>(
    `SELECT DISTINCT ON (job_id) job_id AS "jobId", status, engine, result - 'durationMs' - 'timestamp' AS result
     FROM job_run ORDER BY job_id, slot`,
  );
  return Object.fromEntries(rows.map(({ jobId, ...outcome }) => [jobId, outcome]));
}

async function throughTheEngine(): Promise<void> {
  const log = logger("test");
  const engine = testEngine(
    app.database,
    createJobs({ pool: db(), twitch: twitch(), env: env(), senders: senders(), log }),
  );
  const ended = async () => {
    const { rows } = await app.database.pool.query(
      "SELECT DISTINCT job_id FROM job_run WHERE ended_at IS NOT NULL",
    );
    return rows.length;
  };
  try {
    await expect.poll(ended, { timeout: 60_000 }).toBe(jobs().length);
  } finally {
    await engine.stop();
  }
}

/** Gives what the tasks answered, one after the other. */
async function throughTheTasks(): Promise<unknown[]> {
  const outputs: unknown[] = [];
  for (const { id, schedule } of jobs()) {
    const slot = slotOf(schedule, new Date());
    outputs.push(
      "cron" in schedule
        ? await runTask(`${id}.clock`, { timestamp: slot })
        : await runTask(id, { slot: slot.toISOString() }),
    );
  }
  return outputs;
}

async function startAnew(): Promise<void> {
  const { pool } = app.database;
  const { rows } = await pool.query<{ tables: string }>(
    `SELECT string_agg(quote_ident(tablename), ', ') AS tables FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'audit_entry')`,
  );
  await pool.query(`TRUNCATE ${rows[0]?.tables} CASCADE`);
  await emptyAudit(pool);
  // The one row that its migration puts in, and no code does.
  await pool.query("INSERT INTO eventsub_state DEFAULT VALUES");
  await followTheWorld(pool, app.simulator);
  // Jobs run beside each other: what they see of who is on air must not depend on which is first.
  await tickOnce(syncDeps(pool, twitch()));
}

/** Every schedule's slots fall on half minutes; a slot that comes in the middle of a comparison is one too many. */
async function awayFromTheNextSlot(): Promise<void> {
  const leftMs = 30_000 - (Date.now() % 30_000);
  if (leftMs < 12_000) await sleep(leftMs);
}

/** The queues of the built-in engine. */
async function boxes(): Promise<string[]> {
  const { rows } = await app.database.pool.query<{ name: string }>(
    "SELECT name FROM pgboss.queue ORDER BY 1",
  );
  return rows.map(({ name }) => name).filter((name) => !name.startsWith("__"));
}
