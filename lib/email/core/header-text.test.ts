import fc from "fast-check";
import { expect, test } from "vitest";
import { headerText } from "./header-text";

test.each([
  ["plain", "plain"],
  ["  two\r\nBcc: max@example.org ", "two Bcc: max@example.org"],
  ["tab\tand\0nul\u2028line\u2029paragraph\u0085next", "tab and nul line paragraph next"],
  ["gnihtyreve \u202edesrever\u202c", "gnihtyreve desrever"],
  ["ünï 🎮 <b>", "ünï 🎮 <b>"],
  ["", ""],
])("%j stands in a header as %j", (text, line) => expect(headerText(text)).toBe(line));

test("what is too long is cut between letters", () => {
  expect(headerText("🎮".repeat(300))).toBe(`${"🎮".repeat(199)}…`);
});

test("never more than a line, and nothing more the second time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const line = headerText(text);
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(headerText(line)).toBe(line);
    }),
  );
});
