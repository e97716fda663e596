import fc from "fast-check";
import { expect, test } from "vitest";
import { readPatterns } from "./patterns";

test.each([
  ["fre+ (viewers|followers)", "get FREEEE Followers now", true],
  ["^!bet \\d+$", "!bet 100", true],
  ["^!bet \\d+$", "!bet all", false],
  ["\\p{Greek}", "hello α", true],
])("%s on “%s”: %s", (source, text, matches) => {
  const { patterns, problems } = readPatterns([source]);
  expect(problems).toEqual([]);
  expect(patterns[0]?.matches(text)).toBe(matches);
});

test.each([
  ["(?=x)", "looking ahead is not possible (character 1)"],
  ["ab(?<!x)", "looking behind is not possible (character 3)"],
  ["(a)\\1", "referring back to a group is not possible (character 4)"],
  ["ok [z-a]", "invalid character class range (character 5)"],
  ["a**", "invalid nested repetition operator (character 2)"],
  ["ab(c", "missing closing ) (character 4)"],
  ["x{2000}", "invalid repeat count (character 2)"],
  ["\\", "trailing backslash at end of expression (character 1)"],
  ["(a{0,30}){0,30}b", "is too large: repeat less often"],
])("%s is refused: %s", (source, message) => {
  expect(readPatterns(["fine", source])).toMatchObject({
    patterns: [{ source: "fine" }],
    problems: [{ line: 1, message }],
  });
});

test("together they may not be too large either", () => {
  const { patterns, problems } = readPatterns(Array.from({ length: 6 }, () => "a{200}b"));
  expect([patterns.length, problems.length]).toEqual([4, 2]);
});

test.each(["(a+)+$", "(a|aa)+$", "(a|a?)+$", "(x+x+)+y", "(.*)*=", "^(([a-z])+.)+[A-Z]([a-z])+$"])(
  "%s, which blows up other engines, is quick",
  (source) => {
    const [pattern] = readPatterns([source]).patterns;
    const start = performance.now();
    pattern?.matches(`${"a".repeat(5_000)}!`);
    expect(performance.now() - start).toBeLessThan(1_000);
  },
);

test("whatever is written as a pattern is read or refused, and never throws", () => {
  const text = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: "binary", maxLength: 40 }));
  const signs = fc
    .array(
      fc.constantFrom(
        "(",
        ")",
        "[",
        "]",
        "*",
        "+",
        "?",
        "{2,}",
        "\\",
        "|",
        "a",
        "^",
        "$",
        "(?i)",
        "\\d",
        "-",
        "{9}",
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(text, signs), text, (source, line) => {
      const { patterns, problems } = readPatterns([source]);
      expect(patterns.length + problems.length).toBe(1);
      patterns[0]?.matches(line);
    }),
  );
});
