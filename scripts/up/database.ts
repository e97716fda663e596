import { join, resolve } from "node:path";
import pg from "pg";
import { applyMigrations } from "../migrate/apply";
import { type Postgres, type PostgresOptions, startPostgres } from "./postgres/server";

/** The database of a running system, and how to let go of it. */
export interface SystemDatabase {
  url: string;
  applied: string[];
  stop(): Promise<void>;
}

const NAME = "tallylight";
const LOOK_EVERY_MS = 500;

/** Brings somebody else's PostgreSQL (DATABASE_URL) up to date; stopping it is not ours. */
export async function givenDatabase(url: string, migrations: string): Promise<SystemDatabase> {
  return { url, applied: await applyMigrations(url, migrations), stop: () => Promise.resolve() };
}

/**
 * Starts the embedded PostgreSQL, makes the database, applies the migrations, and starts the server again
 * whenever it is gone, on the same port: the pools of all processes reconnect by themselves.
 */
export async function embeddedDatabase(options: {
  dataDirectory: string;
  logs: string;
  migrations: string;
  durable: boolean;
  say(line: string): void;
}): Promise<SystemDatabase> {
  const settings: PostgresOptions = {
    directory: join(options.dataDirectory, "postgres"),
    logFile: join(options.logs, "postgres.log"),
    durable: options.durable,
    // Chat at its fastest writes a gigabyte of log in a minute or so: with the default every checkpoint would be forced.
    settings: { max_connections: "200", max_wal_size: "4GB", shared_buffers: "256MB" },
  };
  let server = await startPostgres(settings);
  if (!server.data.startsWith(resolve(options.dataDirectory))) {
    options.say(
      `The database is kept in ${server.data}, because the user it runs as may not enter this folder.`,
    );
  }
  const url = server.url(NAME);
  const watch = keepRunning(
    () => server.alive(),
    async () => {
      options.say("PostgreSQL is gone, starting it again");
      server = await startPostgres(settings);
      if (server.url(NAME) !== url) options.say("PostgreSQL has another port now; restart to reconnect");
    },
    options.say,
  );
  const stop = async () => {
    await watch.end();
    await server.stop();
  };
  try {
    await createDatabase(server);
    return { url, applied: await applyMigrations(url, options.migrations), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createDatabase(server: Postgres): Promise<void> {
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}

/** Looks twice a second whether something is alive and revives it, one attempt at a time. */
function keepRunning(
  alive: () => boolean,
  revive: () => Promise<void>,
  say: (line: string) => void,
): { end(): Promise<void> } {
  let reviving: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (reviving || alive()) return;
    reviving = revive()
      .catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        reviving = undefined;
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await reviving;
    },
  };
}
