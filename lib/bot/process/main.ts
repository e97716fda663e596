import { hostname } from "node:os";
import { createIngest } from "@/lib/chat";
import { closeDb, createPool } from "@/lib/db/client";
import { env } from "@/lib/env/server";
import { logger } from "@/lib/log";
import { readingAccount } from "@/lib/sending";
import { setUsualPurpose, twitch } from "@/lib/twitch";
import { createChatPool } from "@/lib/twitch/chat";
import { keepCounting, moveActivity, recordActivity, recordPresence, replaceChatters } from "@/lib/viewers";
import { askableChannels } from "../repository-channels";
import { createBot } from "./create";
import { createDuties } from "./duties";
import { createPresence } from "./presence";

const log = logger("bot");
const config = env();
setUsualPurpose("bot");
// The time is part of the name: where a process has the same number as the one before it, it is another bot.
const name = `${hostname()}:${process.pid}:${Date.now().toString(36)}`;
const JOIN_WINDOW_MS = 10_000;
/** Beats, batches and presence, each with a connection to spare. */
const CONNECTIONS = 6;

const pool = createPool(config.DATABASE_URL, CONNECTIONS);
const bot = createBot({
  ...{ pool, databaseUrl: config.DATABASE_URL, name, directory: config.CHAT_SPOOL_DIR, log },
  anonymous: config.CHAT_ANONYMOUS,
  metricsToken: config.METRICS_TOKEN,
  readAccount: async () => {
    const account = await readingAccount(pool);
    return account && { ...account, token: (refused) => twitch().chatToken(account.id, refused) };
  },
  openPool: (account, { bots, ...listener }) =>
    createChatPool({
      ...listener,
      url: config.TWITCH_IRC_URL,
      account,
      timings: {
        joinPace: {
          windowMs: JOIN_WINDOW_MS,
          get most() {
            return Math.max(1, Math.floor(config.CHAT_JOINS / bots()));
          },
        },
      },
    }),
  openIngest: (onLost) =>
    createIngest({
      ...{ pool, url: config.DATABASE_URL, retentionDays: config.CHAT_RETENTION_DAYS },
      ...{ recordActivity, moveActivity, onLost, log },
      spool: {
        directory: config.CHAT_SPOOL_DIR,
        name: encodeURIComponent(name),
        maxBytes: config.CHAT_SPOOL_MB * 1024 * 1024,
      },
    }),
  presence: createPresence({
    record: (change) => recordPresence(change, pool),
    replace: (channelId, chatters, at) => replaceChatters(channelId, chatters, at, pool),
    askable: (channelIds) => askableChannels(pool, channelIds),
    listChatters: (channelId, signal) => twitch().listChatters(channelId, { signal }),
    log,
    now: Date.now,
  }),
  openDuties: createDuties,
  log,
});

const counting = keepCounting({ pool, log });

/** A Postgres or a Twitch that does not answer must not keep the process from ending. */
const STOP_WITHIN_MS = 7_000;

let stopping = false;
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "bot stops");
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await bot.stop();
  await counting.stop();
  await Promise.all([pool.end(), closeDb()]);
  process.exit(0);
}
process.on("SIGTERM", (signal) => void stop(signal));
process.on("SIGINT", (signal) => void stop(signal));

bot.httpServer.on("error", (error) => {
  log.fatal({ err: error }, "bot cannot listen");
  process.exit(1);
});
bot.httpServer.listen(config.BOT_PORT, () => log.info({ port: config.BOT_PORT, name }, "bot listens"));
