import { setTimeout as sleep } from "node:timers/promises";
import { backoffMs } from "@/lib/kernel/backoff";
import type { Claim, Ledger, RunEnd } from "../ledger";
import type { Progress } from "../schema";
import type { Job } from "./job";

export interface RunDeps {
  ledger: Ledger;
  clock: () => Date;
  /** A failure in words that operators may read. */
  wordsOf: (error: unknown) => string;
  /** Called when a run has ended. */
  onEnd?: (jobId: string, end: RunEnd, durationMs: number) => void;
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

const BEAT_MS = 5_000;
/** How long a job told to end may still take before it is left alone. */
const GRACE_MS = 5_000;
const RECORD_ATTEMPTS = 8;

/** Runs a job that was claimed, keeps its heart beating, and records its end. Never rejects. */
export async function runJob(deps: RunDeps, job: Job, claim: Claim, stopping: AbortSignal): Promise<void> {
  const begun = performance.now();
  const ending = new AbortController();
  const stop = () => ending.abort(stopping.reason);
  if (stopping.aborted) stop();
  stopping.addEventListener("abort", stop);
  const overdue = setTimeout(() => ending.abort(new TookTooLong(job.maxDurationMs)), job.maxDurationMs);
  let progress: Progress | null = null;
  const heart = setInterval(
    () => void deps.ledger.beat(claim.runId, progress).catch(() => undefined),
    BEAT_MS,
  );
  try {
    const work = startJob(deps, job, ending.signal, (latest) => {
      progress = latest;
    });
    const end = await endOf(deps, claim, work, ending.signal, stopping);
    const durationMs = Math.round(performance.now() - begun);
    logEnd(deps, claim, end, durationMs);
    deps.onEnd?.(job.id, end, durationMs);
    await record(deps, claim, end, stopping);
  } finally {
    clearTimeout(overdue);
    clearInterval(heart);
    stopping.removeEventListener("abort", stop);
  }
}

/** A handler that throws at once is a run that failed, like any other. */
async function startJob(
  { clock }: RunDeps,
  job: Job,
  signal: AbortSignal,
  progress: (latest: Progress) => void,
): Promise<unknown> {
  return job.handler({ now: clock(), signal, progress });
}

class TookTooLong extends Error {
  constructor(ms: number) {
    super(`It took longer than ${Math.round(ms / 1000)} s.`);
  }
}

/** How the work ended. Work that goes on after it was told to end is not waited for. */
async function endOf(
  deps: RunDeps,
  claim: Claim,
  work: Promise<unknown>,
  ending: AbortSignal,
  stopping: AbortSignal,
): Promise<RunEnd> {
  try {
    return { status: "succeeded", result: await Promise.race([work, rejectAfterGrace(ending)]) };
  } catch (error) {
    if (stopping.aborted)
      return { status: "abandoned", error: "The worker was stopped. The next run goes on." };
    if (ending.reason instanceof TookTooLong) return { status: "failed", error: ending.reason.message };
    deps.log.error({ err: error, runId: claim.runId, jobId: claim.jobId }, "job failed");
    return { status: "failed", error: deps.wordsOf(error) };
  }
}

function rejectAfterGrace(ending: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    ending.addEventListener("abort", () => setTimeout(() => reject(ending.reason), GRACE_MS).unref(), {
      once: true,
    });
  });
}

function logEnd({ log }: RunDeps, { runId, jobId }: Claim, end: RunEnd, durationMs: number): void {
  const line = { jobId, runId, durationMs, ...end };
  if (end.status === "succeeded") log.info(line, "run succeeded");
  else log.warn(line, `run ${end.status}`);
}

/**
 * Writes the end down, also when the database is away for a while. If it stays away, the run is marked
 * abandoned later by whoever looks: what it did is in the database or is not, whatever the record says.
 */
async function record(
  { ledger, log }: RunDeps,
  claim: Claim,
  end: RunEnd,
  stopping: AbortSignal,
): Promise<void> {
  for (let attempt = 1; attempt <= RECORD_ATTEMPTS; attempt += 1) {
    try {
      await ledger.end(claim, end);
      return;
    } catch (error) {
      log.warn({ err: error, ...claim, attempt }, "the end of a run could not be recorded");
      if (stopping.aborted) return;
      await sleep(backoffMs(attempt, 250, 5_000, Math.random()), undefined, { signal: stopping }).catch(
        () => undefined,
      );
    }
  }
}
