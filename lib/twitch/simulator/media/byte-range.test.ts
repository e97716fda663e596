import { expect, test } from "vitest";
import { byteRange } from "./byte-range";

test.each([
  [undefined, null],
  ["items=0-4", null],
  ["bytes=-", null],
  ["bytes=0-4,6-8", null],
  ["bytes=5-4", null],
  ["bytes=0-4", { start: 0, end: 5 }],
  ["bytes=4-", { start: 4, end: 10 }],
  ["bytes=4-99", { start: 4, end: 10 }],
  ["bytes=-3", { start: 7, end: 10 }],
  ["bytes=-30", { start: 0, end: 10 }],
  ["bytes=9-9", { start: 9, end: 10 }],
  ["bytes=10-", "beyond"],
  ["bytes=-0", "beyond"],
])("%s of ten bytes", (header, range) => {
  expect(byteRange(header, 10)).toEqual(range);
});
