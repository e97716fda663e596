import { expect, test } from "vitest";
import { givenRequestId } from "./request-id";

test.each([
  ["0190a0b0-1111-7222-8333-444455556666", true],
  ["abcDEF12", true],
  ["a_b.c-d1", true],
  ["x".repeat(64), true],
  ["x".repeat(65), false],
  ["short", false],
  ["", false],
  [null, false],
  ["-leading-dash", false],
  ["with space in it", false],
  ["line\nbreak123", false],
  ["<script>alert</script>", false],
  ["ünïcödé12", false],
])("%j is taken over: %s", (value, taken) => {
  expect(givenRequestId(value)).toBe(taken ? value : null);
});
