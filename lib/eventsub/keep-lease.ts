import type { Pool } from "@/lib/db/client";
import type { Logger } from "@/lib/log";
import { renewLease } from "./repository-state";

/** A run that has not renewed its lease for so long is dead, and the next begins. */
export const LEASE_MS = 15_000;
/** Two beats may fail. */
const BEAT_MS = 4_000;

/** Keeps the lease of a run for as long as it goes on. Its signal aborts before another run can have the lease. */
export function keepLease(
  { pool, log }: { pool: Pool; log: Pick<Logger, "warn"> },
  by: string,
  beatMs = BEAT_MS,
): { lost: AbortSignal; stop(): void } {
  const losing = new AbortController();
  const lose = () => losing.abort(new Error("another run compares EventSub"));
  // When a renewal that worked was sent: Postgres counts from later on.
  let heldFrom = performance.now();
  let isBeating = false;
  const beat = async () => {
    // At the next beat it would be too late.
    if (performance.now() - heldFrom > LEASE_MS - beatMs) lose();
    if (isBeating) return;
    isBeating = true;
    const asked = performance.now();
    try {
      if (await renewLease(pool, by, LEASE_MS)) heldFrom = asked;
      else lose();
    } catch (error) {
      log.warn({ err: error }, "the lease of the comparison of EventSub could not be renewed");
    } finally {
      isBeating = false;
    }
  };
  const timer = setInterval(() => void beat(), beatMs);
  return { lost: losing.signal, stop: () => clearInterval(timer) };
}
