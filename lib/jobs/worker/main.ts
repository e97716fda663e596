import { hostname } from "node:os";
import { Registry } from "prom-client";
import { keepWatch } from "@/lib/alerts";
import { closeDb, db } from "@/lib/db/client";
import { senders } from "@/lib/deliveries";
import { warmUpMails } from "@/lib/email";
import { now } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { keepEventSub } from "@/lib/eventsub/keeper";
import { instanceMetrics } from "@/lib/health";
import { realTime } from "@/lib/kernel/clock";
import { logger } from "@/lib/log";
import { publisherMetrics } from "@/lib/publishers";
import { publish } from "@/lib/publishers/engine";
import { askAtStart } from "@/lib/roles";
import { setUsualPurpose, twitch } from "@/lib/twitch";
import { webhooks } from "@/lib/webhooks";
import { createJobs } from "../handlers";
import { createTriggerDispatcher } from "../trigger/dispatcher";
import { wordsOf } from "../words-of";
import { createWorker } from "./create";

const log = logger("worker");
const config = env();
setUsualPurpose("worker");
const { TRIGGER_SECRET_KEY: secretKey, TRIGGER_API_URL: apiUrl } = config;
const watch = keepWatch({
  pool: db(),
  everySeconds: config.LIVE_SYNC_SECONDS,
  operatorIds: config.OPERATOR_TWITCH_IDS,
  log,
});
const name = `${hostname()}:${process.pid}`;
const publishing = publish({ name, webhook: webhooks().carrierOf, log: logger("publish") });
const worker = createWorker({
  jobs: createJobs({ pool: db(), twitch: twitch(), env: config, senders: senders(), log }),
  pool: db(),
  databaseUrl: config.DATABASE_URL,
  name,
  everySeconds: config.LIVE_SYNC_SECONDS,
  clock: now,
  untilMs: (moment) => realTime(config.DEMO_CLOCK, moment.getTime()) - Date.now(),
  ...(secretKey && { dispatcher: createTriggerDispatcher({ secretKey, apiUrl }) }),
  instanceMetrics: Registry.merge([
    instanceMetrics({
      db: db(),
      everySeconds: config.LIVE_SYNC_SECONDS,
      budget: () => twitch().budget(),
      instanceNow: now,
    }),
    publisherMetrics(db()),
  ]),
  metricsToken: config.METRICS_TOKEN,
  onEvents: publishing.heard,
  onTick: watch.look,
  wordsOf,
  log,
});
const eventSub = keepEventSub({
  pool: db(),
  twitch: twitch(),
  env: config,
  url: config.TWITCH_EVENTSUB_URL,
  clock: now,
  log: logger("eventsub"),
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
  await Promise.all([publishing.stop(), eventSub.stop(), worker.stop()]);
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
warmUpMails().catch((error: unknown) => log.warn({ err: error }, "mails cannot be laid out"));
askAtStart(db(), now()).catch((error: unknown) => log.warn({ err: error }, "roles are not asked for"));
