import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { takeLock } from "../bootstrap/lock.mjs";
import { welcome } from "./box";
import { ensureBuild } from "./build";
import { whenNpmEnds } from "./npm-parent";
import { startSystem } from "./system";

/** `npm start` and `npm run dev`: everything, until Ctrl-C. */
const DATA = ".data";
const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const begun = Date.now();
const say = (line: string) =>
  console.log(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s] ${line}`);

// A terminal that was closed must not keep the system from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

const abort = new AbortController();
const stopped = new Promise<void>((resolve) => {
  const stop = () => {
    if (abort.signal.aborted) return;
    say("Stopping …");
    abort.abort(new Error("Stopped before everything was running."));
    resolve();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  whenNpmEnds(stop);
});

async function run(): Promise<void> {
  const lock = takeLock(`${DATA}/up.lock`);
  if (!lock) throw new Error("Tallylight is already running from this folder. Stop it first (Ctrl-C there).");
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    const mode = values.dev ? "development" : "production";
    if (mode === "production") await ensureBuild(process.cwd(), `${DATA}/logs/build.log`, say);
    abort.signal.throwIfAborted();
    say("Starting …");
    const system = await startSystem({
      ...{ dataDirectory: DATA, mode, given: process.env, demo: true, durable: true },
      ...{ say, signal: abort.signal },
    });
    console.log(welcome(system));
    await stopped;
    await system.stop();
    say("Stopped.");
  } finally {
    lock.release();
  }
}

try {
  await run();
} catch (error) {
  // What was interrupted on purpose has not failed.
  if (!abort.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
process.exit();
