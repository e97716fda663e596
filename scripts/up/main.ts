import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { personas } from "@/lib/twitch/simulator/personas";
import { takeLock } from "../bootstrap/lock.mjs";
import { signInAs } from "../demo/sign-in";
import { welcome } from "./box";
import { ensureBuild } from "./build";
import { whenNpmEnds } from "./npm-parent";
import { readReplay } from "./replay";
import { startSystem } from "./system";

/**
 * `npm start` and `npm run dev`: everything, until Ctrl-C. `npm start -- --speed 60 [--from 10h]` plays the last
 * hours in the simulated world first.
 */
const DATA = ".data";
const { values } = parseArgs({
  options: {
    dev: { type: "boolean", default: false },
    speed: { type: "string" },
    from: { type: "string" },
  },
});
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

/** Nobody is looked at before somebody follows them: Vera comes by herself, so that the replay is worth looking at. */
async function openTheReplay(appUrl: string): Promise<void> {
  try {
    await signInAs(personas.vera.login, appUrl, abort.signal);
    say("Vera has signed in: what happens on her 60 channels is recorded from here on.");
  } catch (error) {
    if (abort.signal.aborted) return;
    say(`Vera could not be signed in, sign in yourself: ${error instanceof Error ? error.message : error}`);
  }
}

async function run(): Promise<void> {
  const lock = takeLock(`${DATA}/up.lock`);
  if (!lock) throw new Error("Tallylight is already running from this folder. Stop it first (Ctrl-C there).");
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    const replay = readReplay(values);
    const mode = values.dev ? "development" : "production";
    if (mode === "production") await ensureBuild(process.cwd(), `${DATA}/logs/build.log`, say);
    abort.signal.throwIfAborted();
    say("Starting …");
    const system = await startSystem({
      ...{ dataDirectory: DATA, mode, given: process.env, demo: true, durable: true },
      ...{ replay, say, signal: abort.signal },
    });
    console.log(welcome(system));
    if (replay) await openTheReplay(system.appUrl);
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
