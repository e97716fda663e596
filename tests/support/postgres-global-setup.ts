import pg from "pg";
import type { TestProject } from "vitest/node";
import { type Postgres, startPostgres } from "@/scripts/up/postgres/server";
import { TEMPLATE_PREFIX, TEST_PREFIX } from "./database";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string | undefined;
  }
}

/** Held shared by every run of the tests, so that the first to end does not stop the server of the others. */
const IN_USE = "SELECT pg_advisory_lock_shared(hashtext('tallylight tests'))";
const ALONE = "SELECT pg_try_advisory_lock(hashtext('tallylight tests')) AS alone";

/**
 * Gives the integration tests a PostgreSQL: that of TEST_POSTGRES_URL when set (nothing on it is touched
 * but what `testDatabase` makes), otherwise an embedded one under .data/test.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) {
    project.provide("postgresUrl", given);
    return undefined;
  }
  const server = await startPostgres({
    directory: ".data/test/postgres",
    logFile: ".data/test/postgres.log",
    durable: false,
    settings: { max_connections: "200" },
  });
  const url = server.url("postgres");
  const lease = new pg.Client({ connectionString: url });
  await lease.connect();
  if (await isAlone(lease)) await removeLeftovers(lease);
  await lease.query(IN_USE);
  await lease.query("SELECT pg_advisory_unlock(hashtext('tallylight tests'))");
  project.provide("postgresUrl", url);
  return () => giveBack(lease, server);
}

async function giveBack(lease: pg.Client, server: Postgres): Promise<void> {
  await lease.query("SELECT pg_advisory_unlock_shared(hashtext('tallylight tests'))");
  const last = await isAlone(lease);
  // Kept while the server stops: a run that begins just now waits for the lock and then starts its own.
  lease.on("error", () => undefined);
  if (last) await server.stop();
  await lease.end().catch(() => undefined);
}

async function isAlone(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(ALONE);
  return rows[0]?.alone ?? false;
}

/** Databases of runs that were killed. */
async function removeLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE $1 OR datname LIKE $2",
    [`${TEMPLATE_PREFIX}%`, `${TEST_PREFIX}%`],
  );
  for (const { datname } of rows) {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
  }
}
