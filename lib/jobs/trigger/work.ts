import { chainsOf } from "../core/plan-trigger-tasks";
import { nextSlot } from "../core/schedule";
import type { Job } from "../definition";
import type { Claim, Ledger } from "../ledger";
import type { TaskWork } from "./define-tasks";

export interface WorkDeps {
  jobs: readonly Job[];
  ledger: Pick<Ledger, "begin" | "claim">;
  /** Does what was claimed to its recorded end, and answers the job's result. @throws when it did not succeed */
  run(job: Job, claim: Claim, signal: AbortSignal): Promise<unknown>;
  /** Asks for a slot of a chain. @throws when the platform does not take it */
  ask(jobId: string, slot: Date): Promise<void>;
  clock: () => Date;
  log: { warn(fields: object, message: string): void };
}

/** What is answered when there is nothing to do: another engine was first, or it is too late. */
const SKIPPED = { skipped: "It was begun before, called off, or comes too late: the list of runs tells." };

/** The work of the tasks. What is begun, by whom and how often is the ledger's to say, as with every engine. */
export function createTaskWork(deps: WorkDeps): TaskWork {
  const { jobs, ledger, run, clock, log } = deps;
  const jobOf = (jobId: string): Job => {
    const job = jobs.find(({ id }) => id === jobId);
    if (!job) throw new RangeError(`no job "${jobId}"`);
    return job;
  };
  const doClaimed = async (claim: Claim | undefined, signal: AbortSignal) =>
    claim ? run(jobOf(claim.jobId), claim, signal) : SKIPPED;
  const doSlot: TaskWork["doSlot"] = async (jobId, slot, signal) =>
    doClaimed(await ledger.claim(jobId, slot), signal);

  return {
    doSlot,
    doRun: async (runId, signal) => doClaimed(await ledger.begin(runId), signal),

    async doLink(jobId, slot, signal) {
      // Before the work, which may fail or be killed; and never for this slot again, should our clock be behind.
      const after = new Date(Math.max(slot.getTime(), clock().getTime()));
      await askForNext(deps, jobOf(jobId), after).catch((error: unknown) => {
        log.warn({ err: error, jobId }, "the chain breaks here; the watchdog begins it again");
      });
      return doSlot(jobId, slot, signal);
    },

    async mendChains() {
      const chains = chainsOf(jobs);
      const asked = await Promise.allSettled(chains.map((job) => askForNext(deps, job, clock())));
      const failures = asked.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
      if (failures.length > 0) {
        throw new AggregateError(
          failures,
          `${failures.length} of ${chains.length} chains could not be begun`,
        );
      }
      return { chains: chains.map(({ id }) => id) };
    },
  };
}

async function askForNext({ ask }: WorkDeps, { id, schedule }: Job, after: Date): Promise<void> {
  if (schedule) await ask(id, nextSlot(schedule, after));
}
