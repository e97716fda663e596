import { afterAll, beforeAll, expect, test } from "vitest";
import { keptOfPeople, OF_NOBODY } from "@/lib/account/kept";
import { catalogueOf } from "@/lib/i18n/catalogue";
import { LOCALES } from "@/lib/i18n/locale";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const kept = keptOfPeople({ CHAT_RETENTION_DAYS: 90, AUDIT_DAYS: 365 });

test("each table is on the privacy page, or holds nothing of anybody", async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const named = [...kept.flatMap(({ tables }) => tables), ...OF_NOBODY];
  expect(named.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test.each(LOCALES)("each has its words: %s", (locale) => {
  const words = Object.keys(catalogueOf(locale).privacy.kept);
  expect(words.toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
});
