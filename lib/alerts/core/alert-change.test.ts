import { expect, test } from "vitest";
import { syncAlertChange } from "./alert-change";

test.each([
  ["healthy", false, "nothing"],
  ["healthy", true, "close"],
  ["failing", false, "open"],
  ["failing", true, "nothing"],
  ["late", false, "open"],
  ["late", true, "nothing"],
  ["never", false, "nothing"],
  ["never", true, "nothing"],
] as const)("%s, open: %s → %s", (health, isOpen, expected) => {
  expect(syncAlertChange({ health, summary: "words" }, isOpen).do).toBe(expected);
});
