import type { Pool } from "pg";

/** Empties the record between tests, which nothing but its pruning may. */
export const emptyAudit = (pool: Pool) =>
  pool.query("BEGIN; SET LOCAL tallylight.prune_audit = 'on'; TRUNCATE audit_entry; COMMIT");
