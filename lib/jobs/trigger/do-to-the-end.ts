import type { Job } from "../definition";
import type { Claim } from "../ledger";
import { type RunDeps, runJob } from "../run-job";
import { wordsOf } from "../words-of";

/** Trigger.dev ends processes by itself, without asking: nothing here is told to stop but a single run. */
const NEVER = new AbortController().signal;

/**
 * Does what was begun, records its end, and tells it to Trigger.dev the way it knows: a result, or an error. Its
 * signal means that somebody called the run off there.
 * @throws Error in words for operators when it did not succeed
 */
export async function doToTheEnd(
  deps: Omit<RunDeps, "wordsOf">,
  job: Job,
  claim: Claim,
  signal: AbortSignal,
): Promise<unknown> {
  const end = await runJob({ ...deps, wordsOf }, job, claim, NEVER, signal);
  if (end.status === "succeeded") return end.result;
  throw new Error(`${end.status}: ${end.error}`);
}
