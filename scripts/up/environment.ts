import { join } from "node:path";
import type { Secrets } from "./secrets";

export interface Ports {
  web: number;
  realtime: number;
  worker: number;
  bot: number;
  /** Only when the simulator stands in for Twitch, like that of its chat. */
  simulator: number | undefined;
  simulatorChat: number | undefined;
}

/** Environment variables as text; an empty one counts as not set. */
export type Settings = Record<string, string | undefined>;

/**
 * Which ports are wanted. The simulator is wanted when there are no credentials for the real Twitch.
 * @throws Error naming the variable that is not a port
 */
export function wantedPorts(given: Settings): Ports {
  const port = (name: string, otherwise: number): number => {
    const value = Number(given[name] || otherwise);
    if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
    throw new Error(`${name} must be a port number from 1 to 65535.`);
  };
  return {
    web: port("PORT", 3000),
    realtime: port("REALTIME_PORT", 3001),
    worker: port("WORKER_PORT", 3002),
    bot: port("BOT_PORT", 3005),
    simulator: given.TWITCH_CLIENT_ID ? undefined : port("SIMULATOR_PORT", 3003),
    simulatorChat: given.TWITCH_CLIENT_ID ? undefined : port("SIMULATOR_CHAT_PORT", 3004),
  };
}

/**
 * The environment all processes get: what the person gave, and what a start can make up for itself.
 * Ports are the ones really taken, also when others were asked for.
 */
export function processEnvironment(options: {
  given: Settings;
  mode: "production" | "development";
  ports: Ports;
  /** Where everything is kept. */
  dataDirectory: string;
  databaseUrl: string;
  secrets: Secrets;
  operatorTwitchId: string;
  /** DEMO_CLOCK for this start; undefined: real time, unless the person gave one. */
  clock?: string | undefined;
}): NodeJS.ProcessEnv {
  const { given, ports, secrets } = options;
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  return {
    AUTH_SECRET: secrets.AUTH_SECRET,
    TOKEN_ENCRYPTION_KEY: secrets.TOKEN_ENCRYPTION_KEY,
    APP_URL: `http://localhost:${ports.web}`,
    REALTIME_URL: `http://localhost:${ports.realtime}`,
    CHAT_SPOOL_DIR: join(options.dataDirectory, "spool"),
    CLIP_DIR: join(options.dataDirectory, "clips"),
    ...simulatorSettings(ports, options.operatorTwitchId),
    ...set,
    NODE_ENV: options.mode,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: options.databaseUrl,
    ...(options.clock === undefined ? {} : { DEMO_CLOCK: options.clock }),
    PORT: String(ports.web),
    REALTIME_PORT: String(ports.realtime),
    WORKER_PORT: String(ports.worker),
    BOT_PORT: String(ports.bot),
  };
}

function simulatorSettings(
  { simulator, simulatorChat }: Ports,
  operatorTwitchId: string,
): Record<string, string> {
  if (simulator === undefined) return {};
  const base = `http://localhost:${simulator}`;
  return {
    TWITCH_CLIENT_ID: "tallylight-simulated",
    TWITCH_CLIENT_SECRET: "simulated",
    TWITCH_API_URL: `${base}/helix`,
    TWITCH_AUTH_URL: `${base}/oauth2`,
    TWITCH_IRC_URL: `irc://localhost:${simulatorChat}`,
    TWITCH_EVENTSUB_URL: `ws://localhost:${simulator}/eventsub/ws`,
    TWITCH_SIMULATOR_URL: base,
    OPERATOR_TWITCH_IDS: operatorTwitchId,
  };
}
