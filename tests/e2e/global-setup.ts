import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { envSchema } from "@/lib/env/schema";
import { waitForLock } from "@/scripts/bootstrap/lock.mjs";
import { removeCluster } from "@/scripts/up/postgres/cluster";
import { startPostgres } from "@/scripts/up/postgres/server";
import { awaitLeftovers } from "@/scripts/up/run-record";
import { startSystem } from "@/scripts/up/system";
import { serveControls } from "./support/controls";
import { FIRST_PORT, INSTANCE } from "./support/instance";
import { PUSH_PORT, WEBHOOK_PORT } from "./support/push-port";

const DATA = `.data/test/e2e-${INSTANCE}`;
const POSTGRES = `${DATA}/postgres`;

/**
 * Starts the whole system as `npm start` does, with an empty database and a simulator in which nothing
 * happens by itself. Tests find it through the variables set here.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const lock = await waitForLock(`${DATA}.lock`, (pid) =>
    console.log(`Waiting for the tests of process ${pid}`),
  );
  await removeLeftovers();
  mkdirSync(DATA, { recursive: true });
  chmodSync(DATA, 0o755);
  const system = await startSystem({
    ...{ dataDirectory: DATA, mode: "production", given: settings(), demo: false, durable: false },
    ...{ say: console.log, signal: new AbortController().signal },
  });
  const controls = await serveControls(system);
  process.env.E2E_APP_URL = system.appUrl;
  process.env.E2E_SIMULATOR_URL = system.simulatorUrl;
  process.env.E2E_DATABASE_URL = system.databaseUrl;
  process.env.E2E_CONTROLS_URL = controls.url;
  return async () => {
    await controls.close();
    await system.stop();
    removeCluster(POSTGRES);
    lock.release();
  };
}

/** What a killed run has left: processes, a server, data. */
async function removeLeftovers(): Promise<void> {
  await awaitLeftovers(`${DATA}/run.json`);
  if (!existsSync(POSTGRES)) return;
  await (await startPostgres({ directory: POSTGRES, logFile: `${DATA}/logs/postgres.log` })).stop();
  removeCluster(POSTGRES);
}

/** None of the developer's own settings: no real Twitch, no real database. */
function settings(): Record<string, string | undefined> {
  const ours = new Set([...Object.keys(envSchema.shape), "HOST", "SIMULATOR_PORT", "SIMULATOR_CHAT_PORT"]);
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.has(name)));
  const ports = [
    ...["PORT", "REALTIME_PORT", "WORKER_PORT", "BOT_PORT"],
    ...["SIMULATOR_PORT", "SIMULATOR_CHAT_PORT"],
  ];
  return {
    ...rest,
    ...Object.fromEntries(ports.map((name, index) => [name, String(FIRST_PORT + index)])),
    // The shortest there is, so that tests wait for a tick, not for half a minute.
    LIVE_SYNC_SECONDS: "5",
    POLL_INTERVAL_SECONDS: "10",
    // No real push service is reached from a test, and no webhook but the tests' own.
    OUTBOUND_ALLOW: `127.0.0.1:${PUSH_PORT},127.0.0.1:${WEBHOOK_PORT}`,
  };
}
