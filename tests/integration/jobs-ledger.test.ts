import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withTransaction } from "@/lib/db/tx";
import { cancelRun, enqueue, getRun, lastSuccess, latestRuns, runNow } from "@/lib/jobs";
import { type Claim, SILENT_MS } from "@/lib/jobs/ledger";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { testJob, testLedger } from "@/tests/support/jobs";
import { addPerson } from "@/tests/support/live-rows";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const SLOT = new Date("2026-03-01T12:00:30Z");
const nothing = async () => undefined;
const jobs = [
  testJob(nothing),
  testJob(nothing, { id: "deliver-notifications", wokenBy: ["stream.online"], concurrency: 2 }),
  testJob(nothing, { id: "refresh-tokens", retry: { attempts: 3, minMs: 60_000, maxMs: 300_000 } }),
  testJob(nothing, { id: "prune-old-rows", ttlSeconds: 60 }),
];
const ledger = (worker = "one") => testLedger(database, jobs, { worker, clock: () => SLOT });

async function claim(jobId = "sync-live-status", worker = "one"): Promise<Claim> {
  const claimed = await ledger(worker).claim(jobId, SLOT);
  if (!claimed) throw new Error("not claimed");
  return claimed;
}

const ask = (jobId: "refresh-tokens" | "prune-old-rows" | "sync-live-status", key?: string) =>
  withTransaction((tx) => enqueue(tx, jobId, key === undefined ? {} : { key }), database.pool);

/** As if everything had happened so many seconds earlier. */
const pass = (seconds: number) =>
  database.pool.query(
    `UPDATE job_run SET started_at = started_at - make_interval(secs => $1),
       heartbeat_at = heartbeat_at - make_interval(secs => $1),
       run_after = run_after - make_interval(secs => $1),
       dispatched_at = dispatched_at - make_interval(secs => $1)`,
    [seconds],
  );

async function events(): Promise<string[]> {
  const { rows } = await database.pool.query<{ status: string }>(
    "SELECT payload->>'status' AS status FROM outbox WHERE kind = 'job.run' AND key = 'operators' ORDER BY seq",
  );
  return rows.map(({ status }) => status);
}

describe("slots", () => {
  test("one of many gets it", async () => {
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, n) => ledger(`worker ${n}`).claim("sync-live-status", SLOT)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await events()).toEqual(["running"]);
  });

  test("one that one engine has opened another may begin, and only one does", async () => {
    const opened = await Promise.all(
      [1, 2, 3].map(() => ledger().openSlots([{ jobId: "sync-live-status", slot: SLOT }])),
    );
    expect(opened.flat().filter((slot) => slot.opened)).toHaveLength(1);
    const [due] = await ledger().due(60_000);
    const begun = await Promise.all([
      ledger("embedded").begin(due?.runId ?? ""),
      ledger("trigger").claim("sync-live-status", SLOT),
    ]);
    expect(begun.filter(Boolean)).toHaveLength(1);
  });

  test("is not opened while as many runs as may are open", async () => {
    const later = new Date(SLOT.getTime() + 30_000);
    const first = await claim();
    expect(await ledger().openSlots([{ jobId: "sync-live-status", slot: later }])).toEqual([]);
    expect(await ledger().claim("sync-live-status", later)).toBeUndefined();
    await ledger().end(first, { status: "succeeded", result: 1 }, null);
    expect(await ledger().openSlots([{ jobId: "sync-live-status", slot: later }])).toEqual([
      { jobId: "sync-live-status", opened: true },
    ]);
  });

  test("comes again beside the first when the clock has gone back, once for all workers", async () => {
    const jobId = "sync-live-status";
    for (const ahead of [0, 30, 300]) {
      const slot = new Date(SLOT.getTime() + ahead * 1000);
      const claimed = await testLedger(database, jobs, { clock: () => slot }).claim(jobId, slot);
      if (claimed) await ledger().end(claimed, { status: "succeeded", result: 1 }, null);
    }
    const again = await Promise.all([1, 2].map(() => ledger().openSlots([{ jobId, slot: SLOT }])));
    expect(again.flat().filter(({ opened }) => opened)).toHaveLength(1);
    expect(await ledger().openSlots([{ jobId, slot: SLOT }])).toEqual([{ jobId, opened: false }]);
    const [latest] = await latestRuns(database.pool, jobId, 1);
    expect(latest?.slot.getTime()).toBe(SLOT.getTime() + 1);
  });

  test("too late is recorded as expired, and not begun", async () => {
    const late = testLedger(database, jobs, { clock: () => new Date(SLOT.getTime() + 61_000) });
    expect(await late.claim("prune-old-rows", SLOT)).toBeUndefined();
    expect(await late.claim("prune-old-rows", SLOT)).toBeUndefined();
    expect(await latestRuns(database.pool, "prune-old-rows", 5)).toMatchObject([{ status: "expired" }]);
    expect(await events()).toEqual(["expired"]);
  });
});

