import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { argumentsOf, type ProcessRole } from "@/scripts/run/roles.mjs";
import { choosePort } from "@/scripts/up/ports";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { testEnvironment } from "@/tests/support/env";

// What a container runs: each process by itself, with nothing made up for it. The pages would need a build.

const PATIENCE = 300_000;
type Settings = Record<string, string | undefined>;

let database: TestDatabase;
let children: ChildProcess[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
});
afterAll(() => database.drop());

function run(file: string, words: string[], env: Settings): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [`scripts/run/${file}.mjs`, ...words], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      output += part.toString();
    });
  return { child, output: () => output };
}
const exitCode = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
};
const isHealthy = async (role: string, env: Settings) =>
  (await exitCode(run("health", [role], env).child)) === 0;

async function environment(): Promise<Record<string, string>> {
  const taken = new Set<number>();
  const port = async () => {
    const free = await choosePort(20_000 + (process.pid % 10_000), taken);
    taken.add(free);
    return String(free);
  };
  return testEnvironment({
    DATABASE_URL: database.url,
    LOG_LEVEL: "info",
    CHAT_SPOOL_DIR: ".data/test/run-roles-spool",
    REALTIME_PORT: await port(),
    WORKER_PORT: await port(),
    BOT_PORT: await port(),
  });
}

describe.each<ProcessRole>(["realtime", "worker", "bot"])("%s", (role) => {
  test(
    "answers its health once it runs, and ends by itself when it is asked to",
    async () => {
      const env = await environment();
      expect(await isHealthy(role, env)).toBe(false);
      const { child, output } = run("main", [role], env);
      await expect.poll(() => isHealthy(role, env), { timeout: PATIENCE / 2, interval: 250 }).toBe(true);
      child.kill("SIGTERM");
      expect(await exitCode(child), output()).toBe(0);
      expect(await isHealthy(role, env)).toBe(false);
    },
    PATIENCE,
  );
});

test("what is not set is named, and nothing is started", { timeout: PATIENCE }, async () => {
  const { child, output } = run("main", ["realtime"], { AUTH_SECRET: "short" });
  expect(await exitCode(child)).toBe(1);
  for (const line of [
    "DATABASE_URL: is not set",
    "AUTH_SECRET: must be at least 32",
    "TWITCH_CLIENT_ID: is not set",
  ])
    expect(output()).toContain(line);
  expect(output()).not.toContain("short\n");
});

test("migrate ends when the database is as it should be, or with the reason", {
  timeout: PATIENCE,
}, async () => {
  const done = run("main", ["migrate"], { DATABASE_URL: database.url });
  expect(await exitCode(done.child), done.output()).toBe(0);
  expect(done.output()).toContain("up to date");
  const failed = run("main", ["migrate"], { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
  expect(await exitCode(failed.child)).toBe(1);
  expect(failed.output()).toContain("ECONNREFUSED");
});

test("a word that is no role is answered with those that are", { timeout: PATIENCE }, async () => {
  const { child, output } = run("main", ["database"], {});
  expect(await exitCode(child)).toBe(2);
  expect(output()).toContain("web | realtime | worker | bot | migrate | all");
  expect(argumentsOf("database")).toBeUndefined();
});
