import { setTimeout as sleep } from "node:timers/promises";

export interface Waker {
  wake(): void;
  /** Resolves after `ms`, or when woken: also if that was before. */
  sleep(ms: number): Promise<void>;
}

/** Lets one loop sleep. Once `stopping` has aborted nobody sleeps. */
export function createWaker(stopping: AbortSignal): Waker {
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
