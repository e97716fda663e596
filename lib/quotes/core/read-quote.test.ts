import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readQuote } from "./read-quote";

describe("what is typed behind !quote add", () => {
  test.each([
    ["I never lose.", "I never lose.", ""],
    ['"I never lose." - Vera', "I never lose.", "Vera"],
    ["“I never lose.” — @vera", "I never lose.", "vera"],
    ['"I never lose."', "I never lose.", ""],
    ['"I said "no" twice" Vera', 'I said "no" twice', "Vera"],
    ["@vera I never lose.", "I never lose.", "vera"],
    ["@vera: I never lose.", "I never lose.", "vera"],
    ["no - not today", "no - not today", ""],
    ["@vera", "@vera", ""],
    ['"', '"', ""],
    ['""', '""', ""],
    ['" "', '" "', ""],
    ["", "", ""],
  ])("%j", (typed, text, saidBy) => {
    expect(readQuote(typed)).toEqual({ text, saidBy });
  });

  test("never loses a text, and never takes long", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (typed) => {
        const { text } = readQuote(typed);
        expect(text === "").toBe(typed.trim() === "");
        expect(typed).toContain(text);
      }),
    );
    const began = performance.now();
    for (const hard of ['"'.repeat(500), `@${"a".repeat(499)}`, `"${" -".repeat(249)}`]) readQuote(hard);
    expect(performance.now() - began).toBeLessThan(100);
  });
});
