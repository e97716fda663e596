import type { Db } from "@/lib/db/client";
import { appendEvents } from "@/lib/events";
import type { RunStatus } from "./schema";

/** Tells what became of runs, to workers and operators' pages. Last in the transaction, as every append. */
export function tell(
  tx: Db,
  runs: readonly { id: string; jobId: string; status: RunStatus; cancelling?: true }[],
): Promise<void> {
  return appendEvents(
    tx,
    runs.map(({ id, jobId, status, cancelling }) => ({
      kind: "job.run",
      payload: { runId: id, jobId, status, ...(cancelling && { cancelling }) },
    })),
  );
}
