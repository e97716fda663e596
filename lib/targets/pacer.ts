import { setTimeout as sleep } from "node:timers/promises";

/** Waits for one's turn. @throws the signal's reason when aborted */
export type Pace = (signal: AbortSignal) => Promise<void>;

/**
 * Turns at most `perSecond` times a second, whoever asks, evenly: a poll that spent its points in bursts would have
 * the others who share them wait.
 */
export function createPacer(perSecond: number): Pace {
  const stepMs = 1_000 / perSecond;
  let next = 0;
  return async (signal) => {
    signal.throwIfAborted();
    const now = performance.now();
    const turn = Math.max(now, next);
    next = turn + stepMs;
    if (turn - now >= 1) await sleep(turn - now, undefined, { signal });
  };
}
