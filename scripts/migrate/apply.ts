import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { checksumOf, type Migration, pendingMigrations, type RecordedMigration } from "./plan";

/** The lock `prisma migrate` takes, so that the two never run at once. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

/**
 * How long a statement waits for a lock. Whoever asks for the table meanwhile waits behind it, so it is short, and the
 * migration is tried again.
 */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_ATTEMPTS = 60;
const LOCK_NOT_AVAILABLE = "55P03";

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** The migrations of a folder as `prisma migrate` lays it out. Order is not promised. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ({
        name,
        sql: await readFile(join(directory, name, "migration.sql"), "utf8"),
      })),
  );
}

/**
 * Brings a database up to the folder, in the format of `prisma migrate deploy` (same history table,
 * checksum and lock) but with nothing except `pg`. Each migration and its history row are one
 * transaction: killed in the middle, it was not applied. Two at once: the second waits, then finds
 * nothing to do.
 * @returns the names applied by this call
 * @throws Error naming the migration and the place in it that failed
 */
export async function applyMigrations(url: string, directory: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_MIGRATE_LOCK]);
    await client.query(HISTORY_TABLE);
    const recorded = await client.query<RecordedMigration>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
         FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    );
    const pending = pendingMigrations(migrations, recorded.rows);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOne(client, migration);
    } catch (error) {
      const { cause } = error as Error;
      const isHeldUp = cause instanceof pg.DatabaseError && cause.code === LOCK_NOT_AVAILABLE;
      if (!isHeldUp || attempt === LOCK_ATTEMPTS) throw error;
      await sleep(LOCK_TIMEOUT_MS / 4);
    }
  }
}

async function attemptOne(client: pg.Client, { name, sql }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksumOf(sql), name],
    );
    await client.query("COMMIT");
  } catch (error) {
    // A connection that broke on the way has rolled back already; its own error is the one to tell.
    await client.query("ROLLBACK").catch(() => undefined);
    throw new Error(`Migration ${name} failed: ${describe(error, sql)}`, { cause: error });
  }
}

function describe(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  const position = Number(error.position ?? 0);
  return position ? `${error.message}\n  at: ${sql.slice(position - 1, position + 100)}` : error.message;
}
