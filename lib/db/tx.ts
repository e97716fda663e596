import type pg from "pg";
import { type Db, db } from "./client";

/**
 * Runs `work` in one transaction on one connection. Commits when it resolves, rolls back when it throws.
 * A connection that broke on the way is thrown away, not given back to the pool.
 */
export async function withTransaction<T>(work: (tx: Db) => Promise<T>, pool: pg.Pool = db()): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
