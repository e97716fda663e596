import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_CHARACTERS } from "../schema";
import { plainOf, variantBeside, variantOf } from "./variant";

test("said for the first time it is as it is", () => {
  expect(variantOf("hello", 0)).toBe("hello");
});

const text = fc
  .string({ unit: "grapheme", maxLength: MOST_CHARACTERS })
  .map((one) => plainOf(one))
  .filter((one) => one !== "");

test("every variant is another text, no longer than Twitch takes, and looks the same", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (one, times) => {
      const variants = Array.from({ length: times + 1 }, (_, n) => variantOf(one, n));
      expect(new Set(variants).size).toBe(variants.length);
      for (const variant of variants) {
        expect([...variant].length).toBeLessThanOrEqual(MOST_CHARACTERS);
        expect(one.startsWith(plainOf(variant))).toBe(true);
      }
      if ([...one].length < MOST_CHARACTERS - 50) expect(plainOf(variants.at(-1) ?? "")).toBe(one);
    }),
  );
});

test.each([1_000, 20_000, 29_000])("said every %i ms it is never what was said within 30 s", (everyMs) => {
  const said: { at: number; text: string }[] = [];
  for (let at = 0; at < 120_000; at += everyMs) {
    const lately = said.filter((one) => one.at > at - 33_000).map((one) => one.text);
    // What was sent and put back is told again from what was stored.
    const next = variantBeside(said.at(-1)?.text ?? "hello", lately);
    expect(lately).not.toContain(next);
    expect(plainOf(next)).toBe("hello");
    said.push({ at, text: next });
  }
});
