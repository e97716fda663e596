import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chainsOf, type PlannedJob, planTriggerTasks, type TaskPlan } from "./plan-trigger-tasks";

const WATCHDOG_CRON = "*/5 * * * *";
const job = (more: Partial<PlannedJob>): PlannedJob => ({
  id: "count",
  schedule: null,
  concurrency: 1,
  ttlSeconds: 60,
  maxDurationMs: 60_000,
  ...more,
});
const plan = (...jobs: PlannedJob[]): TaskPlan[] => planTriggerTasks(jobs, WATCHDOG_CRON);
const ids = (plans: TaskPlan[]) => plans.map(({ id, kind }) => `${kind} ${id}`);

describe("the tasks of a job", () => {
  test("on demand: its own", () => {
    expect(ids(plan(job({})))).toEqual(["job count"]);
  });

  test("every so many seconds: its own, which is a chain, and the watchdog", () => {
    const chain = job({ schedule: { everySeconds: 30 } });
    expect(ids(plan(chain))).toEqual(["job count", "watchdog watchdog"]);
    expect(plan(chain)[1]).toMatchObject({ cron: { pattern: WATCHDOG_CRON, timezone: "UTC", window: "0m" } });
  });

  test("by cron: its own, and one that the platform's clock starts, to the minute and in its zone", () => {
    const nightly = { cron: "20 4 * * *", timezone: "Europe/Berlin" };
    const plans = plan(job({ schedule: nightly }));
    expect(ids(plans)).toEqual(["job count", "clock count.clock"]);
    expect(plans[1]).toMatchObject({
      jobId: "count",
      cron: { pattern: "20 4 * * *", timezone: "Europe/Berlin", window: "0m" },
    });
  });

  test("no zone is UTC", () => {
    expect(plan(job({ schedule: { cron: "0 * * * *" } }))[1]).toMatchObject({ cron: { timezone: "UTC" } });
  });

  test.each([
    ["its own clock ends it first", 60_000, 75],
    ["part of a second is one", 60_001, 76],
    ["never less than the platform takes", 0, 15],
  ])("limits in seconds: %s", (_name, maxDurationMs, maxDurationSeconds) => {
    expect(plan(job({ maxDurationMs }))[0]).toMatchObject({ maxDurationSeconds });
  });
});

const anySchedule = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 3600 }).map((everySeconds) => ({ everySeconds })),
  fc.constantFrom("0 * * * *", "20 4 * * *").map((cron) => ({ cron })),
);
const anyJobs = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{2,8}-[a-z]{2,8}$/),
    schedule: anySchedule,
    concurrency: fc.integer({ min: 1, max: 5 }),
    ttlSeconds: fc.integer({ min: 1, max: 3600 }),
    maxDurationMs: fc.integer({ min: 1, max: 3_600_000 }),
  }),
  { selector: ({ id }) => id },
);

test("whatever the jobs: one task of its own each, no id twice, one queue a job, one watchdog for all chains", () => {
  fc.assert(
    fc.property(anyJobs, (jobs) => {
      const plans = planTriggerTasks(jobs, WATCHDOG_CRON);
      expect(new Set(plans.map(({ id }) => id)).size).toBe(plans.length);
      const own = plans.filter(({ kind }) => kind === "job");
      expect(own.map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
      for (const task of plans) {
        if (task.kind === "watchdog") continue;
        const { concurrency } = jobs.find(({ id }) => id === task.jobId) ?? { concurrency: 0 };
        expect(task.queue).toEqual({ name: task.jobId, concurrencyLimit: concurrency });
      }
      const watchdogs = plans.filter(({ kind }) => kind === "watchdog");
      expect(watchdogs).toHaveLength(chainsOf(jobs).length > 0 ? 1 : 0);
    }),
  );
});
