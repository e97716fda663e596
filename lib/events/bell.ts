/** Wakes one sleeper. Any number of rings while nobody sleeps count as one. */
export interface Bell {
  ring(): void;
  /** Ends the present sleep and every later one with `reason`. */
  crack(reason: Error): void;
  /**
   * Resolves when the bell rings (at once if it rang since the last sleep), after `ms`, or on abort.
   * @throws the reason the bell was cracked with
   */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let cracked: Error | undefined;
  let wake: () => void = () => undefined;

  return {
    ring() {
      rung = true;
      wake();
    },
    crack(reason) {
      cracked ??= reason;
      wake();
    },
    async sleep(ms, signal) {
      if (!rung && !cracked && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(() => wake(), ms);
          wake = () => {
            clearTimeout(timer);
            signal.removeEventListener("abort", wake);
            resolve();
          };
          signal.addEventListener("abort", wake);
        });
      }
      if (cracked) throw cracked;
      rung = false;
    },
  };
}
