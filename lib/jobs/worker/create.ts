import type { Server } from "node:http";
import type { Pool } from "@/lib/db/client";
import { followOutbox, newestSeq } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { createLedger } from "../ledger";
import { lastSuccess } from "../repository";
import { type EngineDeps, startEngine } from "./engine";
import { readiness } from "./health";
import { createHttpServer } from "./http-server";
import type { Job } from "./job";
import { createMetrics } from "./metrics";

export interface WorkerDeps {
  jobs: readonly Job[];
  pool: Pool;
  /** Where the outbox is listened to, on a connection of its own. */
  databaseUrl: string;
  /** Names this process in the record of runs. */
  name: string;
  everySeconds: number;
  wordsOf: (error: unknown) => string;
  log: EngineDeps["log"];
}

export interface Worker {
  httpServer: Server;
  /** Ends what runs within seconds, then everything else. */
  stop(): Promise<void>;
}

/** Starts the jobs; the worker serves its health when its `httpServer` is told to listen. */
export function createWorker(deps: WorkerDeps): Worker {
  const startedAt = new Date();
  const metrics = createMetrics(() => engine.running().length);
  const engine = startEngine({
    jobs: deps.jobs,
    ledger: createLedger(deps.pool, deps.name),
    clock: () => new Date(),
    wordsOf: deps.wordsOf,
    onEnd: metrics.runEnded,
    log: deps.log,
  });
  const ending = new AbortController();
  const follower = followOutbox({
    url: deps.databaseUrl,
    from: newestSeq,
    onEvents: (events) => {
      if (events.some((event) => wakes(event, deps.jobs))) engine.wake();
    },
    signal: ending.signal,
    log: deps.log,
  });
  const httpServer = createHttpServer({
    readiness: async () => {
      const lastGoodTickAt = await lastSuccess(deps.pool, "sync-live-status");
      return readiness({ lastGoodTickAt, startedAt, everySeconds: deps.everySeconds, now: new Date() });
    },
    running: engine.running,
    registry: metrics.registry,
  });
  return {
    httpServer,
    async stop() {
      ending.abort();
      await engine.stop();
      await follower.done;
      httpServer.closeAllConnections();
      httpServer.close();
    },
  };
}

/** Whether an event means work: somebody asked for a run, or a job waits for this kind. */
function wakes(event: RecordedEvent, jobs: readonly Job[]): boolean {
  if (event.kind === "job.run") return event.payload.status === "queued";
  return jobs.some(({ trigger }) => trigger.on === "work" && trigger.wokenBy === event.kind);
}
