import { expect, test } from "vitest";
import { lengthText, momentText } from "./length-text";

test.each([
  [0, "0:00"],
  [4_900, "0:05"],
  [28_000, "0:28"],
  [59_600, "1:00"],
  [-1, "0:00"],
])("%i ms are %s long", (ms, expected) => expect(lengthText(ms)).toBe(expected));

test.each([
  [0, "0:00"],
  [725, "12:05"],
  [3_725, "1:02:05"],
  [36_000, "10:00:00"],
])("second %i is at %s", (seconds, expected) => expect(momentText(seconds)).toBe(expected));
