import type { Pool } from "@/lib/db/client";
import { renewLeases } from "./repository-poll";

/** A quarter of the time after which a worker counts as dead. */
const BEAT_MS = 15_000;

/** Keeps what a worker has claimed until it is stopped. A beat that fails is made good by the next. */
export function keepLeases(
  { pool, log }: { pool: Pool; log: { warn(fields: object, message: string): void } },
  worker: string,
): { stop(): void } {
  const beat = () =>
    renewLeases(pool, worker).catch((error: unknown) => {
      log.warn({ err: error, worker }, "the leases of a poll could not be renewed");
    });
  const timer = setInterval(() => void beat(), BEAT_MS);
  return { stop: () => clearInterval(timer) };
}
