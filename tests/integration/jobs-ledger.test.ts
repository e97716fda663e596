import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLedger, SILENT_MS } from "@/lib/jobs/ledger";
import { lastSuccess, listRuns } from "@/lib/jobs/repository";
import { runNow } from "@/lib/jobs/run-now";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addPerson } from "@/tests/support/live-rows";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const SLOT = new Date("2026-03-01T12:00:30Z");
const ledger = (worker = "one") => createLedger(database.pool, worker);

async function events(): Promise<string[]> {
  const { rows } = await database.pool.query<{ status: string }>(
    "SELECT payload->>'status' AS status FROM outbox WHERE kind = 'job.run' AND key = 'operators' ORDER BY seq",
  );
  return rows.map(({ status }) => status);
}

describe("the ledger", () => {
  test("gives a slot to exactly one of many", async () => {
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, n) => ledger(`worker ${n}`).claim("sync-live-status", SLOT)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await events()).toEqual(["running"]);
  });

  test("the same slot of another job is another slot", async () => {
    expect(await ledger().claim("sync-live-status", SLOT)).toBeDefined();
    expect(await ledger().claim("refresh-tokens", SLOT)).toBeDefined();
  });

  test("records how a run ended, and only once", async () => {
    const claim = await ledger().claim("sync-live-status", SLOT);
    if (!claim) throw new Error("not claimed");
    await ledger().end(claim, { status: "succeeded", result: { checked: 3 } });
    await ledger().end(claim, { status: "failed", error: "too late" });
    const [run] = await listRuns(database.pool, "sync-live-status", 5);
    expect(run).toMatchObject({ status: "succeeded", result: { checked: 3 }, error: null, slot: SLOT });
    expect(await lastSuccess(database.pool, "sync-live-status")).toEqual(run?.endedAt);
    expect(await events()).toEqual(["running", "succeeded"]);
  });

  test("a run whose worker fell silent is abandoned; one that is heard of is not", async () => {
    const silent = await ledger("silent").claim("sync-live-status", SLOT);
    const alive = await ledger("alive").claim("prune-old-rows", SLOT);
    if (!silent || !alive) throw new Error("not claimed");
    await database.pool.query(
      "UPDATE job_run SET heartbeat_at = clock_timestamp() - make_interval(secs => $1)",
      [SILENT_MS / 1000 + 1],
    );
    expect(await ledger("alive").beat(alive.runId, { done: 2, total: 8 })).toBe(true);
    expect(await ledger("alive").abandonSilent()).toBe(1);
    expect(await listRuns(database.pool, "sync-live-status", 1)).toMatchObject([{ status: "abandoned" }]);
    expect(await listRuns(database.pool, "prune-old-rows", 1)).toMatchObject([{ status: "running" }]);
    expect(await ledger("silent").beat(silent.runId, null)).toBe(false);
    expect(await events()).toEqual(["running", "running", "abandoned"]);
  });
});

describe("run-now", () => {
  test("queues a run, which one worker takes", async () => {
    const personId = await addPerson(database.pool);
    const { runId, alreadyRunning } = await runNow("sync-live-status", personId, database.pool);
    expect(alreadyRunning).toBe(false);
    const taken = await Promise.all([1, 2, 3].map((n) => ledger(`w${n}`).takeQueued(["sync-live-status"])));
    expect(taken.filter(Boolean)).toEqual([{ runId, jobId: "sync-live-status" }]);
    expect(await listRuns(database.pool, "sync-live-status", 1)).toMatchObject([
      { id: runId, status: "running", requestedBy: personId },
    ]);
    expect(await events()).toEqual(["queued", "running"]);
  });

  test("asked by many at once, it is one run", async () => {
    const personId = await addPerson(database.pool);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => runNow("sync-live-status", personId, database.pool)),
    );
    expect(new Set(answers.map(({ runId }) => runId)).size).toBe(1);
    expect(answers.filter(({ alreadyRunning }) => !alreadyRunning)).toHaveLength(1);
  });

  test("while one is under way, that one is the answer", async () => {
    const personId = await addPerson(database.pool);
    const claim = await ledger().claim("sync-live-status", SLOT);
    expect(await runNow("sync-live-status", personId, database.pool)).toEqual({
      runId: claim?.runId,
      alreadyRunning: true,
    });
  });

  test("a worker takes only jobs it is free for", async () => {
    await runNow("sync-live-status", await addPerson(database.pool), database.pool);
    expect(await ledger().takeQueued(["prune-old-rows"])).toBeUndefined();
    expect(await ledger().takeQueued([])).toBeUndefined();
  });
});
