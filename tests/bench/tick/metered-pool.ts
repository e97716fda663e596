import type pg from "pg";
import { createPool } from "@/lib/db/client";

/** A pool that adds up how long its statements took (ms), from sending to the whole answer. */
export function meteredPool(url: string): { pool: pg.Pool; takeMs(): number } {
  let waitedMs = 0;
  const pool = createPool(url, 10);
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const metered = (...args: unknown[]) => {
      const begun = performance.now();
      const stop = () => {
        waitedMs += performance.now() - begun;
      };
      const callback = args.at(-1);
      if (typeof callback !== "function") return (query(...args) as Promise<unknown>).finally(stop);
      return query(...args.slice(0, -1), (...answer: unknown[]) => {
        stop();
        callback(...answer);
      });
    };
    Object.assign(client, { query: metered });
  });
  return {
    pool,
    takeMs() {
      const taken = waitedMs;
      waitedMs = 0;
      return taken;
    },
  };
}
