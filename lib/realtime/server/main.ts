import { keepWatch } from "@/lib/alerts";
import { mayManage } from "@/lib/chat";
import { closeDb, db } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { createRepository } from "../repository";
import { createChatSource } from "../repository-chat";
import { createRealtime } from "./create";

const log = logger("realtime");
const {
  DATABASE_URL,
  APP_URL,
  OPERATOR_TWITCH_IDS,
  REALTIME_PORT,
  LIVE_SYNC_SECONDS,
  REDIS_URL,
  METRICS_TOKEN,
} = env();
// The worker watches too; this is for the case that there is none.
const watch = keepWatch({
  pool: db(),
  everySeconds: LIVE_SYNC_SECONDS,
  operatorIds: OPERATOR_TWITCH_IDS,
  log,
});
const realtime = createRealtime({
  databaseUrl: DATABASE_URL,
  repository: createRepository(db()),
  chat: createChatSource(db()),
  mayManage,
  appUrl: APP_URL,
  redisUrl: REDIS_URL,
  operatorTwitchIds: OPERATOR_TWITCH_IDS,
  metricsToken: METRICS_TOKEN,
  log,
});

/** A Postgres that does not answer must not keep the process from ending. */
const STOP_WITHIN_MS = 5_000;

let stopping = false;
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "realtime stops");
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  watch.stop();
  await realtime.stop();
  await closeDb();
  process.exit(0);
}
process.on("SIGTERM", (signal) => void stop(signal));
process.on("SIGINT", (signal) => void stop(signal));

realtime.httpServer.on("error", (error) => {
  log.fatal({ err: error }, "realtime cannot listen");
  process.exit(1);
});
realtime.httpServer.listen(REALTIME_PORT, () => log.info({ port: REALTIME_PORT }, "realtime listens"));
