import type pg from "pg";
import { type Db, db } from "./client";

/**
 * Runs `work` in one transaction on one connection. Commits when it resolves, rolls back when it throws.
 * A connection that broke on the way is thrown away, not given back to the pool.
 */
export async function withTransaction<T>(work: (tx: Db) => Promise<T>, pool: pg.Pool = db()): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool listens only to idle clients; a connection lost in mid-transaction would otherwise end the process.
  const onLost = (error: Error) => {
    broken = error;
  };
  client.on("error", onLost);
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
    // A lost connection may complain more than once, and the pool no longer listens to one it throws away.
    if (!broken) client.off("error", onLost);
    client.release(broken);
  }
}
