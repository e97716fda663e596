import type { Pool } from "@/lib/db/client";
import type { Job } from "../definition";
import type { Dispatcher } from "../dispatcher";
import type { Ledger } from "../ledger";
import type { RunDeps } from "../run-job";
import { type Crew, createCrew } from "./crew";
import { createRelay } from "./relay";
import { createMailbox, type Mailbox } from "./repository-mailbox";
import { createSlots } from "./slots";
import { createWaker } from "./waker";

export interface EngineDeps extends RunDeps {
  jobs: readonly Job[];
  ledger: Ledger;
  pool: Pool;
  /** Milliseconds of real time until the instance's clock shows a moment. Without it both clocks are one. */
  untilMs?: ((moment: Date) => number) | undefined;
}

export interface Engine {
  /** Looks at once for what is to be done, because something was written. */
  wake(): void;
  /** Ends a run that was called off, if it is under way here. */
  cancel(runId: string): void;
  /** The ids of the jobs under way here. */
  running(): string[];
  /** Takes nothing new, tells what runs to end, and resolves when it has, or after a few seconds. */
  stop(): Promise<void>;
}

/** The ledger is looked at this often, if nobody wakes the engine before. */
const LOOK_MS = 1_000;
/** The boxes are looked into this often for what other workers left there. */
const BOXES_MS = 2_000;
const SWEEP_MS = 5_000;
/** Beginning a run that was handed over is a matter of milliseconds, unless the worker that took it died. */
const LOST_AFTER_MS = 15_000;
/** Another engine has queues of its own, in which a run may well wait. */
const LOST_ELSEWHERE_AFTER_MS = 10 * 60_000;

/**
 * Does the jobs here. Opens the slots that have come, hands queued runs into the boxes, takes letters out and
 * begins their runs. Who does a run is decided by the ledger, so any number of engines, of this kind or another,
 * may run side by side. An engine that cannot reach the database tries again with each look.
 */
export function startEngine(deps: EngineDeps): Engine {
  const { clock } = deps;
  const mailbox = createMailbox(
    deps.pool,
    deps.jobs.map(({ id }) => id),
    deps.log,
  );
  const untilMs = deps.untilMs ?? ((moment: Date) => moment.getTime() - clock().getTime());
  const slots = createSlots({ ...deps, untilMs });
  const relay = createRelay({ ...deps, dispatcher: mailbox, lostAfterMs: LOST_AFTER_MS });
  let boxesAt = 0;
  const look = async (crew: Crew) => {
    await mailbox.open();
    await slots.open();
    const arrived = new Set(await relay());
    const all = performance.now() >= boxesAt;
    if (all) boxesAt = performance.now() + BOXES_MS;
    await emptyBoxes(deps, mailbox, crew, (job) => all || arrived.has(job.id));
  };
  const engine = keepLooking(deps, look, () => Math.min(LOOK_MS, slots.untilNextMs()));
  return {
    ...engine,
    async stop() {
      await engine.stop();
      await mailbox.close();
    },
  };
}

/** Does no jobs here: hands what was asked for to another engine, which follows the schedules by itself. */
export function startRelay(deps: EngineDeps & { dispatcher: Dispatcher }): Engine {
  const relay = createRelay({ ...deps, lostAfterMs: LOST_ELSEWHERE_AFTER_MS });
  return keepLooking(
    deps,
    async () => void (await relay()),
    () => LOOK_MS,
  );
}

/** Begins the runs whose letters lie in the boxes, as far as there is room for them here. */
async function emptyBoxes(
  { jobs, ledger }: EngineDeps,
  mailbox: Mailbox,
  crew: Crew,
  wanted: (job: Job) => boolean,
): Promise<void> {
  for (const job of jobs) {
    const room = crew.roomFor(job);
    if (room <= 0 || !wanted(job)) continue;
    for (const letter of await mailbox.take(job.id, room)) {
      const claim = await ledger.begin(letter.runId);
      if (claim) crew.begin(job, claim);
      await mailbox.discard(job.id, letter);
    }
  }
}

/** A loop around `look`, with a sweep from time to time. */
function keepLooking(deps: EngineDeps, look: (crew: Crew) => Promise<void>, pauseMs: () => number): Engine {
  const stopping = new AbortController();
  const waker = createWaker(stopping.signal);
  // Nobody wakes this one: a worker without its database would only spin.
  const pause = createWaker(stopping.signal);
  const crew = createCrew(deps, waker.wake);
  const loop = async () => {
    let sweepAt = 0;
    while (!stopping.signal.aborted) {
      try {
        if (performance.now() >= sweepAt) {
          sweepAt = performance.now() + SWEEP_MS;
          await sweep(deps);
        }
        await look(crew);
      } catch (error) {
        deps.log.warn({ err: error }, "the record of runs cannot be read; trying again");
        await pause.sleep(LOOK_MS);
      }
      await waker.sleep(pauseMs());
    }
  };
  const looping = loop();
  return {
    wake: waker.wake,
    cancel: crew.cancel,
    running: crew.running,
    async stop() {
      stopping.abort();
      await looping;
      await crew.stop();
    },
  };
}

async function sweep({ ledger, log }: EngineDeps): Promise<void> {
  const swept = await ledger.sweep();
  if (Object.keys(swept).length > 0)
    log.warn({ ...swept }, "runs that nobody would have ended were looked after");
}
