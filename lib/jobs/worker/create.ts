import { createServer, type Server } from "node:http";
import { Registry } from "prom-client";
import type { Pool } from "@/lib/db/client";
import { followOutbox, newestSeq } from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { answerOfProcess } from "@/lib/http/process-port";
import { within } from "@/lib/kernel/within";
import type { Job } from "../definition";
import type { Dispatcher } from "../dispatcher";
import { createLedger, type Ledger } from "../ledger";
import { lastSuccess } from "../repository-read";
import { type Engine, type EngineDeps, startEngine, startRelay } from "./engine";
import { NO_DATABASE, readiness } from "./health";
import { createMetrics } from "./metrics";

export interface WorkerDeps {
  jobs: readonly Job[];
  pool: Pool;
  /** Where the outbox is listened to, on a connection of its own. */
  databaseUrl: string;
  /** Names this process in the record of runs. */
  name: string;
  everySeconds: number;
  /** The engine that does the jobs instead of this worker, which then only hands over what was asked for. */
  dispatcher?: Dispatcher;
  /** The instance's time; without it the real one. */
  clock?: () => Date;
  untilMs?: EngineDeps["untilMs"];
  /** Figures of the whole instance, served beside the worker's own. */
  instanceMetrics?: Registry;
  metricsToken?: string | undefined;
  /** Gets everything that happens in the instance, before the jobs do. */
  onEvents?: (events: readonly RecordedEvent[]) => void;
  /** Called when a tick has ended, here or elsewhere. */
  onTick?: () => void;
  wordsOf: (error: unknown) => string;
  log: EngineDeps["log"];
}

/** A database that hangs counts as one that does not answer. */
const ANSWER_WITHIN_MS = 2_000;

export interface Worker {
  httpServer: Server;
  /** Ends what runs within seconds, then everything else. */
  stop(): Promise<void>;
}

/** Starts the jobs; the worker serves its health when its `httpServer` is told to listen. */
export function createWorker(deps: WorkerDeps): Worker {
  const { jobs, pool, dispatcher, clock = () => new Date() } = deps;
  const startedAt = new Date();
  const metrics = createMetrics(() => engine.running().length);
  const ledger = createLedger({ pool, worker: deps.name, engine: "embedded", jobs, clock });
  const engineDeps = { ...deps, clock, ledger, onEnd: metrics.runEnded };
  const engine = dispatcher ? startRelay({ ...engineDeps, dispatcher }) : startEngine(engineDeps);
  const ending = new AbortController();
  const follower = followOutbox({
    url: deps.databaseUrl,
    from: newestSeq,
    onEvents: async (events) => {
      deps.onEvents?.(events);
      if (events.some(isEndOfTick)) deps.onTick?.();
      await hear(events, { jobs, ledger, engine });
      // Last: what could not be dealt with comes again, and is counted once.
      metrics.heard(events);
    },
    signal: ending.signal,
    log: deps.log,
  });
  const inTime = async () => {
    const lastGoodTickAt = await lastSuccess(pool, "sync-live-status");
    return readiness({ lastGoodTickAt, startedAt, everySeconds: deps.everySeconds, now: new Date() });
  };
  const httpServer = createServer(
    answerOfProcess({
      readiness: async () => ({
        ...(await within(ANSWER_WITHIN_MS, inTime()).catch(() => NO_DATABASE)),
        running: engine.running(),
      }),
      registry: Registry.merge([metrics.registry, deps.instanceMetrics ?? new Registry()]),
      metricsToken: deps.metricsToken,
    }),
  );
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

const isEndOfTick = ({ kind, payload }: RecordedEvent): boolean =>
  kind === "job.run" && payload.jobId === "sync-live-status" && payload.status !== "running";

interface Hearing {
  jobs: readonly Job[];
  ledger: Pick<Ledger, "wake">;
  engine: Pick<Engine, "wake" | "cancel">;
}

/** What events mean for the jobs: some wake them, some end a run, some make room. */
async function hear(events: readonly RecordedEvent[], { jobs, ledger, engine }: Hearing): Promise<void> {
  let asked = false;
  for (const { kind, payload } of events) {
    if (kind !== "job.run") continue;
    if (payload.cancelling) engine.cancel(payload.runId);
    asked ||= payload.status !== "running";
  }
  if (asked) engine.wake();
  const woken = jobs.flatMap(({ id, wokenBy }) => {
    const last = events.findLast(({ kind }) => wokenBy.includes(kind));
    return last ? [{ id, event: last }] : [];
  });
  for (const { id, event } of woken) {
    if ((await ledger.wake([id], event)) > 0) engine.wake();
  }
}
