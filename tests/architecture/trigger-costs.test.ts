import { readFileSync } from "node:fs";
import { Cron } from "croner";
import { expect, test } from "vitest";
import { parseEnv } from "@/lib/env/schema";
import { planTriggerTasks } from "@/lib/jobs/core/plan-trigger-tasks";
import type { Schedule } from "@/lib/jobs/core/schedule";
import { scheduleWords } from "@/lib/jobs/core/schedule-words";
import { timetable } from "@/lib/jobs/timetable";
import { testEnvironment } from "@/tests/support/env";

const DOCUMENT = readFileSync("docs/trigger.md", "utf8");
/** Dollars, as the document says where they are from. */
const PRICE = { tenThousandRuns: 0.25, second: 2 * 0.0000169 };
const MONTH = { from: new Date("2026-04-01T00:00:00Z"), to: new Date("2026-05-01T00:00:00Z") };

const FIVE_MINUTES = "*/5 * * * *";
const HOURLY = "0 * * * *";

const jobsWith = (settings: Record<string, string>) =>
  Object.values(timetable(parseEnv(testEnvironment(settings))));

const MONTH_SECONDS = (MONTH.to.getTime() - MONTH.from.getTime()) / 1000;
const counted = new Map<string, number>();

function runsAMonth(schedule: Schedule): number {
  if ("everySeconds" in schedule) return MONTH_SECONDS / schedule.everySeconds;
  const known = counted.get(schedule.cron) ?? slotsOf(schedule.cron);
  counted.set(schedule.cron, known);
  return known;
}

function slotsOf(pattern: string): number {
  const cron = new Cron(pattern, { timezone: "UTC" });
  let slots = 0;
  let at = cron.nextRun(new Date(MONTH.from.getTime() - 1));
  for (; at && at < MONTH.to; at = cron.nextRun(at)) slots += 1;
  return slots;
}

function allRuns(settings: Record<string, string>, watchdogCron: string): number {
  const ofJobs = jobsWith(settings).reduce((sum, { schedule }) => sum + runsAMonth(schedule), 0);
  return ofJobs + runsAMonth({ cron: watchdogCron });
}

const count = (runs: number) => Math.round(runs).toLocaleString("en-US");
const dollars = (sum: number) => `$${sum.toFixed(2)}`;
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const expectTable = (text: string) =>
  expect(DOCUMENT.includes(text), `docs/trigger.md has to hold this table:\n${text}\n`).toBe(true);

test("says how often each job runs", () => {
  const rows = jobsWith({}).map(({ id, schedule }) => [
    `\`${id}\``,
    scheduleWords(schedule),
    count(runsAMonth(schedule)),
  ]);
  rows.push(["`watchdog`", "every 5 minutes", count(runsAMonth({ cron: FIVE_MINUTES }))]);
  rows.push(["together", "", count(allRuns({}, FIVE_MINUTES))]);
  expectTable(table(["job", "runs", "runs a month"], rows));
});

test("says what that costs", () => {
  const cases: [seconds: number, watchdog: string, words: string][] = [
    [30, FIVE_MINUTES, "5 minutes"],
    [60, FIVE_MINUTES, "5 minutes"],
    [120, HOURLY, "hour"],
    [300, HOURLY, "hour"],
  ];
  const rows = cases.map(([seconds, cron, words]) => {
    const runs = allRuns({ LIVE_SYNC_SECONDS: String(seconds) }, cron);
    const [forRuns, forSeconds] = [(runs / 10_000) * PRICE.tenThousandRuns, runs * PRICE.second];
    return [
      ...[String(seconds), words, count(runs)],
      ...[dollars(forRuns), dollars(forSeconds), dollars(forRuns + forSeconds)],
    ];
  });
  const head = ["`LIVE_SYNC_SECONDS`", "watchdog every", "runs a month", "runs", "computing", "together"];
  expectTable(table(head, rows));
});

test("says how many schedules there are", () => {
  const schedules = planTriggerTasks(jobsWith({}), HOURLY).filter(({ kind }) => kind !== "job");
  expect(schedules.length).toBeLessThanOrEqual(10);
  expect(DOCUMENT).toContain(`10 schedules a project: we use ${schedules.length}.`);
});
