import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import * as repository from "./repository";
import type { Progress, RunStatus } from "./schema";

/** A run that this worker has taken and must end. */
export interface Claim {
  runId: string;
  jobId: string;
}

/** The record of all runs, as one worker writes it. Every begin and end is told to the operators' pages. */
export interface Ledger {
  /** Takes a slot. Undefined when it was taken before: by another worker, or by this one in an earlier life. */
  claim(jobId: string, slot: Date): Promise<Claim | undefined>;
  /** Takes a run that was asked for by hand. */
  takeQueued(jobIds: readonly string[]): Promise<Claim | undefined>;
  /** Says that a run is alive. */
  beat(runId: string, progress: Progress | null): Promise<boolean>;
  end(claim: Claim, end: RunEnd): Promise<void>;
  /** Ends the runs of workers that fell silent; says how many. */
  abandonSilent(): Promise<number>;
}

export type RunEnd =
  | { status: "succeeded"; result: unknown }
  | { status: "failed" | "abandoned"; error: string };

/** A worker that has not been heard of for this long is dead: its heart beats every 5 s. */
export const SILENT_MS = 30_000;
const SILENT_WORDS =
  "Its worker stopped without a word. Nothing is half done; the next run goes on from there.";

/** `worker` names this process in the record. */
export function createLedger(pool: Pool, worker: string): Ledger {
  return {
    claim: (jobId, slot) =>
      withTransaction(async (tx) => {
        const runId = await repository.claimSlot(tx, { jobId, slot, worker });
        if (!runId) return undefined;
        await tell(tx, [{ id: runId, jobId }], "running");
        return { runId, jobId };
      }, pool),

    async takeQueued(jobIds) {
      if (jobIds.length === 0) return undefined;
      return withTransaction(async (tx) => {
        const taken = await repository.takeQueued(tx, jobIds, worker);
        if (!taken) return undefined;
        await tell(tx, [taken], "running");
        return { runId: taken.id, jobId: taken.jobId };
      }, pool);
    },

    beat: (runId, progress) => repository.beat(pool, runId, progress),

    end: ({ runId, jobId }, end) =>
      withTransaction(async (tx) => {
        const record = end.status === "succeeded" ? { ...end, error: null } : { ...end, result: undefined };
        const ended = await repository.endRun(tx, runId, record);
        if (ended) await tell(tx, [{ id: runId, jobId }], end.status);
      }, pool),

    abandonSilent: () =>
      withTransaction(async (tx) => {
        const abandoned = await repository.abandonSilent(tx, SILENT_MS, SILENT_WORDS);
        await tell(tx, abandoned, "abandoned");
        return abandoned.length;
      }, pool),
  };
}

/** Last in the transaction, as every append. */
export function tell(
  tx: Db,
  runs: readonly { id: string; jobId: string }[],
  status: RunStatus,
): Promise<void> {
  return appendEvents(
    tx,
    runs.map(({ id, jobId }) => ({ kind: "job.run", payload: { runId: id, jobId, status } })),
  );
}
