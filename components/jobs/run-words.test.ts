import { expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { resultWords } from "./run-words";

const words = (locale: "en" | "de", result: unknown) =>
  resultWords(translatorFor(locale, "jobs"), formatsFor(locale, "UTC"), result);

test.each([
  [{ checked: 40_000, failedBatches: 2, errors: [] }, "40,000 checked, 2 requests failed"],
  [{ total_streams: 1, updated: 0, durationMs: 12 }, "1 stream"],
  [{ kept: 2, bytes: 12_340_000 }, "2 kept, 12.3 MB"],
  [null, ""],
  ["text", ""],
  [{ days: 1, rows: 2, streams: 3, weeks: 4, made: 5, runs: 6 }, "1 day, 2 rows, 3 streams, 4 weeks, 5 made"],
  [{ brokenFigures: 3 }, "3 broken figures"],
])("%j: %s", (result, expected) => {
  expect(words("en", result)).toBe(expected);
});

test("in German too", () => {
  expect(words("de", { checked: 40_000, failedBatches: 1, streams: 2 })).toBe(
    "40.000 geprüft, 1 Anfrage gescheitert, 2 Streams",
  );
});
