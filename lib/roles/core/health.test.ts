import { expect, test } from "vitest";
import { type HealthFacts, healthOf } from "./health";

const NOW = new Date("2026-11-20T18:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const well: HealthFacts = {
  syncing: false,
  lastState: "succeeded",
  lastReadAt: ago(1),
  intervalMinutes: 30,
  missing: 0,
};
test.each<[string, Partial<HealthFacts>, string]>([
  ["all lists, just now", {}, "healthy"],
  ["one that runs, whatever was before", { syncing: true, lastState: "failed", missing: 3 }, "syncing"],
  ["none yet", { lastState: null, lastReadAt: null }, "never"],
  ["none yet, and nothing allowed", { lastState: null, lastReadAt: null, missing: 3 }, "never"],
  ["no list", { lastState: "failed" }, "failing"],
  ["all lists, but nothing is allowed any more", { missing: 3 }, "failing"],
  ["two lists", { lastState: "partial" }, "partial"],
  ["all lists, but one is not allowed any more", { missing: 1 }, "partial"],
  ["all lists, 40 minutes ago", { lastReadAt: ago(40) }, "healthy"],
  ["all lists, longer ago", { lastReadAt: ago(41) }, "late"],
  ["one that died, lists read before", { lastState: "abandoned" }, "healthy"],
  ["one that died, none read ever", { lastState: "abandoned", lastReadAt: null }, "never"],
])("%s", (_name, facts, health) => {
  expect(healthOf({ ...well, ...facts }, NOW)).toBe(health);
});
