import { describe, expect, test } from "vitest";
import { type Findings, readiness } from "./readiness";

const now = new Date("2026-11-20T20:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const well: Findings = {
  database: { pendingMigrations: [], lastGoodTickAt: ago(20) },
  startedAt: ago(3600),
  everySeconds: 30,
  now,
};
const database = { pendingMigrations: [], lastGoodTickAt: null };

describe("readiness", () => {
  test.each<[string, Partial<Findings>, boolean, RegExp]>([
    ["all is well", {}, true, /^All is well\.$/],
    ["Postgres does not answer", { database: null }, false, /Postgres does not answer/],
    [
      "a migration is missing",
      { database: { ...database, pendingMigrations: ["1_first"] } },
      false,
      /1 migrations are not applied/,
    ],
    ["ticks stall", { database: { ...database, lastGoodTickAt: ago(121) } }, false, /No tick .* for 121 s/],
    [
      "a tick is late, but not two minutes",
      { database: { ...database, lastGoodTickAt: ago(119) } },
      true,
      /well/,
    ],
    [
      "ticks are seldom, and three have not been missed",
      { everySeconds: 300, database: { ...database, lastGoodTickAt: ago(890) } },
      true,
      /well/,
    ],
    ["a new instance has not ticked", { database, startedAt: ago(100) }, true, /first tick is still to come/],
    ["it has never ticked", { database, startedAt: ago(500) }, false, /for 500 s/],
  ])("%s", (_name, change, ready, words) => {
    const answer = readiness({ ...well, ...change });
    expect(answer.ready).toBe(ready);
    expect(answer.summary).toMatch(words);
    expect(Object.values(answer.checks).every(Boolean)).toBe(ready);
  });
});
