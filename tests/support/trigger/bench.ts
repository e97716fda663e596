import { setTimeout as sleep } from "node:timers/promises";
import { parseEnv } from "@/lib/env/schema";
import { timetable } from "@/lib/jobs/timetable";
import { createTriggerDispatcher } from "@/lib/jobs/trigger/dispatcher";
import { createWorker, type Worker } from "@/lib/jobs/worker/create";
import { testEnvironment } from "../env";
import { followTheWorld } from "../live-bench";
import { configFor, startTwitchBench, type TwitchBench } from "../twitch";
import { isOver } from "./answers";
import { startTriggerCli, type TriggerCli } from "./cli";
import type { PlatformRun } from "./platform";
import { startTriggerServer, type TriggerServer } from "./server";

const OVER_WITHIN_MS = 25_000;

/** A database, a simulated Twitch, and Trigger.dev's own tool running our tasks against both. */
export interface TriggerBench extends TwitchBench {
  server: TriggerServer;
  cli: TriggerCli;
  /** The broadcasters somebody follows; ten of them are live. */
  followed: string[];
  /** Resolves with the runs when they are over. @throws Error with what the tool said when that takes too long */
  over(...runs: PlatformRun[]): Promise<PlatformRun[]>;
}

export async function startTriggerBench(): Promise<TriggerBench> {
  const [twitch, server] = await Promise.all([startTwitchBench(), startTriggerServer()]);
  twitch.simulator.world.populate({ broadcasters: 40, live: 10 });
  const followed = await followTheWorld(twitch.database.pool, twitch.simulator);
  const config = configFor(twitch.simulator.url);
  const stopServers = () => Promise.all([twitch.stop(), server.stop()]);
  const cli = await startTriggerCli(
    server,
    testEnvironment({
      DATABASE_URL: twitch.database.url,
      DATABASE_POOL_SIZE: "4",
      TWITCH_CLIENT_ID: config.clientId,
      TWITCH_CLIENT_SECRET: config.clientSecret,
      TWITCH_API_URL: config.apiUrl,
      TWITCH_AUTH_URL: config.authUrl,
      TOKEN_ENCRYPTION_KEY: config.encryptionKey,
    }),
  ).catch(async (error: unknown) => {
    await stopServers();
    throw error;
  });
  const worker = startHandingOver(twitch, server);
  return {
    ...twitch,
    server,
    cli,
    followed,
    async over(...runs) {
      const deadline = Date.now() + OVER_WITHIN_MS;
      while (!runs.every(isOver)) {
        if (Date.now() > deadline) {
          const open = runs.filter((run) => !isOver(run)).map(({ taskId, status }) => `${taskId}: ${status}`);
          throw new Error(`Not over: ${open.join(", ")}. The tool said:\n${cli.said()}`);
        }
        await sleep(50);
      }
      return runs;
    },
    async stop() {
      await worker.stop();
      await cli.stop();
      await stopServers();
    },
  };
}

/** A worker as it runs where TRIGGER_SECRET_KEY is set: it does no jobs, it hands over. */
function startHandingOver({ database }: TwitchBench, { url, secretKey }: TriggerServer): Worker {
  const never = () => Promise.reject(new Error("a job ran where it should have been handed over"));
  const config = parseEnv(testEnvironment());
  return createWorker({
    jobs: Object.values(timetable(config)).map((definition) => ({ ...definition, handler: never })),
    pool: database.pool,
    databaseUrl: database.url,
    name: "the one that hands over",
    everySeconds: config.LIVE_SYNC_SECONDS,
    dispatcher: createTriggerDispatcher({ secretKey, apiUrl: url }),
    wordsOf: String,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
}
