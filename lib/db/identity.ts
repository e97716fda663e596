import type { Db } from "./client";

/** Names this very database among all: instances may share one Redis, and nothing of theirs means anything to another. */
export async function databaseIdentity(db: Db): Promise<string> {
  const { rows } = await db.query<{ identity: string }>(
    `SELECT system_identifier || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS identity
     FROM pg_control_system()`,
  );
  return rows[0]?.identity ?? "";
}
