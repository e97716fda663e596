import { expect, test } from "vitest";
import { HEARD_MS, LOOK_MS, SILENCE_MS, WATCH_MS } from "./reading-pace";

test("a reader that dies is followed within a little more than a second, and a word or two of it may be late", () => {
  expect(SILENCE_MS + WATCH_MS).toBeLessThanOrEqual(1_250);
  expect(SILENCE_MS).toBeGreaterThanOrEqual(3 * LOOK_MS + WATCH_MS);
  expect(HEARD_MS).toBeGreaterThanOrEqual(2 * SILENCE_MS);
});
