import { setTimeout as sleep } from "node:timers/promises";
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
  /** Resolves with the runs when they are over. @throws Error with what the tool said when that takes too long */
  over(...runs: PlatformRun[]): Promise<PlatformRun[]>;
}

export async function startTriggerBench(): Promise<TriggerBench> {
  const [twitch, server] = await Promise.all([startTwitchBench(), startTriggerServer()]);
  twitch.simulator.world.populate({ broadcasters: 40, live: 10 });
  await followTheWorld(twitch.database.pool, twitch.simulator);
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
  return {
    ...twitch,
    server,
    cli,
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
      await cli.stop();
      await stopServers();
    },
  };
}
