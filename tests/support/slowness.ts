import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

const EVERY_MS = 200;

/**
 * Watches how slow the machine is: by how much a timer is late at most, and how long a write to Postgres takes, in ms.
 * What fails says nothing. Answers the worst of both when it is told to stop.
 */
export function watchSlowness(pool: pg.Pool): () => Promise<number> {
  const stopping = new AbortController();
  let worst = 0;
  const timed = async (work: Promise<unknown>, usualMs: number) => {
    const begun = performance.now();
    if (await work.then(Boolean, () => false)) worst = Math.max(worst, performance.now() - begun - usualMs);
  };
  const done = (async () => {
    while (!stopping.signal.aborted) {
      await timed(sleep(EVERY_MS, true, { ref: false }), EVERY_MS);
      await timed(pool.query("SELECT pg_current_xact_id(), pg_logical_emit_message(true, 'slow', '')"), 0);
    }
  })();
  return async () => {
    stopping.abort();
    await done;
    return Math.round(worst);
  };
}
