import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchCommand } from "./match";
import { commandName } from "./name";

describe("what asks for a command", () => {
  test.each([
    ["!hello", "hello", ""],
    ["!HeLLo  World  again ", "hello", "World  again"],
    ["!so @Kaya_1 \u{e0000}", "so", "@Kaya_1"],
    ["!hello \u034f", "hello", ""],
    ["!hello\nline", "hello", "line"],
    ["!ÉTÉ", "été", ""],
    ["!E\u0301te\u0301", "été", ""],
    ["!7tv", "7tv", ""],
    ["!love ❤️", "love", "❤️"],
  ])("%j", (text, name, args) => {
    expect(matchCommand(text)).toEqual({ name, args });
  });

  test.each([
    "hello",
    "",
    "!",
    "! hello",
    "!!hello",
    "!!",
    " !hello",
    "!@kaya",
    "!🙂",
    "!a/b",
    `!${"a".repeat(51)}`,
    "wow!",
  ])("%j asks for nothing", (text) => {
    expect(matchCommand(text)).toBeNull();
  });

  test("a reply begins with whom it answers, which only a reply may", () => {
    expect(matchCommand("@Kaya !so @Tom", true)).toEqual({ name: "so", args: "@Tom" });
    expect(matchCommand("!so @Tom", true)).toEqual({ name: "so", args: "@Tom" });
    expect(matchCommand("@Kaya !so @Tom")).toBeNull();
    expect(matchCommand("@Kaya thanks", true)).toBeNull();
  });
});

test("whatever is written, the name is one, what follows is bounded and nothing is thrown", () => {
  const pieces = ["!", " ", "@", "a", "é", "e\u0301", "İ", "🙂", "\n", "\0", "\ud800", "\u034f", "\u{e0000}"];
  const anything = fc.oneof(fc.string({ maxLength: 600 }), fc.string({ unit: fc.constantFrom(...pieces) }));
  fc.assert(
    fc.property(anything, fc.boolean(), (text, isReply) => {
      const asked = matchCommand(`!${text}`, isReply);
      if (!asked) return;
      expect(commandName.parse(asked.name)).toBe(asked.name);
      expect([...asked.args].length).toBeLessThanOrEqual(500);
    }),
  );
});
