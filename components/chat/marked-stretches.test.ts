import fc from "fast-check";
import { expect, test } from "vitest";
import { markedStretches } from "./marked-stretches";

/** What is wrong in brackets. */
const sketch = (text: string, problems: { from: number; to: number }[]) =>
  markedStretches(text, problems)
    .map(({ part, wrong }) => (wrong ? `[${part}]` : part))
    .join("");

test.each([
  ["in the middle", "a befor:today b", [{ from: 2, to: 8 }], "a [befor:]today b"],
  [
    "two, in any order",
    "is:x has:y",
    [
      { from: 5, to: 10 },
      { from: 0, to: 4 },
    ],
    "[is:x] [has:y]",
  ],
  [
    "one over another",
    "abcdef",
    [
      { from: 1, to: 4 },
      { from: 2, to: 5 },
    ],
    "a[bcd][e]f",
  ],
  ["of no length", "ab", [{ from: 1, to: 1 }], "a[b]"],
  ["past the end", "ab", [{ from: 2, to: 2 }], "ab[ ]"],
  ["nothing wrong", "ab", [], "ab"],
])("%s", (_, text, problems, expected) => {
  expect(sketch(text, problems)).toBe(expected);
});

test("the text stays as it is, and every place that is wrong is marked", () => {
  const place = fc.tuple(fc.nat(20), fc.nat(6)).map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.array(place, { maxLength: 4 }), (text, problems) => {
      const stretches = markedStretches(text, problems);
      const shown = stretches.map(({ part }) => part).join("");
      expect(shown.slice(0, text.length)).toBe(text);
      expect(shown.slice(text.length).trim()).toBe("");
      for (const { from } of problems) {
        const around = stretches.find((one) => one.from <= from && from < one.from + one.part.length);
        expect(around?.wrong).toBe(true);
      }
    }),
  );
});
