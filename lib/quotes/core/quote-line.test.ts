import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newQuote } from "../schema";
import { quoteLine } from "./quote-line";

const addedAt = "2026-11-21T23:59:00.000Z";
const bare = { number: 3, text: "I never lose.", saidBy: "", categoryName: null, addedAt };

describe("a quote as it is said", () => {
  test.each([
    ["whose and where it was said", { saidBy: "Vera", categoryName: "Chess" }, "— Vera, Chess, 21 Nov 2026"],
    ["without a name", { categoryName: "Chess" }, "— Chess, 21 Nov 2026"],
    ["off air", { saidBy: "Vera" }, "— Vera, 21 Nov 2026"],
    ["only the words", {}, "— 21 Nov 2026"],
  ])("tells %s", (_, facts, end) => {
    expect(quoteLine({ ...bare, ...facts })).toBe(`#3 “I never lose.” ${end}`);
  });

  test("always fits one message, and always has all its words", () => {
    const character = fc.oneof(
      fc.constantFrom("a", " ", "𝒳", "👩‍🚀"),
      fc.string({ unit: "grapheme", maxLength: 1 }),
    );
    const words = (most: number) => fc.array(character, { maxLength: most }).map((all) => all.join(""));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_147_483_647 }),
        words(600),
        words(80),
        words(300),
        (number, text, saidBy, categoryName) => {
          const parsed = newQuote.safeParse({ text, saidBy });
          fc.pre(parsed.success);
          const line = quoteLine({ number, ...parsed.data, categoryName, addedAt });
          expect([...line].length).toBeLessThanOrEqual(500);
          expect(line).toContain(parsed.data.text);
          expect(line).not.toMatch(/[\n\r\t\0]/);
        },
      ),
    );
  });
});
