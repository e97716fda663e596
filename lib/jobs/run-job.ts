import { setTimeout as sleep } from "node:timers/promises";
import { backoffMs } from "@/lib/kernel/backoff";
import { withPurpose } from "@/lib/twitch";
import { readInput } from "./core/read-input";
import type { Job } from "./definition";
import type { Claim, Ledger, RunEnd } from "./ledger";
import type { Progress, RunStatus } from "./schema";
import { startHeart } from "./start-heart";

export interface RunDeps {
  ledger: Pick<Ledger, "beat" | "end">;
  /** The instance's time. */
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

/** How long a job told to end may still take before it is left alone. */
const GRACE_MS = 5_000;
const RECORD_ATTEMPTS = 8;

/** Why a run is told to end: the end it comes to. */
class ToldToEnd extends Error {
  constructor(readonly end: RunEnd & { error: string }) {
    super(end.error);
  }
}

const tookTooLong = (ms: number) =>
  new ToldToEnd({ status: "failed", error: `It took longer than ${Math.round(ms / 1000)} s.` });
const stopped = () =>
  new ToldToEnd({ status: "abandoned", error: "The worker was stopped. The next run goes on." });
const calledOff = () => new ToldToEnd({ status: "cancelled", error: "Called off." });
/** Whoever has taken it up records the end; this one's is not heard any more. */
const takenUp = () =>
  new ToldToEnd({ status: "abandoned", error: "It was taken for dead, and taken up by another worker." });

/**
 * Does a run that was begun, keeps its heart beating, and records its end, which is also the answer. Ends early
 * when `stopping` aborts, when the run is called off (`cancelling` says so at once, a heartbeat within
 * seconds) or takes too long. Never rejects.
 */
export async function runJob(
  deps: RunDeps,
  job: Job,
  claim: Claim,
  stopping: AbortSignal,
  cancelling?: AbortSignal,
): Promise<RunEnd> {
  const begun = performance.now();
  const ending = new AbortController();
  const unhook = [
    onAbort(stopping, () => ending.abort(stopped())),
    onAbort(cancelling, () => ending.abort(calledOff())),
  ];
  const overdue = setTimeout(() => ending.abort(tookTooLong(job.maxDurationMs)), job.maxDurationMs);
  const heart = startHeart(
    (progress) => deps.ledger.beat(claim, progress),
    (heard) => ending.abort(heard === "cancelled" ? calledOff() : takenUp()),
  );
  try {
    const end = await endOf(
      deps,
      claim,
      startJob(deps, job, claim, ending.signal, heart.progress),
      ending.signal,
    );
    const durationMs = Math.round(performance.now() - begun);
    heart.stop();
    deps.onEnd?.(job.id, end, durationMs);
    const became = await record(deps, claim, end, heart.latest(), stopping);
    logEnd(deps, claim, end, { durationMs, became });
    return end;
  } finally {
    clearTimeout(overdue);
    heart.stop();
    for (const off of unhook) off();
  }
}

/** Calls `then` when the signal aborts, at once if it has; gives the way to stop listening. */
function onAbort(signal: AbortSignal | undefined, then: () => void): () => void {
  if (!signal) return () => undefined;
  if (signal.aborted) then();
  signal.addEventListener("abort", then);
  return () => signal.removeEventListener("abort", then);
}

/** A handler that throws at once is a run that failed, like any other. */
async function startJob(
  { clock }: RunDeps,
  job: Job,
  claim: Claim,
  signal: AbortSignal,
  progress: (latest: Progress) => void,
): Promise<unknown> {
  const read = readInput(job.input, claim.input);
  if (!read.ok) throw new ToldToEnd({ status: "failed", error: read.problem, final: true });
  const { input } = read;
  return withPurpose(job.id, () =>
    job.handler({ now: clock(), signal, progress, input, attempt: claim.attempt }),
  );
}

/** How the work ended. Work that goes on after it was told to end is not waited for. */
async function endOf(
  deps: RunDeps,
  claim: Claim,
  work: Promise<unknown>,
  ending: AbortSignal,
): Promise<RunEnd> {
  try {
    const result = await Promise.race([work, rejectAfterGrace(ending)]);
    // Work that was told to end may end without complaint, and is not done for all that.
    if (ending.reason instanceof ToldToEnd) return ending.reason.end;
    return { status: "succeeded", result };
  } catch (error) {
    const reason = ending.reason instanceof ToldToEnd ? ending.reason : error;
    if (reason instanceof ToldToEnd) return reason.end;
    deps.log.error({ err: error, runId: claim.runId, jobId: claim.jobId }, "job failed");
    return { status: "failed", error: deps.wordsOf(error) };
  }
}

function rejectAfterGrace(ending: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    onAbort(ending, () => setTimeout(() => reject(ending.reason), GRACE_MS).unref());
  });
}

function logEnd(
  { log }: RunDeps,
  { runId, jobId, attempt }: Claim,
  end: RunEnd,
  { durationMs, became }: { durationMs: number; became: RunStatus | undefined },
): void {
  const line = { jobId, runId, attempt, durationMs, ...end };
  if (end.status === "succeeded") log.info(line, "run succeeded");
  else log.warn(line, became === "queued" ? `run ${end.status}, to be tried again` : `run ${end.status}`);
}

/**
 * Writes the end down, also when the database is away for a while. If it stays away, the run is taken up later
 * by whoever looks: what it did is in the database or is not, whatever the record says.
 */
async function record(
  { ledger, log }: RunDeps,
  claim: Claim,
  end: RunEnd,
  progress: Progress | null,
  stopping: AbortSignal,
): Promise<RunStatus | undefined> {
  for (let attempt = 1; attempt <= RECORD_ATTEMPTS; attempt += 1) {
    try {
      return await ledger.end(claim, end, progress);
    } catch (error) {
      log.warn({ err: error, runId: claim.runId, attempt }, "the end of a run could not be recorded");
      if (stopping.aborted) return undefined;
      await sleep(backoffMs(attempt, 250, 5_000, Math.random()), undefined, { signal: stopping }).catch(
        () => undefined,
      );
    }
  }
  return undefined;
}
