import { type WatchDeps, watchAlerts } from "./watch";

export interface Watching extends WatchDeps {
  log: { warn(fields: object, message: string): void };
  everyMs?: number;
}

const EVERY_MS = 15_000;

/** Looks for alerts again and again, until stopped; `look` does it at once. A database that is away is tried again. */
export function keepWatch({ everyMs = EVERY_MS, log, ...deps }: Watching): { look(): void; stop(): void } {
  let looking = false;
  const look = () => {
    if (looking) return;
    looking = true;
    watchAlerts(deps, new Date())
      .catch((error: unknown) => log.warn({ err: error }, "alerts could not be looked for; trying again"))
      .finally(() => {
        looking = false;
      });
  };
  const timer = setInterval(look, everyMs);
  return { look, stop: () => clearInterval(timer) };
}
