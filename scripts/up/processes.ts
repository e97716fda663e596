import { join } from "node:path";
import type { Ports } from "./environment";
import type { ProcessSpec } from "./supervise";

export type ProcessName = "web" | "realtime" | "worker" | "bot" | "simulator";

export interface PlannedProcess extends ProcessSpec {
  name: ProcessName;
  /** Answers 2xx once the process does its work. */
  healthUrl: string;
}

/**
 * A tick's garbage lives just long enough to be taken for something lasting. With room for it V8 lets it pile up:
 * measured over 40,000 broadcasters, 169 MB instead of 320, in the same time.
 */
export const WORKER_FLAGS = ["--max-old-space-size=512", "--max-semi-space-size=4"];

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
  const { mode, ports, env, logs } = options;
  const planned = (name: ProcessName, port: number, path: string, args: string[]): PlannedProcess => {
    return {
      name,
      args,
      env,
      logFile: join(logs, `${name}.log`),
      healthUrl: `http://localhost:${port}${path}`,
    };
  };
  const script = (entry: string, ...args: string[]) =>
    mode === "development"
      ? ["node_modules/tsx/dist/cli.mjs", "watch", "--clear-screen=false", entry, ...args]
      : ["--import", "tsx", entry, ...args];
  const workerFlags = mode === "development" ? [] : WORKER_FLAGS;
  const next = [
    ...["node_modules/next/dist/bin/next", mode === "development" ? "dev" : "start", "-p", String(ports.web)],
    ...(options.host === undefined ? [] : ["-H", options.host]),
  ];
  const simulator = [
    ...["--port", String(ports.simulator), "--chat-port", String(ports.simulatorChat)],
    ...(options.demo ? ["--demo"] : []),
    ...(env.DEMO_CLOCK === undefined ? [] : ["--clock", env.DEMO_CLOCK]),
  ];
  return [
    planned("web", ports.web, "/healthz", next),
    planned("realtime", ports.realtime, "/healthz", script("lib/realtime/server/main.ts")),
    planned("worker", ports.worker, "/healthz", [...workerFlags, ...script("lib/jobs/worker/main.ts")]),
    planned("bot", ports.bot, "/healthz", script("lib/bot/process/main.ts")),
    ...(ports.simulator === undefined
      ? []
      : [planned("simulator", ports.simulator, "/", script("lib/twitch/simulator/main.ts", ...simulator))]),
  ];
}
