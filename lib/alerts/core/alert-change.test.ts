import fc from "fast-check";
import { expect, test } from "vitest";
import type { SyncOverview } from "@/lib/live/schema";
import { type AlertFacts, syncAlertChange } from "./alert-change";

type Health = SyncOverview["health"];
const FACTS: AlertFacts = { isOpen: false, closedAgoMs: null, watchedMs: 3_600_000, lateAfterMs: 120_000 };
const change = (health: Health, facts: Partial<AlertFacts> = {}) =>
  syncAlertChange({ health, summary: "words" }, { ...FACTS, ...facts }).do;

test.each<[Health, boolean, string]>([
  ["healthy", false, "nothing"],
  ["healthy", true, "close"],
  ["failing", false, "open"],
  ["failing", true, "nothing"],
  ["late", false, "open"],
  ["late", true, "nothing"],
  ["never", false, "nothing"],
  ["never", true, "nothing"],
])("%s, open: %s → %s", (health, isOpen, expected) => expect(change(health, { isOpen })).toBe(expected));

test.each<[Health, number, string]>([
  ["late", 0, "nothing"],
  ["late", 120_000, "nothing"],
  ["late", 120_001, "open"],
  // Failures were recorded: nobody has to have watched them.
  ["failing", 0, "open"],
])("%s, watched for %d ms → %s", (health, watchedMs, expected) =>
  expect(change(health, { watchedMs })).toBe(expected),
);

test("what is open stays so while a new watcher has not seen a good tick", () =>
  expect(change("late", { isOpen: true, watchedMs: 0 })).toBe("nothing"));

const again = (closedAgoMs: number | null) =>
  syncAlertChange({ health: "failing", summary: "words" }, { ...FACTS, closedAgoMs });

test.each([
  [null, false],
  [0, true],
  [599_999, true],
  [600_000, false],
])("trouble %s ms after the last: again %s", (closedAgoMs, expected) =>
  expect(again(closedAgoMs)).toEqual({ do: "open", summary: "words", again: expected }),
);

test("of ticks that hover about the limit people are told once, however often they cross it", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(599_999)), (pauses) => {
      const changes = [null, ...pauses].map(again);
      expect(changes.filter((each) => each.do === "open" && !each.again)).toHaveLength(1);
    }),
  );
});
