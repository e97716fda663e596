import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { spawnNode } from "../bootstrap/child.mjs";
import { afterCrash } from "./restart-policy";

export interface ProcessSpec {
  name: string;
  /** Arguments of `node`. */
  args: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
}

export interface Supervisor {
  say(line: string): void;
  /** Told of every process that was started, before anything else happens. */
  started(name: string, pid: number): void;
}

/** A process that is started again whenever it ends by itself. */
export interface Supervised {
  name: string;
  pid(): number | undefined;
  start(): void;
  /** Asks it to end, after `STOP_MS` by force. Does nothing when it is not running. */
  stop(): Promise<void>;
}

const STOP_MS = 8_000;
const LOG_LIMIT_BYTES = 20_000_000;

/** Starts the process and keeps it running until `stop`. */
export function supervise(spec: ProcessSpec, supervisor: Supervisor): Supervised {
  let child: ChildProcess | undefined;
  let wanted = false;
  let streak = 0;
  let waiting: NodeJS.Timeout | undefined;

  const start = () => {
    wanted = true;
    clearTimeout(waiting);
    if (child) return;
    const since = Date.now();
    const running = launch(spec);
    child = running;
    if (running.pid) supervisor.started(spec.name, running.pid);
    const ended = (how: string) => {
      if (child !== running) return;
      child = undefined;
      if (!wanted) return;
      const restart = afterCrash(streak, Date.now() - since);
      streak = restart.streak;
      if (restart.tell !== "nothing") supervisor.say(complaint(spec, how, restart.tell, restart.delayMs));
      waiting = setTimeout(start, restart.delayMs);
    };
    running.once("exit", (code, signal) => ended(signal ?? `code ${code}`));
    running.once("error", (error) => ended(error.message));
  };

  const stop = async () => {
    wanted = false;
    streak = 0;
    clearTimeout(waiting);
    if (child) await end(child);
  };

  start();
  return { name: spec.name, pid: () => child?.pid, start, stop };
}

/**
 * In a process group of its own, so that Ctrl-C in the terminal reaches only us and we stop everything in
 * order. The IPC channel ends it when we are killed.
 */
function launch({ args, env, logFile }: ProcessSpec): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, "a");
  try {
    return spawnNode(args, { env, detached: true, stdio: ["ignore", log, log] });
  } finally {
    closeSync(log);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const ended = await Promise.race([exit, sleep(STOP_MS, undefined, { ref: false })]);
  if (!ended) {
    killGroup(child.pid);
    await exit;
  }
}

/** Ends a process and those it started, without asking. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

function complaint(
  { name, logFile }: ProcessSpec,
  how: string,
  tell: "restarting" | "keeps crashing",
  delayMs: number,
): string {
  return tell === "restarting"
    ? `${name} ended (${how}), starting it again. Log: ${logFile}`
    : `${name} ended three times in a row (${how}). Trying again every ${delayMs / 1000} s; the reason is in ${logFile}`;
}
