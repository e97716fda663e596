import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "../definition";
import type { Claim } from "../ledger";
import { type RunDeps, runJob } from "../run-job";

/** The runs under way in this process. */
export interface Crew {
  begin(job: Job, claim: Claim): void;
  /** Ends a run that was called off, if it is one of ours. */
  cancel(runId: string): void;
  /** How many more runs of a job may begin here. */
  roomFor(job: Job): number;
  /** The ids of the jobs under way. */
  running(): string[];
  /** Tells all to end and resolves when they have, or after a few seconds. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 8_000;

/** `onRoom` is called when a run has ended. */
export function createCrew(deps: RunDeps, onRoom: () => void): Crew {
  const stopping = new AbortController();
  const underWay = new Map<string, { jobId: string; cancelling: AbortController; done: Promise<void> }>();
  const countOf = (jobId: string) => [...underWay.values()].filter((run) => run.jobId === jobId).length;
  return {
    begin(job, claim) {
      const cancelling = new AbortController();
      const done = runJob(deps, job, claim, stopping.signal, cancelling.signal).then(() => {
        underWay.delete(claim.runId);
        onRoom();
      });
      underWay.set(claim.runId, { jobId: job.id, cancelling, done });
    },
    cancel: (runId) => underWay.get(runId)?.cancelling.abort(),
    roomFor: ({ id, concurrency }) => concurrency - countOf(id),
    running: () => [...underWay.values()].map(({ jobId }) => jobId),
    async stop() {
      stopping.abort();
      const all = [...underWay.values()].map(({ done }) => done);
      await Promise.race([Promise.all(all), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
