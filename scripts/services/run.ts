import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFile, replaceFile } from "../up/write-file";
import type { ServicePlan } from "./plans";
import { answers } from "./probes";

/** A service of this machine, which ends with this process, however this process ends. */
export interface RunningService {
  address: string;
  alive(): boolean;
  /** Resolves once it has ended, wanted or not. */
  ended: Promise<void>;
  /** kill -9. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, with all it has on disk; by force after 20 s. */
  stop(): Promise<void>;
}

export interface RunOptions {
  /** Everything the service keeps. */
  folder: string;
  /** The folder is removed if this process ends without having stopped the service. For tests. */
  temporary: boolean;
}

const GUARD = join(import.meta.dirname, "guard.mjs");
/** Erlang and Java take their time to start where other work is going on. */
const READY_MS = 90_000;
const STOP_MS = 20_000;

/**
 * Starts a service on its folder, for the first time or again, and waits until it truly answers.
 * @throws Error with the end of its log when it does not
 */
export async function runService(plan: ServicePlan, options: RunOptions): Promise<RunningService> {
  const { folder, temporary } = options;
  const logFile = join(folder, "log");
  const env = environmentOf(plan);
  prepare(plan, folder, env);
  // A file, not a pipe: nobody has to read it.
  const log = openSync(logFile, "a");
  const order = JSON.stringify({ command: plan.command, ...(temporary && { forgets: folder }) });
  const guard = spawn(process.execPath, [GUARD, order], {
    cwd: folder,
    env,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  guard.on("error", () => undefined);
  const service = handle(plan.address, guard);
  for (const end = Date.now() + READY_MS; Date.now() < end && service.alive(); await sleep(50)) {
    if (await answers(plan)) return service;
  }
  await service.kill();
  throw new Error(`${plan.name} does not start. The end of ${logFile}:\n${lastLines(logFile)}`);
}

function handle(address: string, guard: ChildProcess): RunningService {
  const alive = () => guard.exitCode === null && guard.signalCode === null && guard.pid !== undefined;
  const ended = alive() ? once(guard, "exit").then(() => undefined) : Promise.resolve();
  const signal = (name: NodeJS.Signals) => {
    if (alive() && guard.connected) guard.send(name, () => undefined);
    return ended;
  };
  return {
    address,
    alive,
    ended,
    kill: () => signal("SIGKILL"),
    async stop() {
      const force = setTimeout(() => void signal("SIGKILL"), STOP_MS);
      await signal("SIGTERM");
      clearTimeout(force);
    },
  };
}

/** Writes the settings, and runs once what has to be run before the first start. */
function prepare(plan: ServicePlan, folder: string, env: NodeJS.ProcessEnv): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, { text, secret }] of Object.entries(plan.files)) {
    const file = join(folder, name);
    // Erlang refuses a cookie that others could read.
    if (secret) createFile(file, text, 0o400);
    else replaceFile(file, text);
  }
  const done = join(folder, "prepared");
  if (!plan.before || existsSync(done)) return;
  const [program = "", ...args] = plan.before;
  const run = spawnSync(program, args, { cwd: folder, env, encoding: "utf8" });
  if (run.status !== 0)
    throw new Error(
      `${plan.name} could not be prepared: ${run.error?.message ?? ""}${run.stdout}${run.stderr}`,
    );
  createFile(done, "");
}

/** None of our secrets, and no variable of the person's shell that the service would take for its own. */
function environmentOf(plan: ServicePlan): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH, HOME, JAVA_HOME } = process.env;
  return { NODE_ENV, PATH, HOME, ...(JAVA_HOME && { JAVA_HOME }), LC_ALL: "C.UTF-8", TZ: "UTC", ...plan.env };
}

const lastLines = (file: string): string => readFileSync(file, "utf8").split("\n").slice(-25).join("\n");
