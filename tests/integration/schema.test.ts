import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { schemaDrift } from "@/tests/support/schema-drift";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const drift = () => schemaDrift(database.url, "prisma/schema");

/** Foreign keys whose columns no index begins with: deleting the row they point to would read the whole table. */
const UNINDEXED = `
  SELECT c.conrelid::regclass::text || '.' || c.conname AS name
    FROM pg_constraint c
   WHERE c.contype = 'f'
     AND NOT EXISTS (
       SELECT FROM pg_index i
        WHERE i.indrelid = c.conrelid AND i.indpred IS NULL AND i.indisvalid
          AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
   ORDER BY 1`;

async function unindexed(): Promise<string[]> {
  return (await database.pool.query<{ name: string }>(UNINDEXED)).rows.map(({ name }) => name);
}

test("migrations and Prisma schema say the same", async () => {
  expect(await drift()).toBe("-- This is an empty migration.");
});

test("and if they did not, it would show", async () => {
  await database.pool.query("ALTER TABLE person ADD COLUMN planted text NOT NULL");
  expect(await drift()).toContain('DROP COLUMN "planted"');
  await database.pool.query("ALTER TABLE person DROP COLUMN planted");
});

test("every foreign key is indexed", async () => {
  expect(await unindexed()).toEqual([]);
});

test("and if one were not, it would show", async () => {
  await database.pool.query(
    `CREATE TABLE planted (a uuid REFERENCES person, b uuid CONSTRAINT planted_b REFERENCES person, c int);
     CREATE INDEX ON planted (a, c); CREATE INDEX ON planted (c, b)`,
  );
  expect(await unindexed()).toEqual(["planted.planted_b"]);
  await database.pool.query("DROP TABLE planted");
});
