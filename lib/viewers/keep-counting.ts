import type { Pool } from "@/lib/db/client";
import { countActivity } from "./record-activity";
import { tellArrivals } from "./tell-arrivals";

/** The longer, the fewer rows are written; the shorter, the sooner a list of chatters shows who wrote. */
const EVERY_MS = 3_000;

interface CountingDeps {
  pool: Pool;
  log: { warn(fields: object, message: string): void };
}

/**
 * Counts again and again what was noted of people, and tells who is new. What cannot be counted now is counted the next
 * time.
 */
export function keepCounting({ pool, log }: CountingDeps): { stop(): Promise<void> } {
  let stopped = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const count = async () => {
    await countActivity(pool).catch((error: unknown) =>
      log.warn({ err: error }, "who wrote could not be counted"),
    );
    await tellArrivals(pool).catch((error: unknown) =>
      log.warn({ err: error }, "who came could not be told"),
    );
    if (!stopped) timer = setTimeout(begin, EVERY_MS);
  };
  const begin = () => {
    running = count();
  };
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
