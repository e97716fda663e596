import { expect, test } from "vitest";
import { EMPTY_DRAFT, problemsOf, readChange, readNew } from "./draft";

test("words are all that a new quote takes", () => {
  expect(readNew({ ...EMPTY_DRAFT, text: " I never\nlose. " }).value).toEqual({
    text: "I never lose.",
    saidBy: "",
  });
  expect(readNew(EMPTY_DRAFT).problems).toEqual({ text: "A quote has words." });
  expect(readNew({ ...EMPTY_DRAFT, text: "a", saidBy: "x".repeat(51) }).problems).toEqual({
    saidBy: "A name has at most 50 characters.",
  });
});

test("a change says only what is another, and no category is none", () => {
  expect(readChange({ saidBy: "Vera" }).value).toEqual({ saidBy: "Vera" });
  expect(readChange({ categoryName: " " }).value).toEqual({ categoryName: null });
  expect(readChange({ text: "x".repeat(401) }).problems).toEqual({
    text: "A quote has at most 400 characters.",
  });
});

test("of what the server says, the first that is about a field of the form", () => {
  expect(
    problemsOf([
      { field: "text", message: "one" },
      { field: "text", message: "two" },
      { field: "number", message: "unseen" },
    ]),
  ).toEqual({ text: "one" });
});
