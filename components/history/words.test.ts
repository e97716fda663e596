import { describe, expect, test } from "vitest";
import { formatsFor } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { changeOf, curveWords, historyWords, hoursWatched } from "./words";

const inEnglish = historyWords(translatorFor("en", "history"), formatsFor("en", "UTC"));

test.each([
  [[310, 700, 1204], "Viewers rising from 310 to 1,204"],
  [[1204, 310], "Viewers falling from 1,204 to 310"],
  [[1000, 400, 1010], "Viewers steady at about 1,010"],
  [[0], "Viewers steady at about 0"],
  [[], "No viewer counts yet"],
])("the curve %j in words: %s", (counts, words) => {
  expect(curveWords(counts, inEnglish)).toBe(words);
});

describe("the change since the span before", () => {
  test.each([
    [112, 100, { direction: "up", text: "+12%" }],
    [50, 100, { direction: "down", text: "−50%" }],
    [100, 100.2, { direction: "same", text: "as before" }],
    [0, 10, { direction: "down", text: "−100%" }],
    [10, 0, null],
    [10, null, null],
    [null, 10, null],
    [10, undefined, null],
  ])("from %s after %s is %j", (now, before, change) => {
    expect(changeOf(now, before, inEnglish)).toEqual(change);
  });
});

test("what Twitch leaves empty has a name", () => {
  expect([inEnglish.category(""), inEnglish.category("Chess"), inEnglish.title("")]).toEqual([
    "No category",
    "Chess",
    "Untitled",
  ]);
});

test.each([
  [null, 0, null],
  [0, 0, 0],
  [120, 4.2, 4.2],
])("with %s viewers on average, %s hours watched are shown as %s", (averageViewers, hours, shown) => {
  const totals = { streams: 2, activeDays: 1, hours: 3, peakViewers: averageViewers };
  expect(hoursWatched({ ...totals, averageViewers, hoursWatched: hours })).toBe(shown);
});