describe("a run", () => {
  test("ends once", async () => {
    const claimed = await claim();
    expect(await ledger().end(claimed, { status: "succeeded", result: { checked: 3 } }, null)).toBe(
      "succeeded",
    );
    expect(await ledger().end(claimed, { status: "failed", error: "too late" }, null)).toBeUndefined();
    const [run] = await latestRuns(database.pool, "sync-live-status", 5);
    expect(run).toMatchObject({ status: "succeeded", result: { checked: 3 }, error: null, slot: SLOT });
    expect(await lastSuccess(database.pool, "sync-live-status")).toEqual(run?.endedAt);
    expect(await events()).toEqual(["running", "succeeded"]);
  });

  test("that failed is tried again after a while, as often as its job may be", async () => {
    let claimed: Claim | undefined = await claim("refresh-tokens");
    for (const attempt of [1, 2, 3]) {
      expect(claimed?.attempt).toBe(attempt);
      const became = claimed && (await ledger().end(claimed, { status: "failed", error: "no" }, null));
      expect(became).toBe(attempt < 3 ? "queued" : "failed");
      if (attempt === 3) break;
      expect(await ledger().due(60_000)).toEqual([]);
      await pass(300);
      const [due] = await ledger().due(60_000);
      claimed = await ledger().begin(due?.runId ?? "");
    }
    expect(await latestRuns(database.pool, "refresh-tokens", 5)).toMatchObject([
      { status: "failed", error: "no" },
    ]);
  });

  test("for which trying again cannot help is not tried again", async () => {
    const claimed = await claim("refresh-tokens");
    const end = { status: "failed", error: "no", final: true } as const;
    expect(await ledger().end(claimed, end, null)).toBe("failed");
  });

  test("of a dead worker is taken up while attempts are left, else abandoned; others are left alone", async () => {
    const once = await claim("sync-live-status", "dead");
    const thrice = await claim("refresh-tokens", "dead");
    await pass(SILENT_MS / 1000 + 1);
    const alive = await claim("prune-old-rows", "alive");
    expect(await ledger().sweep()).toEqual({ abandoned: 1, queued: 1 });
    expect(await ledger().beat(alive, { done: 2, total: 8 })).toBe("go-on");
    expect(await ledger().beat(once, null)).toBe("lost");
    const [due] = await ledger().due(60_000);
    expect(due).toMatchObject({ runId: thrice.runId, attempt: 2 });
    expect(await ledger().begin(thrice.runId)).toMatchObject({ attempt: 2 });
    expect(await ledger("dead").beat(thrice, null)).toBe("lost");
    expect(await ledger("dead").end(thrice, { status: "failed", error: "" }, null)).toBeUndefined();
  });

  test("that was stopped is taken up by another worker at once", async () => {
    const claimed = await claim("refresh-tokens");
    expect(await ledger().end(claimed, { status: "abandoned", error: "stopped" }, null)).toBe("queued");
    expect(await ledger().due(60_000)).toMatchObject([{ runId: claimed.runId, attempt: 2 }]);
  });
});

