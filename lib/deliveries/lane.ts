import { randomUUID } from "node:crypto";
import { createBell } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import type { Counts } from "./book-outcomes";
import type { ClaimDeps } from "./claims";
import { WORKING } from "./core/circuit";
import type { Persistence } from "./core/settle";
import { nextDueInMs } from "./repository-claim";
import { type Hands, takeInHand } from "./shift";

export interface LaneDeps extends Pick<ClaimDeps, "pool" | "medium" | "carrier" | "log"> {
  /** How many may be under way at once. */
  atOnce: number;
  persistence: Persistence;
  /** What a worker that dies had in hand is taken up after this long. */
  leaseMs?: number;
}

export interface LaneRun {
  signal: AbortSignal;
  onProgress?: (done: number) => void;
}

/** Sends what is due of one way. Any number of processes may have one; each has one at a time. */
export interface Lane {
  /**
   * Works until nothing is due, also in the seconds to come, or `signal` aborts. While it works, another call wakes it
   * and answers at once with nothing.
   * @throws TallyError unavailable when the provider is away; nothing is lost by that
   */
  run(run: LaneRun): Promise<Partial<Counts>>;
}

const LEASE_MS = 8_000;
/** What is due so soon is waited for: beginning a run for it would take as long. */
const LINGER_MS = 5_000;
const LOOK_MS = 250;

export function createLane(deps: LaneDeps): Lane {
  const claimer = { worker: randomUUID(), leaseMs: deps.leaseMs ?? LEASE_MS };
  const circuit = { state: WORKING };
  const bell = createBell();
  let isWorking = false;
  let isWoken = false;
  return {
    async run(run) {
      isWoken = true;
      bell.ring();
      if (isWorking) return {};
      isWorking = true;
      const hands = takeInHand({ ...deps, claimer, circuit, onRoom: bell.ring }, run.signal);
      try {
        while (isWoken && !run.signal.aborted) {
          isWoken = false;
          await work(hands, run);
        }
        return hands.counts;
      } finally {
        isWorking = false;
        await hands.stop();
      }
    },
  };

  async function work(hands: Hands, { signal, onProgress }: LaneRun): Promise<void> {
    while (!signal.aborted) {
      const found = hands.wantMore() && (await hands.refill());
      onProgress?.(hands.counts.sent);
      const pauseMs = circuit.state.failures > 0 ? circuit.state.pausedUntil - performance.now() : 0;
      if (found) continue;
      if (!hands.isIdle()) await bell.sleep(LOOK_MS, signal);
      else if (pauseMs > LINGER_MS) throw away(deps.medium, hands.downBecause());
      else if (pauseMs > 0) await bell.sleep(pauseMs, signal);
      else {
        const dueMs = await nextDueInMs(deps.pool, deps.medium);
        if (dueMs === null || dueMs > LINGER_MS) return;
        await bell.sleep(Math.max(LOOK_MS, dueMs), signal);
      }
    }
  }
}

const PROVIDER = { email: "The mail server", push: "The push service" };

const away = (medium: "email" | "push", because: string | null): TallyError =>
  new TallyError(
    "unavailable",
    `${PROVIDER[medium]} cannot be reached: ${because ?? "no answer"}. All waits.`,
  );
