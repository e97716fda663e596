import { expect, test } from "vitest";
import { afterCrash } from "./restart-policy";

test.each([
  { streak: 0, ranForMs: 10, expected: { streak: 1, delayMs: 250, tell: "restarting" } },
  { streak: 1, ranForMs: 10, expected: { streak: 2, delayMs: 2_000, tell: "restarting" } },
  { streak: 2, ranForMs: 59_999, expected: { streak: 3, delayMs: 30_000, tell: "keeps crashing" } },
  { streak: 3, ranForMs: 10, expected: { streak: 4, delayMs: 30_000, tell: "nothing" } },
  { streak: 9, ranForMs: 60_000, expected: { streak: 1, delayMs: 250, tell: "restarting" } },
])("crash after $streak others and $ranForMs ms", ({ streak, ranForMs, expected }) => {
  expect(afterCrash(streak, ranForMs)).toEqual(expected);
});
