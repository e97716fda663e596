import { type WatchDeps, watchAlerts } from "./watch";

export interface Watching extends WatchDeps {
  log: { warn(fields: object, message: string): void };
  everyMs?: number;
}

const EVERY_MS = 15_000;
/** Looks so far apart mean that the machine slept: what it then finds late was late for nobody. */
const BREAK_LOOKS = 4;

/** Looks for alerts again and again, until stopped; `look` does it at once. A database that is away is tried again. */
export function keepWatch({ everyMs = EVERY_MS, log, ...deps }: Watching): { look(): void; stop(): void } {
  let looking = false;
  let watchedSince = new Date();
  let lookedAt = watchedSince;
  const look = () => {
    const now = new Date();
    if (now.getTime() - lookedAt.getTime() > BREAK_LOOKS * everyMs) watchedSince = now;
    lookedAt = now;
    if (looking) return;
    looking = true;
    watchAlerts(deps, { now, watchedSince })
      .catch((error: unknown) => log.warn({ err: error }, "alerts could not be looked for; trying again"))
      .finally(() => {
        looking = false;
      });
  };
  const timer = setInterval(look, everyMs);
  return { look, stop: () => clearInterval(timer) };
}
