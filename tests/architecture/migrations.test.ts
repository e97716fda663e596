import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMigrations } from "@/scripts/migrate/apply";
import { againstTheRule, BIG } from "@/scripts/migrate/rolling";

/** Since then the rule holds; nobody upgraded from what was before. */
const FROM = "20261129000000_audit";

test("the version before goes on working while migrations are applied", async () => {
  const migrations = (await readMigrations("prisma/migrations")).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const names = migrations.map(({ name }) => name);
  const under = migrations.filter(({ name }) => name >= FROM);
  expect(under.length).toBeGreaterThan(0);
  const problems = under.flatMap((one) => againstTheRule(one, names.slice(0, names.indexOf(one.name))));
  // docs/self-hosting.md, "Upgrades without a pause", says what to do instead.
  expect(problems).toEqual([]);
});

test("the tables that are big are tables", () => {
  const folder = "prisma/schema";
  const schema = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("");
  const tables = [...schema.matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name);
  expect([...BIG].filter((name) => !tables.includes(name))).toEqual([]);
});
