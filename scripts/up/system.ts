import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "@/lib/env/schema";
import { clockText } from "@/lib/kernel/clock";
import { personas } from "@/lib/twitch/simulator/personas";
import { embeddedDatabase, givenDatabase, type SystemDatabase } from "./database";
import { type Ports, processEnvironment, type Settings, wantedPorts } from "./environment";
import { becomesHealthy } from "./healthy";
import { choosePort } from "./ports";
import { type PlannedProcess, type ProcessName, plannedProcesses } from "./processes";
import { lastLook, type Replay, replayClock, replayWords } from "./replay";
import { awaitLeftovers, recordRun } from "./run-record";
import { instanceSecrets } from "./secrets";
import { type Supervised, supervise } from "./supervise";

export interface SystemOptions {
  /** Everything that is kept: database, secrets, logs. */
  dataDirectory: string;
  mode: "production" | "development";
  /** Environment variables as the person gave them. */
  given: Settings;
  /** Whether things happen by themselves in the simulator. */
  demo: boolean;
  /** Plays the last hours quickly; only with the simulator. */
  replay?: Replay | undefined;
  /** false for tests: nothing waits for the disk. */
  durable: boolean;
  say(line: string): void;
  /** Aborts the start; what had been started is stopped. */
  signal: AbortSignal;
}

/** All processes, running. */
export interface System {
  appUrl: string;
  simulatorUrl: string | undefined;
  databaseUrl: string;
  logs: string;
  process(name: ProcessName): Supervised;
  /** Web, sidecar, worker, bot, simulator one after the other, PostgreSQL last. */
  stop(): Promise<void>;
}

const HEALTHY_WITHIN_MS = 90_000;
const ROOT = join(import.meta.dirname, "../..");

/**
 * Starts everything and waits until all of it answers. `next build` must have been done for mode production.
 * @throws Error in plain words; nothing is left running then
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { dataDirectory, given, say } = options;
  const logs = join(dataDirectory, "logs");
  const runFile = join(dataDirectory, "run.json");
  await awaitLeftovers(runFile);
  const wanted = wantedPorts(given);
  if (options.replay && wanted.simulator === undefined) {
    throw new Error("--speed is for the simulated Twitch, and TWITCH_CLIENT_ID stands for the real one.");
  }
  const ports = await choosePorts(wanted, say);
  const migrations = join(ROOT, "prisma/migrations");
  const database = given.DATABASE_URL
    ? await givenDatabase(given.DATABASE_URL, migrations)
    : await embeddedDatabase({ dataDirectory, logs, migrations, durable: options.durable, say });
  if (database.applied.length > 0) say(`Migrations applied: ${database.applied.join(", ")}`);

  const running: Supervised[] = [];
  const stop = () => stopAll(running, database);
  try {
    const clock = await clockOf(options, database);
    const env = completeEnvironment(options, ports, database, clock);
    const planned = plannedProcesses({ ...options, ports, env, logs, host: hostOf(given) });
    const supervisor = { say, started: recordRun(runFile).started };
    // One at a time, so that an aborted start leaves none unnoticed; starting itself takes no time.
    for (const one of planned) running.push(supervise(one, supervisor));
    await allHealthy(planned, options.signal);
    return {
      appUrl: String(env.APP_URL),
      simulatorUrl: env.TWITCH_SIMULATOR_URL,
      databaseUrl: database.url,
      logs,
      process: (name) => find(running, name),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The clock of a replay that begins now; undefined for real time. */
async function clockOf({ replay, say }: SystemOptions, { url }: SystemDatabase): Promise<string | undefined> {
  if (!replay) return undefined;
  const lastLookMs = await lastLook(url);
  const clock = replayClock(replay, Date.now(), lastLookMs);
  say(replayWords(clock));
  return clockText(clock);
}

function completeEnvironment(
  options: SystemOptions,
  ports: Ports,
  { url }: SystemDatabase,
  clock: string | undefined,
): NodeJS.ProcessEnv {
  const env = processEnvironment({
    ...options,
    ports,
    clock,
    databaseUrl: url,
    secrets: instanceSecrets(options.dataDirectory),
    operatorTwitchId: personas.olga.id,
  });
  parseEnv(env);
  return env;
}

async function choosePorts(wanted: Ports, say: (line: string) => void): Promise<Ports> {
  const taken = new Set<number>();
  const choose = async (name: string, port: number): Promise<number> => {
    const chosen = await choosePort(port, taken);
    taken.add(chosen);
    if (chosen !== port) say(`Port ${port} is taken; ${name} uses ${chosen}.`);
    return chosen;
  };
  const { simulator, simulatorChat } = wanted;
  return {
    web: await choose("the app", wanted.web),
    realtime: await choose("the realtime sidecar", wanted.realtime),
    worker: await choose("the worker", wanted.worker),
    bot: await choose("the bot", wanted.bot),
    simulator: simulator === undefined ? undefined : await choose("the simulator", simulator),
    simulatorChat:
      simulatorChat === undefined ? undefined : await choose("the simulator's chat", simulatorChat),
  };
}

/** An instance at localhost is for the person at this machine only, unless they say otherwise. */
function hostOf(given: Settings): string | undefined {
  if (given.HOST) return given.HOST;
  return !given.APP_URL || new URL(given.APP_URL).hostname === "localhost" ? "127.0.0.1" : undefined;
}

async function allHealthy(planned: PlannedProcess[], signal: AbortSignal): Promise<void> {
  const answers = await Promise.all(
    planned.map(({ healthUrl }) => becomesHealthy(healthUrl, HEALTHY_WITHIN_MS, signal)),
  );
  signal.throwIfAborted();
  const silent = planned.find((_, index) => !answers[index]);
  if (silent) {
    throw new Error(
      `The ${silent.name} process does not answer at ${silent.healthUrl}. The end of ${silent.logFile}:\n\n${lastLines(silent.logFile)}`,
    );
  }
}

async function stopAll(running: Supervised[], database: SystemDatabase): Promise<void> {
  for (const one of running) await one.stop();
  await database.stop();
}

function find(running: Supervised[], name: ProcessName): Supervised {
  const found = running.find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name} in this system.`);
  return found;
}

const lastLines = (file: string): string =>
  readFileSync(file, "utf8").trimEnd().split("\n").slice(-30).join("\n");
