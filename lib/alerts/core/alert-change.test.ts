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

test.each([
  [0, "reopen"],
  [599_999, "reopen"],
  [600_000, "open"],
])("trouble %d ms after the last → %s", (closedAgoMs, expected) =>
  expect(change("failing", { closedAgoMs })).toBe(expected),
);

test("ticks that hover about the limit begin one alert, however often they cross it", () => {
  const crossings = fc.array(fc.nat(599_999), {
    minLength: 1,
  });
  fc.assert(
    fc.property(crossings, (times) => {
      const changes = times.flatMap((goodMs, n) => [
        change("late", { closedAgoMs: n === 0 ? null : goodMs }),
        change("healthy", { isOpen: true }),
      ]);
      expect(changes.filter((each) => each === "open")).toEqual(["open"]);
    }),
  );
});
