import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "./clean-text";

test.each([
  ["plain", "Evening run", "Evening run"],
  ["emoji", "on air 🔴 now", "on air 🔴 now"],
  ["NUL", "a\0b", "ab"],
  ["first half of a pair", "a\ud83db", "a\ufffdb"],
  ["second half of a pair", "a\udd34b", "a\ufffdb"],
  ["halves the wrong way round", "\udd34\ud83d", "\ufffd\ufffd"],
])("%s", (_name, dirty, clean) => {
  expect(cleanText(dirty)).toBe(clean);
});

test("what comes out is storable, and stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = cleanText(text);
      expect(clean).not.toContain("\0");
      expect(() => encodeURIComponent(clean)).not.toThrow();
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});
