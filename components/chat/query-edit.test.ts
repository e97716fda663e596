import { expect, test } from "vitest";
import { inserted, replaced } from "./query-edit";

test.each([
  ["a completion", "from:ve", { from: 5, to: 7, text: "vera " }, "from:vera |"],
  [
    "a correction in the middle",
    "befor:today game",
    { from: 0, to: 6, text: "before:" },
    "before:|today game",
  ],
  ["at the end", "game", { from: 4, to: 4, text: "!" }, "game!|"],
])("%s takes the place of what was written", (_, query, edit, expected) => {
  expect(withCaret(replaced(query, edit))).toBe(expected);
});

test.each([
  ["into nothing", "", 0, "from:", undefined, "from:|"],
  ["behind a word", "game", 4, "from:", undefined, "game from:|"],
  ["behind a space", "game ", 5, "from:", undefined, "game from:|"],
  ["before a word", "game", 0, "is:mod", undefined, "is:mod| game"],
  ["between words", "good game", 4, "has:link", undefined, "good has:link| game"],
  ["with the caret inside", "good", 4, '""', 1, 'good "|"'],
])("a filter %s stands apart", (_, query, caret, snippet, caretIn, expected) => {
  expect(withCaret(inserted(query, caret, snippet, caretIn))).toBe(expected);
});

const withCaret = ({ text, caret }: { text: string; caret: number }) =>
  `${text.slice(0, caret)}|${text.slice(caret)}`;
