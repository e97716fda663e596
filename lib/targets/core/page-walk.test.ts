import { expect, test } from "vitest";
import { beginWalk, takePage } from "./page-walk";

const GUARD = { barren: 2, most: 5 };
const page = (ids: string[], cursor?: string) => ({ streams: ids.map((id) => ({ id })), cursor });

/** What is said at the end of these pages, and what was found. */
function walkThrough(pages: ReturnType<typeof page>[]) {
  const walk = beginWalk<{ id: string }>();
  const steps = pages.map((one) => takePage(walk, one, GUARD));
  return { steps, found: [...walk.found.keys()].join("") };
}

test.each([
  ["one page", [page(["a", "b"])], ["whole"], "ab"],
  ["nobody is on air", [page([])], ["whole"], ""],
  [
    "several pages",
    [page(["a"], "1"), page(["b"], "2"), page(["c"])],
    ["read-on", "read-on", "whole"],
    "abc",
  ],
  ["a stream comes twice", [page(["a"], "1"), page(["a", "b"])], ["read-on", "whole"], "ab"],
  [
    "a page repeats the one before",
    [page(["a"], "1"), page(["a"], "2"), page(["b"])],
    ["read-on", "read-on", "whole"],
    "ab",
  ],
  [
    "a cursor leads back",
    [page(["a"], "1"), page(["b"], "2"), page(["c"], "1")],
    ["read-on", "read-on", "circle"],
    "abc",
  ],
  [
    "pages repeat themselves",
    [page(["a"], "1"), page(["a"], "2"), page(["a"], "3")],
    ["read-on", "read-on", "barren"],
    "a",
  ],
  [
    "empty pages with cursors are the end",
    [page(["a"], "1"), page([], "2"), page([], "3")],
    ["read-on", "read-on", "whole"],
    "a",
  ],
  [
    "no end",
    [..."abcde"].map((id, place) => page([id], String(place))),
    ["read-on", "read-on", "read-on", "read-on", "endless"],
    "abcde",
  ],
])("%s", (_, pages, steps, found) => {
  expect(walkThrough(pages)).toEqual({ steps, found });
});
