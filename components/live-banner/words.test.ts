import { expect, test } from "vitest";
import { namesText, tabTitle } from "./words";

test.each([
  [[], ""],
  [["A"], "A"],
  [["A", "B"], "A and B"],
  [["A", "B", "C"], "A, B and C"],
  [["A", "B", "C", "D"], "A, B, C and 1 more"],
  [["A", "B", "C", "D", "E", "F", "G"], "A, B, C and 4 more"],
])("%j reads %s", (names, text) => expect(namesText(names)).toBe(text));

test.each([
  ["Live · Tallylight", 0, "Live · Tallylight"],
  ["Live · Tallylight", 2, "● (2) Live · Tallylight"],
  ["● (2) Live · Tallylight", 3, "● (3) Live · Tallylight"],
  ["● (99+) Live", 0, "Live"],
  ["Live", 120, "● (99+) Live"],
  ["● A page that begins with a dot", 0, "● A page that begins with a dot"],
])("%s with %d unread is %s", (title, unread, shown) => {
  expect(tabTitle(title, unread)).toBe(shown);
  expect(tabTitle(tabTitle(title, unread), unread)).toBe(shown);
});
