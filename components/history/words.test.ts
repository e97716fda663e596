import { describe, expect, test } from "vitest";
import { changeOf, curveWords, hoursText, plural } from "./words";

test.each([
  [[310, 700, 1204], "Viewers rising from 310 to 1,204"],
  [[1204, 310], "Viewers falling from 1,204 to 310"],
  [[1000, 400, 1010], "Viewers steady at about 1,010"],
  [[0], "Viewers steady at about 0"],
  [[], "No viewer counts yet"],
])("the curve %j in words: %s", (counts, words) => {
  expect(curveWords(counts)).toBe(words);
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
    expect(changeOf(now, before)).toEqual(change);
  });
});

test.each([
  [0, "0 h"],
  [4.24, "4.2 h"],
  [99.94, "99.9 h"],
  [1234.6, "1,235 h"],
])("%d hours read %s", (hours, text) => {
  expect(hoursText(hours)).toBe(text);
});

test.each([
  [1, "1 stream"],
  [0, "0 streams"],
  [1200, "1,200 streams"],
])("%d reads %s", (count, text) => {
  expect(plural(count, "stream")).toBe(text);
});
