import { expect, test } from "vitest";
import { fieldsOf } from "./fields-of";

test.each([
  ["nothing told", null, null, []],
  [
    "made",
    null,
    { b: 1, a: "x" },
    [
      { name: "a", before: null, after: "x" },
      { name: "b", before: null, after: "1" },
    ],
  ],
  ["changed", { a: [1] }, { a: null }, [{ name: "a", before: "[1]", after: "null" }]],
  ["no record", "text", [1], []],
])("%s", (_name, before, after, fields) => {
  expect(fieldsOf(before, after)).toEqual(fields);
});
