import { backoffMs } from "@/lib/kernel/backoff";
import { inParallel } from "@/lib/kernel/in-parallel";
import { within } from "@/lib/kernel/within";
import type { Dispatcher, DueRun } from "../dispatcher";
import type { Ledger } from "../ledger";

export interface RelayDeps {
  ledger: Pick<Ledger, "due" | "markDispatched">;
  dispatcher: Dispatcher;
  /** A run that was handed over and has not begun after so long was lost, and is handed over again. */
  lostAfterMs: number;
  log: { warn(fields: object, message: string): void };
}

const AT_ONCE = 8;
const ANSWER_WITHIN_MS = 15_000;
const BACKOFF = { baseMs: 500, maxMs: 30_000 };

/**
 * Hands queued runs over to an engine; gives the ids of the jobs that got some. A run is marked after it
 * arrived, so that dying in between hands it over twice, never not at all. While the engine does not take what
 * it is handed there is a pause, which grows.
 * @throws when the ledger does not answer
 */
export function createRelay({ ledger, dispatcher, lostAfterMs, log }: RelayDeps): () => Promise<string[]> {
  let failures = 0;
  let notBefore = 0;
  const handOver = async (run: DueRun): Promise<boolean> => {
    try {
      await within(ANSWER_WITHIN_MS, dispatcher.dispatch(run));
    } catch (error) {
      log.warn({ err: error, jobId: run.jobId, runId: run.runId }, "a run could not be handed over");
      return false;
    }
    await ledger.markDispatched(run);
    return true;
  };
  return async () => {
    if (performance.now() < notBefore) return [];
    const due = await ledger.due(lostAfterMs);
    const arrived = await inParallel(due, AT_ONCE, handOver);
    failures = arrived.every(Boolean) ? 0 : failures + 1;
    if (failures > 0) {
      notBefore = performance.now() + backoffMs(failures, BACKOFF.baseMs, BACKOFF.maxMs, Math.random());
    }
    return [...new Set(due.filter((_run, place) => arrived[place]).map(({ jobId }) => jobId))];
  };
}
