import { setTimeout as sleep } from "node:timers/promises";
import { nextSlot, slotOf } from "../core/schedule";
import type { Claim, Ledger } from "../ledger";
import type { Job } from "./job";
import { type RunDeps, runJob } from "./run-job";

export interface EngineDeps extends RunDeps {
  jobs: readonly Job[];
  ledger: Ledger;
  clock: () => Date;
}

export interface Engine {
  /** Looks at once for runs asked for by hand and for work, because something was written. */
  wake(): void;
  /** The ids of the jobs under way. */
  running(): string[];
  /** Takes nothing new, tells what runs to end, and resolves when it has, or after a few seconds. */
  stop(): Promise<void>;
}

/** The queue and the work are looked at this often, if nobody wakes the engine before. */
const LOOK_MS = 1_000;
const SWEEP_MS = 10_000;
const STOP_WITHIN_MS = 8_000;

/**
 * Starts jobs when they are due. A thin loop: who does a slot is decided by the ledger, so any number of
 * engines, of this kind or another, may run side by side. Each runs a job once at a time. An engine that
 * cannot reach the database tries again with each look.
 */
export function startEngine(deps: EngineDeps): Engine {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const begin = (job: Job, claim: Claim) => {
    const run = runJob(deps, job, claim, stopping.signal).finally(() => {
      running.delete(job.id);
      waker.wake();
    });
    running.set(job.id, run);
  };
  const look = createLook(deps, (job) => !running.has(job.id), begin);
  const waker = createWaker(stopping.signal);
  const looping = loop(deps, look, waker, stopping.signal);

  return {
    wake: waker.wake,
    running: () => [...running.keys()],
    async stop() {
      stopping.abort(new Error("the worker stops"));
      await looping;
      await Promise.race([Promise.all(running.values()), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

async function loop(
  { jobs, ledger, clock, log }: EngineDeps,
  look: () => Promise<void>,
  waker: Waker,
  stopping: AbortSignal,
): Promise<void> {
  let sweepAt = 0;
  while (!stopping.aborted) {
    try {
      if (clock().getTime() >= sweepAt) {
        sweepAt = clock().getTime() + SWEEP_MS;
        const abandoned = await ledger.abandonSilent();
        if (abandoned > 0) log.warn({ abandoned }, "runs of silent workers were marked abandoned");
      }
      await look();
    } catch (error) {
      log.warn({ err: error }, "the job table cannot be read; trying again");
    }
    await waker.sleep(untilNextSlot(jobs, clock()));
  }
}

/** One look at everything that could be due. */
function createLook(
  { jobs, ledger, clock }: EngineDeps,
  isIdle: (job: Job) => boolean,
  begin: (job: Job, claim: Claim) => void,
): () => Promise<void> {
  // A slot that was seen taken need not be asked for again.
  const settledSlots = new Map<string, number>();
  return async () => {
    for (const job of jobs) {
      if (!isIdle(job)) continue;
      const slot = await dueSlot(job, clock(), settledSlots);
      if (!slot) continue;
      const claim = await ledger.claim(job.id, slot);
      settledSlots.set(job.id, slot.getTime());
      if (claim) begin(job, claim);
    }
    const queued = await ledger.takeQueued(jobs.filter(isIdle).map(({ id }) => id));
    const asked = queued && jobs.find(({ id }) => id === queued.jobId);
    if (asked) begin(asked, queued);
  };
}

/** The slot to take now, if any. Work has no slots of its own: its slot is the moment it was found. */
async function dueSlot(job: Job, now: Date, settled: Map<string, number>): Promise<Date | undefined> {
  if (job.trigger.on === "work") return (await job.hasWork?.()) ? now : undefined;
  const slot = slotOf(job.trigger.schedule, now);
  return settled.get(job.id) === slot.getTime() ? undefined : slot;
}

/** Milliseconds to the next slot of any job, at most one look's. */
function untilNextSlot(jobs: readonly Job[], now: Date): number {
  const waits = jobs.map(({ trigger }) =>
    trigger.on === "clock" ? nextSlot(trigger.schedule, now).getTime() - now.getTime() : LOOK_MS,
  );
  return Math.min(LOOK_MS, ...waits);
}

interface Waker {
  wake(): void;
  /** Resolves after `ms`, or when woken: also if that was before. */
  sleep(ms: number): Promise<void>;
}

function createWaker(stopping: AbortSignal): Waker {
  let waking = new AbortController();
  const wake = () => waking.abort();
  stopping.addEventListener("abort", wake);
  return {
    wake,
    async sleep(ms) {
      if (!stopping.aborted) await sleep(ms, undefined, { signal: waking.signal }).catch(() => undefined);
      waking = new AbortController();
    },
  };
}
