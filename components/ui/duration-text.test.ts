import { expect, test } from "vitest";
import { durationText } from "./duration-text";

test.each([
  [0, "0 ms"],
  [83.7, "84 ms"],
  [999.4, "999 ms"],
  [999.6, "1.0 s"],
  [1_240, "1.2 s"],
  [9_949, "9.9 s"],
  [9_960, "10 s"],
  [59_400, "59 s"],
  [59_700, "1 min"],
  [3_660_000, "1 h 01 min"],
])("%d ms reads %s", (ms, text) => expect(durationText(ms)).toBe(text));
