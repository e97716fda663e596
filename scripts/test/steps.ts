import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { takeLock } from "../bootstrap/lock.mjs";
import { gates } from "../check/gates";
import { runGates } from "../check/run-gates";
import { ensureBuild, isBuilt } from "../up/build";
import { ensureChromium } from "./chromium";
import { type Counts, countPlaywright, countVitest, NONE } from "./results";

export interface Step {
  name: string;
  /** Whether its tests start Redis, RabbitMQ or Kafka. */
  services?: true;
  /** @throws Error when it could not be run at all */
  run(): Promise<Counts & { ok: boolean }>;
}

export const REPORTS = ".data/test";
const ROOT = process.cwd();
/** On a shared machine a process may stand still for seconds. What had to be repeated is named at the end. */
const PATIENCE = process.env.CI === "true" ? ["--retry=1"] : [];

/** In this order: what fails soonest comes first. */
export const steps: Step[] = [
  {
    name: "check",
    run: async () => ({ ...NONE, ok: (await runGates(gates, console.log)).length === 0 }),
  },
  { name: "unit", run: () => vitest([], "unit") },
  { name: "integration", services: true, run: () => vitest(PATIENCE, "integration", "alone") },
  { name: "e2e", services: true, run: endToEnd },
];

/** Runs projects of vitest.config.ts one after the other. */
async function vitest(
  options: string[],
  ...projects: [string, ...string[]]
): Promise<Counts & { ok: boolean }> {
  const report = join(REPORTS, `${projects[0]}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return counted(report, countVitest, [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    ...reporters,
    ...options,
  ]);
}

async function endToEnd(): Promise<Counts & { ok: boolean }> {
  const browser = await ensureChromium(console.log);
  if (!isBuilt(ROOT)) await buildUnlessInUse();
  const env = browser ? { CHROMIUM_PATH: browser } : {};
  return counted(
    join(REPORTS, "e2e.json"),
    countPlaywright,
    ["node_modules/@playwright/test/cli.js", "test"],
    env,
  );
}

/** A new build would take the pages away from under a running system. */
async function buildUnlessInUse(): Promise<void> {
  const lock = takeLock(".data/up.lock");
  if (!lock)
    throw new Error(
      "The sources changed since npm start was begun. Stop it first: the tests need a new build.",
    );
  try {
    await ensureBuild(ROOT, join(REPORTS, "build.log"), console.log);
  } finally {
    lock.release();
  }
}

/** Runs a test runner in this terminal and reads its report; without one there were no tests. */
async function counted(
  report: string,
  read: (json: string) => Counts,
  args: string[],
  env: Record<string, string> = {},
): Promise<Counts & { ok: boolean }> {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
  const [code] = (await once(child, "exit")) as [number | null];
  try {
    return { ...read(readFileSync(report, "utf8")), ok: code === 0 };
  } catch {
    return { ...NONE, ok: false };
  }
}
