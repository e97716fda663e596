import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksumOf, pendingMigrations } from "./plan";

const first = { name: "1_first", sql: "CREATE TABLE a ()" };
const second = { name: "2_second", sql: "CREATE TABLE b ()" };
const recorded = (of: typeof first) => ({ name: of.name, checksum: checksumOf(of.sql), finished: true });

describe("pendingMigrations", () => {
  test("applies what is not recorded, by name", () => {
    expect(pendingMigrations([second, first], [])).toEqual([first, second]);
    expect(pendingMigrations([first, second], [recorded(first)])).toEqual([second]);
  });

  test("leaves alone what a newer version has recorded", () => {
    expect(pendingMigrations([first], [recorded(first), recorded(second)])).toEqual([]);
  });

  test("refuses an edited migration", () => {
    const edited = { ...first, sql: "CREATE TABLE a (x int)" };
    expect(() => pendingMigrations([edited], [recorded(first)])).toThrow(/1_first was edited/);
  });

  test("refuses to go on after one that never finished", () => {
    expect(() => pendingMigrations([first, second], [{ ...recorded(first), finished: false }])).toThrow(
      /1_first was begun/,
    );
  });

  test("after everything pending is recorded nothing is pending", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 });
    fc.assert(
      fc.property(names, fc.nat(8), (all, done) => {
        const migrations = all.map((name) => ({ name, sql: `SELECT '${name}'` }));
        const before = migrations.slice(0, done).map(recorded);
        const pending = pendingMigrations(migrations, before);
        expect(pending).toHaveLength(migrations.length - before.length);
        expect(pendingMigrations(migrations, [...before, ...pending.map(recorded)])).toEqual([]);
      }),
    );
  });
});