describe("what is asked for", () => {
  test("is asked for if the transaction commits, and with it", async () => {
    const lost = withTransaction(async (tx) => {
      await enqueue(tx, "refresh-tokens");
      throw new Error("no");
    }, database.pool);
    await expect(lost).rejects.toThrow("no");
    expect(await ledger().due(60_000)).toEqual([]);
  });

  test("alike is asked for once until it begins; another key is another run", async () => {
    const asked = await Promise.all([
      ask("refresh-tokens"),
      ask("refresh-tokens"),
      ask("refresh-tokens", "b"),
    ]);
    expect(new Set(asked.map(({ runId }) => runId)).size).toBe(2);
    expect(await ledger().begin(asked[0]?.runId ?? "")).toBeDefined();
    expect((await ask("refresh-tokens")).isNew).toBe(true);
  });

  test("by the same event is asked for once, however many workers heard it", async () => {
    const event = (seq: number) => ({ seq, at: new Date(Date.UTC(2026, 10, 21, 18, 0, seq)).toISOString() });
    const woken = await Promise.all([1, 2, 3].map(() => ledger().wake(["deliver-notifications"], event(77))));
    expect(woken.toSorted()).toEqual([0, 0, 1]);
    const [due] = await ledger().due(60_000);
    expect(await ledger().begin(due?.runId ?? "")).toBeDefined();
    expect(await ledger().wake(["deliver-notifications"], event(77))).toBe(0);
    expect(await ledger().wake(["deliver-notifications"], event(78))).toBe(1);
    const { rows } = await database.pool.query("SELECT status FROM job_run ORDER BY id");
    expect(rows.map(({ status }) => status)).toEqual(["running", "queued"]);
  });

  test("is handed over as far as there is room, and again when it got lost", async () => {
    for (const key of ["a", "b", "c"]) await ask("sync-live-status", key);
    const [first, ...more] = await ledger().due(60_000);
    expect(more).toEqual([]);
    if (!first) throw new Error("nothing due");
    await ledger().markDispatched(first);
    expect(await ledger().due(60_000)).toEqual([]);
    await pass(61);
    const [again] = await ledger().due(60_000);
    expect(again?.runId).toBe(first.runId);
    expect(again?.dispatchId).not.toBe(first.dispatchId);
  });

  test("that came to an engine without room is handed over again when there is some", async () => {
    const running = await claim();
    const { runId } = await ask("sync-live-status");
    expect(await ledger().begin(runId)).toBeUndefined();
    expect(await ledger().due(60_000)).toEqual([]);
    await ledger().end(running, { status: "succeeded", result: 1 }, null);
    expect(await ledger().due(60_000)).toMatchObject([{ runId }]);
  });

  test("that nobody begins in time expires", async () => {
    const { runId } = await ask("prune-old-rows");
    await pass(61);
    expect(await ledger().begin(runId)).toBeUndefined();
    expect(await ledger().sweep()).toEqual({ expired: 1 });
    expect(await getRun(runId, database.pool)).toMatchObject({
      status: "expired",
      error: "Nobody began it in time.",
      startedAt: null,
    });
  });

  test("of a job that this version does not have fails in words, after another version had its time", async () => {
    await database.pool.query(
      "INSERT INTO job_run (job_id, slot, status) VALUES ('long-gone', now(), 'queued')",
    );
    expect(await ledger().sweep()).toEqual({});
    await pass(61);
    expect(await ledger().sweep()).toEqual({ failed: 1 });
    expect(await latestRuns(database.pool, "long-gone", 1)).toMatchObject([
      { error: 'This version has no job "long-gone".' },
    ]);
  });
});

describe("calling off", () => {
  test("ends a queued run at once", async () => {
    const { runId } = await ask("refresh-tokens");
    expect(await cancelRun(runId, database.pool)).toEqual({ status: "cancelled", cancelling: false });
    expect(await ledger().begin(runId)).toBeUndefined();
    await expect(cancelRun(runId, database.pool)).rejects.toMatchObject({
      code: "conflict",
      message: "The run has ended already: it was called off.",
    });
  });

  test("tells a run under way, which hears it with its next heartbeat and is not tried again", async () => {
    const claimed = await claim("refresh-tokens");
    expect(await cancelRun(claimed.runId, database.pool)).toEqual({ status: "running", cancelling: true });
    expect(await ledger().beat(claimed, null)).toBe("cancelled");
    const end = { status: "cancelled", error: "Called off." } as const;
    expect(await ledger().end(claimed, end, null)).toBe("cancelled");
  });

  test("ends a run whose worker is dead", async () => {
    const claimed = await claim("refresh-tokens");
    await cancelRun(claimed.runId, database.pool);
    await pass(SILENT_MS / 1000 + 1);
    expect(await ledger().sweep()).toEqual({ cancelled: 1 });
  });

  test.each(["nonsense", "01a1fd1d-0254-7bce-bd75-359b354cfb5c"])("of %s is not found", async (runId) => {
    await expect(cancelRun(runId, database.pool)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("run-now", () => {
  test("asked by many at once, it is one run", async () => {
    const personId = await addPerson(database.pool);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => runNow("sync-live-status", personId, database.pool)),
    );
    expect(new Set(answers.map(({ runId }) => runId)).size).toBe(1);
    expect(answers.filter(({ alreadyRunning }) => !alreadyRunning)).toHaveLength(1);
    expect(await events()).toEqual(["queued"]);
  });

  test("while one is under way, that one is the answer", async () => {
    const personId = await addPerson(database.pool);
    const { runId } = await claim();
    expect(await runNow("sync-live-status", personId, database.pool)).toEqual({
      runId,
      alreadyRunning: true,
    });
  });

  test("knows who asked, and which jobs there are", async () => {
    const personId = await addPerson(database.pool);
    const { runId } = await runNow("refresh-tokens", personId, database.pool);
    expect(await getRun(runId, database.pool)).toMatchObject({
      askedBy: "hand",
      requestedBy: { id: personId },
      attempts: 3,
      input: null,
    });
    await expect(runNow("long-gone", personId, database.pool)).rejects.toMatchObject({ code: "not_found" });
  });

  test("says which field of an input does not fit", async () => {
    const input = JSON.parse('{"nonsense":1}');
    const asked = withTransaction((tx) => enqueue(tx, "refresh-tokens", { input }), database.pool);
    await expect(asked).rejects.toMatchObject({ code: "unprocessable" });
  });
});
