import { expect, test } from "vitest";
import { twitchDuration } from "./duration";

test.each([
  [11_313_000, "3h8m33s"],
  [201_000, "3m21s"],
  [40_999, "40s"],
  [3_600_000, "1h0m0s"],
  [172_800_000, "48h0m0s"],
  [0, "0s"],
  [-5, "0s"],
])("%i ms is %s", (ms, text) => {
  expect(twitchDuration(ms)).toBe(text);
});
