import { z } from "zod";
import type { Job } from "@/lib/jobs/definition";
import { createLedger, type Ledger, type LedgerDeps } from "@/lib/jobs/ledger";
import { type Engine, type EngineDeps, startEngine } from "@/lib/jobs/worker/engine";
import type { TestDatabase } from "./database";

/** A job that runs every 30 s, once at a time, and is not tried again. */
export function testJob(handler: Job["handler"], over: Partial<Job> = {}): Job {
  return {
    id: "sync-live-status",
    summary: "Is there for a test.",
    schedule: { everySeconds: 30 },
    wokenBy: [],
    input: z.looseObject({}).default({}),
    concurrency: 1,
    retry: { attempts: 1, minMs: 0, maxMs: 0 },
    ttlSeconds: 86_400,
    maxDurationMs: 60_000,
    handler,
    ...over,
  };
}

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function testLedger(
  { pool }: Pick<TestDatabase, "pool">,
  jobs: readonly Job[],
  over: Partial<LedgerDeps> = {},
): Ledger {
  return createLedger({ pool, jobs, worker: "test", engine: "embedded", clock: () => new Date(), ...over });
}

/** An embedded engine on a test's database. */
export function testEngine(
  { pool }: Pick<TestDatabase, "pool">,
  jobs: readonly Job[],
  { worker = "test", ...over }: Partial<EngineDeps> & { worker?: string } = {},
): Engine {
  const clock = over.clock ?? (() => new Date());
  return startEngine({
    jobs,
    pool,
    clock,
    ledger: testLedger({ pool }, jobs, { worker, clock }),
    wordsOf: (error) => (error instanceof Error ? error.message : "?"),
    log: silent,
    ...over,
  });
}
