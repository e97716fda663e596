import type { Pool } from "@/lib/db/client";
import type { Logger } from "@/lib/log";
import { renewLease } from "./repository-sync";

/** Another worker took the channel: this one was taken for dead, and must not write any more. */
export class LeaseLost extends Error {
  constructor() {
    super("another worker syncs the channel");
    this.name = "LeaseLost";
  }
}

/** A third of the time after which a worker counts as dead, and some. */
const BEAT_MS = 15_000;

export interface LeaseKeeper {
  /** Aborts, with a LeaseLost, when another worker took the channel. */
  lost: AbortSignal;
  stop(): void;
}

/**
 * Keeps a run's lease for as long as it goes on. A beat that fails is made good by the next; who really holds the
 * channel is asked again in each transaction that writes.
 */
export function keepLease(
  { pool, log }: { pool: Pool; log: Pick<Logger, "warn"> },
  run: { id: string; channelId: string },
  beatMs = BEAT_MS,
): LeaseKeeper {
  const losing = new AbortController();
  let beating = false;
  const beat = async () => {
    // While a list is stored it waits for that transaction; others beside it would each keep a connection.
    if (beating) return;
    beating = true;
    try {
      if (!(await renewLease(pool, run.channelId, run.id))) losing.abort(new LeaseLost());
    } catch (error) {
      log.warn({ err: error, runId: run.id }, "the lease of a role sync could not be renewed");
    } finally {
      beating = false;
    }
  };
  const timer = setInterval(() => void beat(), beatMs);
  return { lost: losing.signal, stop: () => clearInterval(timer) };
}
