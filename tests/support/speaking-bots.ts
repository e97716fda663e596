import { createTwitch } from "@/lib/twitch";
import { type Simulator, startSimulator } from "@/lib/twitch/simulator";
import { type BotProcess, botGrounds, connectChannels, startBot } from "./bots";
import { type TestDatabase, testDatabase } from "./database";
import { testEnvironment } from "./env";
import { connectAccount } from "./sending";

const environment = testEnvironment();
const CLIENT_ID = environment.TWITCH_CLIENT_ID ?? "";

/** Bot processes that can write: a database, a simulated Twitch with its chat, and an account for them. */
export interface SpeakingBots {
  database: TestDatabase;
  simulator: Simulator;
  channels: { id: string; login: string }[];
  bots: BotProcess[];
  /** Makes TallyBot the account; with these scopes, or all. */
  connect(scopes?: readonly string[]): Promise<void>;
  start(settings?: Record<string, string>): Promise<BotProcess>;
  stop(): Promise<void>;
}

/** `given`: a database that somebody else drops. */
export async function startSpeakingBots(channelCount: number, given?: TestDatabase): Promise<SpeakingBots> {
  const [database, simulator] = await Promise.all([
    given ?? testDatabase(),
    startSimulator({ size: { broadcasters: 50 } }),
  ]);
  simulator.chat.hub.mostJoins = 2000;
  const grounds = await botGrounds(database.url, simulator.chat.urls.tcp);
  const channels = await connectChannels(database.pool, simulator, channelCount);
  const addresses = {
    TWITCH_API_URL: `${simulator.url}/helix`,
    TWITCH_AUTH_URL: `${simulator.url}/oauth2`,
  };
  const twitch = createTwitch({
    config: {
      clientId: CLIENT_ID,
      clientSecret: environment.TWITCH_CLIENT_SECRET ?? "",
      apiUrl: addresses.TWITCH_API_URL,
      authUrl: addresses.TWITCH_AUTH_URL,
      encryptionKey: environment.TOKEN_ENCRYPTION_KEY ?? "",
    },
    pool: database.pool,
  });
  const bots: BotProcess[] = [];
  return {
    ...{ database, simulator, channels, bots },
    connect: (scopes) =>
      connectAccount(database.pool, simulator, twitch, { clientId: CLIENT_ID, ...(scopes && { scopes }) }),
    async start(settings = {}) {
      const bot = await startBot(grounds, { ...addresses, ...settings });
      bots.push(bot);
      return bot;
    },
    async stop() {
      await Promise.all(bots.map((bot) => bot.kill("SIGKILL")));
      await simulator.stop();
      if (!given) await database.drop();
      await grounds.clear();
    },
  };
}
