import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "@/scripts/up/process-table";
import { killGroup } from "@/scripts/up/supervise";
import { PROJECT } from "./answers";
import type { TriggerServer } from "./server";

const TOOL = "node_modules/trigger.dev/dist/esm/index.js";
const PRELOAD = ["scripts/bootstrap/die-with-parent.mjs", "tests/support/trigger/loopback-only.mjs"];
/** The tool's own folder, in which it keeps what it built. */
const FOLDER = ".trigger";
const OPTIONS = [
  // Node reads an --env-file too, wherever it stands, and insists that it exists.
  ...["--env-file", "tests/support/trigger/empty.env"],
  ...["--skip-update-check", "--skip-telemetry", "--skip-mcp-install", "--skip-rules-install"],
  "--skip-platform-notifications",
];
const REGISTERS_WITHIN_MS = 180_000;
const STOPS_WITHIN_MS = 10_000;

export interface TriggerCli {
  /** Everything it printed. */
  said(): string;
  /** Ends it with all it started. @throws Error when something stays behind */
  stop(): Promise<void>;
}

/**
 * Runs Trigger.dev's own command-line tool on this project: it bundles trigger/, registers the worker with the
 * stand-in and executes runs in processes of its own, whose environment is `environment`.
 * @throws Error with what it printed when it registers nothing in time
 */
export async function startTriggerCli(
  server: TriggerServer,
  environment: Record<string, string>,
): Promise<TriggerCli> {
  // A branch of one's own keeps apart from other tests, and from a developer's session in the same folder.
  const branch = `test-${process.pid}-${Date.now()}`;
  const home = await mkdtemp(join(tmpdir(), "trigger-"));
  const preload = PRELOAD.flatMap((file) => ["--import", resolve(file)]);
  const child = spawn(process.execPath, [...preload, TOOL, "dev", "--branch", branch, ...OPTIONS], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
    env: {
      ...environment,
      NODE_ENV: "development",
      PATH: process.env.PATH ?? "",
      HOME: home,
      XDG_CONFIG_HOME: home,
      CI: "1",
      NO_COLOR: "1",
      TALLYLIGHT_DIES_WITH_PARENT: "1",
      TRIGGER_ACCESS_TOKEN: `tr_pat_${"a".repeat(40)}`,
      TRIGGER_API_URL: server.url,
      TRIGGER_PROJECT_REF: PROJECT,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (part: string) => {
      said += part;
    });
  }
  const stop = async () => {
    const watchdog = await watchdogOf(branch);
    await end(child);
    await gone(() => !groupIsAlive(child.pid) && !(watchdog && isAlive(watchdog)));
    await rm(home, { recursive: true, force: true });
    await removeFilesOf(branch);
  };
  const registered = await until(
    () => server.platform.manifest() !== undefined || child.exitCode !== null,
    REGISTERS_WITHIN_MS,
  );
  if (!registered || child.exitCode !== null) {
    await stop();
    throw new Error(`Trigger.dev's tool registered no worker. It said:\n${said}`);
  }
  return { said: () => said, stop };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    await Promise.race([exit, sleep(STOPS_WITHIN_MS, undefined, { ref: false })]);
  }
  killGroup(child.pid);
}

async function gone(isGone: () => boolean): Promise<void> {
  if (!(await until(isGone, STOPS_WITHIN_MS))) throw new Error("Trigger.dev's tool left a process behind.");
}

function groupIsAlive(pid: number | undefined): boolean {
  return pid !== undefined && isAlive(-pid);
}

/** It runs outside the tool's group and looks every second whether the tool is still there. */
async function watchdogOf(branch: string): Promise<number | undefined> {
  const [file] = (await filesOf(branch)).filter((name) => name.startsWith("watchdog"));
  const text = file ? await readFile(join(FOLDER, file), "utf8").catch(() => "") : "";
  return Number(text.split(":")[1]) || undefined;
}

const filesOf = async (branch: string) =>
  (await readdir(FOLDER).catch(() => [])).filter((name) => name.includes(branch));

async function removeFilesOf(branch: string): Promise<void> {
  for (const name of await filesOf(branch)) await rm(join(FOLDER, name), { recursive: true, force: true });
}

async function until(isSo: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}
