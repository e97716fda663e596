import pg from "pg";
import type { Db } from "@/lib/db/client";

/**
 * Opens a connection of its own for `work`, and gives up on each step after `timeoutMs`. Not from the pool: a
 * server that hangs would keep the pool's connections, and a full pool would look like a server that hangs.
 */
export async function onOwnConnection<T>(
  url: string,
  timeoutMs: number,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  // What breaks shows in the promise; without a listener the same error would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.end().catch(() => undefined);
  }
}

/** Names of the migrations that were applied to the end. Empty in a database that has never seen one. */
export async function finishedMigrations(db: Db): Promise<string[]> {
  const { rows: known } = await db.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (!known[0]?.there) return [];
  const { rows } = await db.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return rows.map(({ name }) => name);
}
