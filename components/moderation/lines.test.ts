import { expect, test } from "vitest";
import { Problem } from "@/lib/http/client";
import { entriesOf, errorsOf, lineErrors } from "./lines";

test("entries are the lines that say something", () => {
  expect(entriesOf(" a \n\n b c\n")).toEqual(["a", "b c"]);
  expect(entriesOf("\n \n")).toEqual([]);
});

test("what is wrong with an entry is told by its line, empty ones counted", () => {
  const errors = { "settings.words.1": "is too long", "settings.other.0": "no", settings: "no" };
  expect(lineErrors("a\n\nb", "settings.words", errors)).toEqual([{ line: 3, message: "is too long" }]);
  expect(lineErrors("a", "settings.words", errors)).toEqual([]);
});

test("fields of a problem, of a rule that is tried too; of anything else none", () => {
  const problem = new Problem(422, {
    fields: [
      { field: "rule.settings.percent", message: "a" },
      { field: "settings.run", message: "b" },
    ],
  });
  expect(errorsOf(problem)).toEqual({ "settings.percent": "a", "settings.run": "b" });
  expect(errorsOf(new Error("x"))).toEqual({});
  expect(errorsOf(null)).toEqual({});
});
