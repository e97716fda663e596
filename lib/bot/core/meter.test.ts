import { expect, test } from "vitest";
import { Meter } from "./meter";

test("counts the last minute and forgets what is older", () => {
  const meter = new Meter();
  for (let second = 0; second < 60; second += 1) meter.add(1_000_000 + second * 1000);
  expect(meter.perMinute(1_059_000)).toBe(60);
  expect(meter.perMinute(1_089_000)).toBe(30);
  expect(meter.perMinute(1_200_000)).toBe(0);
  meter.add(9_000_000);
  expect(meter.perMinute(9_000_000)).toBe(1);
});
