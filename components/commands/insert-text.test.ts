import { expect, test } from "vitest";
import { withInserted } from "./insert-text";

test.each([
  ["Hi !", 3, 3, "$(user)", "Hi $(user)!", ""],
  ["Hi you!", 3, 6, "$(user)", "Hi $(user)!", ""],
  ["", 0, 0, "$(random 1-6)", "$(random 1-6)", "1-6"],
  ["Say ", 4, 4, "$(pick yes|no|ask $(user))", "Say $(pick yes|no|ask $(user))", "yes|no|ask $(user)"],
  ["", 0, 0, "$(1|everyone)", "$(1|everyone)", "everyone"],
])("%j from %i to %i takes %s", (text, from, to, piece, whole, selected) => {
  const edited = withInserted({ text, from, to }, piece);
  expect(edited.text).toBe(whole);
  expect(edited.text.slice(edited.from, edited.to)).toBe(selected);
});

test("without a part to change, one types on behind it", () => {
  expect(withInserted({ text: "Hi !", from: 3, to: 3 }, "$(user)")).toEqual({
    text: "Hi $(user)!",
    from: 10,
    to: 10,
  });
});
