import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { surviveLoss } from "@/lib/db/client";
import { applyMigrations, readMigrations } from "@/scripts/migrate/apply";
import { checksumOf } from "@/scripts/migrate/plan";

const MIGRATIONS = join(import.meta.dirname, "../../prisma/migrations");
export const TEMPLATE_PREFIX = "tallylight_template_";
export const TEST_PREFIX = "tallylight_test_";

/** A database of one's own, migrated and empty. */
export interface TestDatabase {
  url: string;
  /** A small pool on it; ended by `drop`. */
  pool: pg.Pool;
  /** Closes the pool and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * A fresh migrated database, cloned from a template in about 50 ms. The template is named by the
 * migrations' content, so an edited migration makes a new one.
 * @throws Error when TEST_POSTGRES_URL is not set; vitest's global setup sets it
 */
export async function testDatabase(server = process.env.TEST_POSTGRES_URL): Promise<TestDatabase> {
  if (!server)
    throw new Error("TEST_POSTGRES_URL is not set. Run integration tests through vitest.config.ts.");
  const name = TEST_PREFIX + randomBytes(6).toString("hex");
  await onServer(server, async (admin) => {
    const template = await ensureTemplate(admin, server);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = databaseUrl(server, name);
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  // A test that ends connections on purpose would otherwise end the process: an idle client's error is fatal.
  pool.on("error", () => undefined);
  surviveLoss(pool);
  return {
    url,
    pool,
    async drop() {
      await pool.end();
      await onServer(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** Makes the template once, whoever comes first; named last, so a killed run leaves no half one. */
async function ensureTemplate(admin: pg.Client, server: string): Promise<string> {
  const migrations = (await readMigrations(MIGRATIONS)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const content = migrations.map(({ name, sql }) => `${name} ${checksumOf(sql)}`).join("\n");
  const template = TEMPLATE_PREFIX + createHash("sha256").update(content).digest("hex").slice(0, 12);
  await admin.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
  const found = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
  if (found.rowCount === 0) {
    const draft = `${template}_draft`;
    await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    await applyMigrations(databaseUrl(server, draft), MIGRATIONS);
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  }
  await admin.query("SELECT pg_advisory_unlock(hashtext($1))", [template]);
  return template;
}

async function onServer<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
