import { expect, test } from "vitest";
import { parseDuration } from "./duration";

test.each([
  ["3h8m33s", 11_313_000],
  ["3m21s", 201_000],
  ["40s", 40_000],
  ["48h0m0s", 172_800_000],
  ["1h", 3_600_000],
  ["0s", 0],
])("%s is %i ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(["", "long", "3:21", "PT3M21S", "-3s", "3s2m", "1.5h", "123456h"])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeNull();
});
