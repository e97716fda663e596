import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listJobs, listRuns, runNow } from "@/lib/jobs";
import { jobList, runPage, runsQuery } from "@/lib/jobs/schema";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { testJob, testLedger } from "@/tests/support/jobs";
import { addPerson } from "@/tests/support/live-rows";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const NOON = Date.parse("2026-03-01T12:00:00Z");
const at = (seconds: number) => new Date(NOON + seconds * 1000);
const jobs = [testJob(async () => undefined), testJob(async () => undefined, { id: "refresh-tokens" })];

async function run(jobId: string, slot: Date, end?: "succeeded" | "failed") {
  const ledger = testLedger(database, jobs, { clock: () => slot });
  const claim = await ledger.claim(jobId, slot);
  if (!claim) throw new Error("not claimed");
  if (end === "succeeded") await ledger.end(claim, { status: end, result: { live: 3 } }, null);
  if (end === "failed") await ledger.end(claim, { status: end, error: "no" }, { done: 1, total: 4 });
  return claim;
}

async function jobAt(now: Date, id: string) {
  const { items } = jobList.parse(await listJobs(now, database.pool));
  const job = items.find((item) => item.id === id);
  if (!job) throw new Error(`no job ${id}`);
  return job;
}

describe("the list of jobs", () => {
  test("in a new system nothing has run and nothing is late", async () => {
    const { engine, items } = jobList.parse(await listJobs(at(0), database.pool));
    expect(engine).toBe("embedded");
    expect(items.map(({ late, lastRun }) => [late, lastRun])).toEqual(items.map(() => [null, null]));
    expect(await jobAt(at(0), "sync-live-status")).toMatchObject({
      scheduleWords: "every 30 seconds",
      nextSlot: at(30).toISOString(),
      runnable: true,
    });
  });

  test("tells how a job did, what is under way, and what waits", async () => {
    await run("sync-live-status", at(0), "succeeded");
    await run("sync-live-status", at(30), "failed");
    const under = await run("refresh-tokens", at(0));
    await runNow("sync-live-status", await addPerson(database.pool), database.pool);
    expect(await jobAt(at(40), "sync-live-status")).toMatchObject({
      lastRun: { status: "failed", error: "no", progress: { done: 1, total: 4 }, askedBy: "clock" },
      lastSuccessAt: expect.any(String),
      running: [],
      queued: 1,
      late: null,
    });
    expect(await jobAt(at(40), "refresh-tokens")).toMatchObject({
      running: [{ id: under.runId, status: "running", endedAt: null }],
      queued: 0,
    });
  });

  test("says since when a job is late, and why", async () => {
    await run("sync-live-status", at(0));
    expect((await jobAt(at(60), "sync-live-status")).late).toEqual({
      since: at(30).toISOString(),
      summary: "It has missed several turns. The run before is still under way.",
    });
    expect((await jobAt(at(3_900), "refresh-tokens")).late).toEqual({
      since: at(3_600).toISOString(),
      summary: "It should have begun. Is a worker running?",
    });
  });
});

describe("the list of runs", () => {
  test("pages through all of them, newest first, each once", async () => {
    for (let n = 0; n < 7; n += 1) await run("sync-live-status", at(n * 30), n % 2 ? "failed" : "succeeded");
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = runsQuery.parse({ jobId: "sync-live-status", limit: "3", ...(cursor && { cursor }) });
      const page: Awaited<ReturnType<typeof listRuns>> = runPage.parse(await listRuns(query, database.pool));
      seen.push(...page.items.map(({ slot }) => slot));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => at(n * 30).toISOString()));
  });

  test("shows those of one status, and of all jobs", async () => {
    await run("sync-live-status", at(0), "failed");
    await run("refresh-tokens", at(0), "succeeded");
    const statuses = async (query: object) =>
      (await listRuns(runsQuery.parse(query), database.pool)).items.map(({ status }) => status);
    expect(await statuses({ status: "failed" })).toEqual(["failed"]);
    expect(await statuses({})).toEqual(["succeeded", "failed"]);
    expect(await statuses({ jobId: "long-gone" })).toEqual([]);
  });

  test("refuses a cursor that is not ours", async () => {
    const query = runsQuery.parse({ cursor: "WyJ4Il0" });
    await expect(listRuns(query, database.pool)).rejects.toMatchObject({ code: "bad_request" });
  });
});
