import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { resultWords } from "./run-words";

test.each([
  [{ checked: 40_000, failedBatches: 2, errors: [] }, "checked 40,000, failed batches 2"],
  [{ total_streams: 12, updated: 0 }, "total streams 12"],
  [null, ""],
  ["text", ""],
  [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, "a 1, b 2, c 3, d 4, e 5"],
])("%j: %s", (result, words) => {
  expect(resultWords(formatsFor("en", "UTC"), result)).toBe(words);
});
