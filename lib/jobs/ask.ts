import type { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { TallyError } from "@/lib/kernel/errors";
import { findRun } from "./read";
import * as repository from "./repository-asked";
import type { AskedRun, CancelledRun } from "./schema";
import { tell } from "./tell";
import { type JobId, type Timetable, timetable } from "./timetable";

export interface Asking<Id extends JobId> {
  /** What the run is given; must fit the job's schema. */
  input?: z.input<Timetable[Id]["input"]>;
  requestedBy?: string;
  /** While a run asked for with the same key has not begun, it is that one. Without: with the same input. */
  key?: string;
}

/**
 * Asks for a run in the caller's transaction: it is asked for if and only if that commits, and begins only
 * then. Call it last in the transaction, as it appends an event.
 * @throws TallyError unprocessable when the input does not fit the job's schema
 */
export async function enqueue<Id extends JobId>(
  tx: Db,
  jobId: Id,
  { input, requestedBy = undefined, key = undefined }: Asking<Id> = {},
): Promise<{ runId: string; isNew: boolean }> {
  const { input: schema } = timetable(env())[jobId];
  const read = schema.safeParse(input);
  if (!read.success) {
    throw new TallyError("unprocessable", `The job "${jobId}" cannot be run like this.`, {
      fields: read.error.issues.map(({ path, message }) => ({ field: path.join(".") || "input", message })),
    });
  }
  const asked = await repository.insertAsked(tx, {
    jobId,
    slot: now(),
    input,
    requestedBy: requestedBy ?? null,
    key: key ?? null,
  });
  if (asked.isNew) await tell(tx, [{ id: asked.runId, jobId, status: "queued" }]);
  return asked;
}

/**
 * Asks for a run of a job now; an engine takes it within a second. While one is queued or under way that one
 * is the answer. The person's right to ask is the caller's to check.
 * @throws TallyError not_found for a job that does not exist, unprocessable for one that must be told more
 */
export async function runNow(jobId: string, personId: string, pool: Pool = db()): Promise<AskedRun> {
  if (!isJob(jobId)) throw new TallyError("not_found", `There is no job "${jobId}".`);
  const running = await repository.findRunning(pool, jobId);
  if (running) return { runId: running, alreadyRunning: true };
  const { runId, isNew } = await withTransaction(async (tx) => {
    await recordAudit(tx, { action: "job.run", target: { kind: "job", id: jobId } });
    return enqueue(tx, jobId, { requestedBy: personId });
  }, pool);
  return { runId, alreadyRunning: !isNew };
}

/**
 * Calls off a run: one that has not begun ends at once, one under way is told to end and does so within seconds.
 * @throws TallyError not_found when there is no such run, conflict when it has ended
 */
export async function cancelRun(runId: string, pool: Pool = db()): Promise<CancelledRun> {
  await findRun(runId, pool);
  const cancelled = await withTransaction(async (tx) => {
    const run = await repository.cancel(tx, runId, "Called off before it began.");
    if (!run) return undefined;
    const { jobId, status } = run;
    await recordAudit(tx, { action: "job.cancel", target: { kind: "run", id: runId, name: jobId } });
    await tell(tx, [
      status === "running"
        ? { id: runId, jobId, status, cancelling: true as const }
        : { id: runId, jobId, status },
    ]);
    return { status, cancelling: status === "running" };
  }, pool);
  if (cancelled) return cancelled;
  const { status } = await findRun(runId, pool);
  throw new TallyError("conflict", `The run has ended already: it ${ENDED[status] ?? status}.`);
}

const ENDED: Partial<Record<string, string>> = {
  cancelled: "was called off",
  expired: "was not begun in time",
  abandoned: "was abandoned",
};

const isJob = (id: string): id is JobId => Object.hasOwn(timetable(env()), id);
