import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyMigrations } from "@/scripts/migrate/apply";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await testDatabase();
  await database.pool.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  folder = await mkdtemp(join(tmpdir(), "migrations-"));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}
const tables = async () =>
  (await database.pool.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).rows
    .map((row) => row.tablename)
    .filter((name) => name !== "_prisma_migrations");

test("applies in order, once", async () => {
  await write("2_b", "CREATE TABLE b (a_id int REFERENCES a)");
  await write("1_a", "CREATE TABLE a (id int PRIMARY KEY)");
  expect(await applyMigrations(database.url, folder)).toEqual(["1_a", "2_b"]);
  expect(await applyMigrations(database.url, folder)).toEqual([]);
  expect(await tables()).toEqual(["a", "b"]);
});

test("two at once apply each migration once", async () => {
  await write("1_a", "SELECT pg_sleep(0.2); CREATE TABLE a ()");
  const both = await Promise.all([1, 2].map(() => applyMigrations(database.url, folder)));
  expect(both.flat()).toEqual(["1_a"]);
});

test("a migration that fails leaves nothing behind and says where", async () => {
  await write("1_a", "CREATE TABLE a ()");
  await write("2_b", "CREATE TABLE b (); DO $$ BEGIN PERFORM 1; END $$; CREATE TABL c ()");
  await expect(applyMigrations(database.url, folder)).rejects.toThrow(/2_b failed: .*\n {2}at: TABL c/);
  expect(await tables()).toEqual(["a"]);
  await write("2_b", "CREATE TABLE b ()");
  expect(await applyMigrations(database.url, folder)).toEqual(["2_b"]);
});

test("an edited migration is refused", async () => {
  await write("1_a", "CREATE TABLE a ()");
  await applyMigrations(database.url, folder);
  await write("1_a", "CREATE TABLE a (id int)");
  await expect(applyMigrations(database.url, folder)).rejects.toThrow(/edited/);
});

test("who has to wait for a table holds nobody up meanwhile, and comes in when it is free", async () => {
  await write("1_a", "CREATE TABLE a ()");
  await applyMigrations(database.url, folder);
  await write("2_b", "ALTER TABLE a ADD COLUMN b INT");
  const reader = await database.pool.connect();
  await reader.query("BEGIN; SELECT FROM a");
  const applied = applyMigrations(database.url, folder);
  const waits = async () =>
    (await database.pool.query("SELECT FROM pg_locks WHERE NOT granted AND relation = 'a'::regclass"))
      .rowCount;
  await expect.poll(waits, { timeout: 60_000, interval: 20 }).toBe(1);
  // Another reader would wait for as long as the first one reads, if the migration did not step aside.
  await database.pool.query("SELECT FROM a");
  await reader.query("COMMIT");
  reader.release();
  expect(await applied).toEqual(["2_b"]);
}, 120_000);
