import { join } from "node:path";
import { argumentsOf, PROCESSES, type ProcessRole, portOf } from "../run/roles.mjs";
import type { Ports } from "./environment";
import type { ProcessSpec } from "./supervise";

export type ProcessName = "web" | "realtime" | "worker" | "bot" | "simulator";

export interface PlannedProcess extends ProcessSpec {
  name: ProcessName;
  /** Answers 2xx once the process does its work. */
  healthUrl: string;
}

/** All processes of a system, in the order in which they are stopped. */
export function plannedProcesses(options: {
  mode: "production" | "development";
  ports: Ports;
  env: NodeJS.ProcessEnv;
  logs: string;
  /** Whether things happen by themselves in the simulator. */
  demo: boolean;
  /** The address the pages are served on; undefined: all. */
  host: string | undefined;
}): PlannedProcess[] {
  const { ports, logs } = options;
  const env: NodeJS.ProcessEnv = { ...options.env, HOST: options.host };
  const planned = (name: ProcessName, port: number, path: string, args: string[]): PlannedProcess => {
    return {
      name,
      args,
      env,
      logFile: join(logs, `${name}.log`),
      healthUrl: `http://localhost:${port}${path}`,
    };
  };
  const args = options.mode === "development" ? developmentArguments : argumentsOf;
  const simulator = [
    ...["--port", String(ports.simulator), "--chat-port", String(ports.simulatorChat)],
    ...(options.demo ? ["--demo"] : []),
    ...(env.DEMO_CLOCK === undefined ? [] : ["--clock", env.DEMO_CLOCK]),
  ];
  return [
    ...PROCESSES.map((name) => planned(name, portOf(name, env), "/healthz", args(name, env))),
    ...(ports.simulator === undefined
      ? []
      : [planned("simulator", ports.simulator, "/", [...scriptArguments(options.mode), ...simulator])]),
  ];
}

const WATCH = ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false"];

/** As in production, but each starts again when its files change. */
function developmentArguments(role: ProcessRole, env: NodeJS.ProcessEnv): string[] {
  if (role === "web") {
    const next = ["node_modules/next/dist/bin/next", "dev", "-p", String(portOf("web", env))];
    return env.HOST ? [...next, "-H", env.HOST] : next;
  }
  return [...WATCH, ...argumentsOf(role).slice(-1)];
}

const SIMULATOR = "lib/twitch/simulator/main.ts";
const scriptArguments = (mode: "production" | "development"): string[] =>
  mode === "development" ? [...WATCH, SIMULATOR] : ["--import", "tsx", SIMULATOR];
