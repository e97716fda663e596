import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marksQuery, wordsQuery } from "./search-query";

describe("wordsQuery", () => {
  test.each([
    ["", ""],
    ["  !?'\\ ", ""],
    ["goal", "'goal':*"],
    ["perfectly-timed  goal", "'perfectly':* & 'timed':* & 'goal':*"],
    ["o'neill's\u00a0best", "'o':* & 'neill':* & 's':* & 'best':*"],
    ["zoë_99", "'zoë':* & '99':*"],
    ["a:* & !b | (c)", "'a':* & 'b':* & 'c':*"],
  ])("%j is %j", (typed, query) => {
    expect(wordsQuery(typed)).toBe(query);
  });

  test("nothing that is typed ends a word's quotes", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const words = wordsQuery(typed);
        expect(words === "" || /^'[^'\\]+':\*( & '[^'\\]+':\*)*$/u.test(words)).toBe(true);
      }),
    ));
});

describe("marksQuery", () => {
  const nothing = { creator: "", categoryId: "", tag: "" };

  test.each([
    [nothing, ""],
    [{ ...nothing, creator: "ann" }, "'@ann':*"],
    [{ ...nothing, creator: "123" }, "'@123'"],
    [{ ...nothing, creator: "it's\\" }, "'@it''s\\\\':*"],
    [{ creator: "ann", categoryId: "7", tag: "x y" }, "'@ann':* & '/7' & '~x y'"],
  ])("%j is %j", (marks, query) => {
    expect(marksQuery(marks)).toBe(query);
  });
});
