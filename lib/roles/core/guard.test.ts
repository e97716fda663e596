import { expect, test } from "vitest";
import { GUARD_MS, type LastStarts, mayRunAt } from "./guard";

const NOW = new Date("2026-11-20T18:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

test.each<[string, LastStarts, Date | null]>([
  ["never", {}, null],
  ["just now", { "manual-ui": NOW }, new Date(NOW.getTime() + GUARD_MS)],
  ["4:59 ago", { "manual-ui": new Date(NOW.getTime() - GUARD_MS + 1000) }, new Date(NOW.getTime() + 1000)],
  ["5 minutes ago", { "manual-ui": ago(5) }, null],
  ["another source just now", { startup: NOW }, null],
])("the button after a sync %s", (_name, last, at) => {
  expect(mayRunAt("manual-ui", last, NOW)).toEqual(at);
});
