import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { TallyError } from "@/lib/kernel/errors";
import { tell } from "./ledger";
import * as repository from "./repository";
import type { JobId } from "./timetable";

/**
 * Asks for a run of a job now; a worker takes it within a second. While one is queued or under way that one
 * is the answer. The person's right to ask is the caller's to check.
 * @throws TallyError unavailable in the odd case that runs begin and end faster than they can be looked at
 */
export async function runNow(
  jobId: JobId,
  personId: string,
  pool: Pool = db(),
): Promise<{ runId: string; alreadyRunning: boolean }> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const open = await repository.findOpenRun(pool, jobId);
    if (open) return { runId: open, alreadyRunning: true };
    const queued = await withTransaction(async (tx) => {
      const id = await repository.insertQueued(tx, { jobId, requestedBy: personId });
      if (id) await tell(tx, [{ id, jobId }], "queued");
      return id;
    }, pool);
    if (queued) return { runId: queued, alreadyRunning: false };
  }
  throw new TallyError("unavailable", "The run could not be queued. Try again.", { retryAfterSeconds: 1 });
}
