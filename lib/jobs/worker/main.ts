import { hostname } from "node:os";
import { keepWatch } from "@/lib/alerts";
import { closeDb, db } from "@/lib/db/client";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { instanceMetrics } from "@/lib/health";
import { realTime } from "@/lib/kernel/clock";
import { logger } from "@/lib/log";
import { twitch } from "@/lib/twitch";
import { createJobs } from "../handlers";
import { createTriggerDispatcher } from "../trigger/dispatcher";
import { wordsOf } from "../words-of";
import { createWorker } from "./create";

const log = logger("worker");
const config = env();
const { TRIGGER_SECRET_KEY: secretKey, TRIGGER_API_URL: apiUrl } = config;
const watch = keepWatch({ pool: db(), everySeconds: config.LIVE_SYNC_SECONDS, log });
const worker = createWorker({
  jobs: createJobs({ pool: db(), twitch: twitch(), env: config, log }),
  pool: db(),
  databaseUrl: config.DATABASE_URL,
  name: `${hostname()}:${process.pid}`,
  everySeconds: config.LIVE_SYNC_SECONDS,
  clock: now,
  untilMs: (moment) => realTime(config.DEMO_CLOCK, moment.getTime()) - Date.now(),
  ...(secretKey && { dispatcher: createTriggerDispatcher({ secretKey, apiUrl }) }),
  instanceMetrics: instanceMetrics({
    db: db(),
    everySeconds: config.LIVE_SYNC_SECONDS,
    budget: () => twitch().budget(),
    instanceNow: now,
  }),
  onTick: watch.look,
  wordsOf,
  log,
});

/** A Postgres that does not answer must not keep the process from ending. */
const STOP_WITHIN_MS = 10_000;

let stopping = false;
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "worker stops");
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  watch.stop();
  await worker.stop();
  await closeDb();
  process.exit(0);
}
process.on("SIGTERM", (signal) => void stop(signal));
process.on("SIGINT", (signal) => void stop(signal));

worker.httpServer.on("error", (error) => {
  log.fatal({ err: error }, "worker cannot listen");
  process.exit(1);
});
worker.httpServer.listen(config.WORKER_PORT, () => log.info({ port: config.WORKER_PORT }, "worker listens"));
