import { expect, test } from "vitest";
import { namePattern } from "./name-pattern";

test.each([
  ["ann", "%ann%"],
  ["50%_ann\\", "%50\\%\\_ann\\\\%"],
  ["änn", "%änn%"],
  ["", null],
  ["an", null],
  ["a_n_n", null],
])("%j is looked for by %j", (letters, pattern) => {
  expect(namePattern(letters)).toBe(pattern);
});
