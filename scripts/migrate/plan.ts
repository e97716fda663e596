import { createHash } from "node:crypto";

/** One folder of prisma/migrations. */
export interface Migration {
  name: string;
  sql: string;
}

/** A row of `_prisma_migrations`: finished, or begun by Prisma's engine and never finished. */
export interface RecordedMigration {
  name: string;
  checksum: string;
  finished: boolean;
}

/** The checksum Prisma records: SHA-256 of the file's bytes, in hex. */
export const checksumOf = (sql: string): string => createHash("sha256").update(sql).digest("hex");

/**
 * What is left to apply, in order. A recorded name that is not in the folder is left alone: an older
 * version may run beside a newer one while it is being replaced.
 * @throws Error when a recorded migration was edited afterwards, or never finished
 */
export function pendingMigrations(migrations: Migration[], recorded: RecordedMigration[]): Migration[] {
  const broken = recorded.find((row) => !row.finished);
  if (broken) {
    throw new Error(
      `Migration ${broken.name} was begun by another tool and did not finish. Repair the database, then mark it with "prisma migrate resolve".`,
    );
  }
  const checksums = new Map(recorded.map((row) => [row.name, row.checksum]));
  const sorted = migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const edited = sorted.find(
    (one) => (checksums.get(one.name) ?? checksumOf(one.sql)) !== checksumOf(one.sql),
  );
  if (edited) {
    throw new Error(
      `Migration ${edited.name} was edited after it was applied to this database. Put it back and add a new migration instead.`,
    );
  }
  return sorted.filter((one) => !checksums.has(one.name));
}
