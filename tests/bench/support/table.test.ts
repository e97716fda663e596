import { expect, test } from "vitest";
import { atLeast, atMost, type Row, readable } from "./bench";
import { table } from "./table";

const row = { name: "tick", metric: "whole", value: 1_500, unit: "ms", reference: 30_000 };

test("a goal is met or not, at the limit too", () => {
  expect(atMost(1_500, row)).toMatchObject({ goal: "≤ 1,500", pass: true });
  expect(atMost(1_499, row).pass).toBe(false);
  expect(atLeast(1_500, row)).toMatchObject({ goal: "≥ 1,500", pass: true });
  expect(atLeast(1_501, row).pass).toBe(false);
});

test("shows mark, goal and gain in whichever direction is better", () => {
  const rows: Row[] = [
    atMost(3_000, row),
    atLeast(40_000, { ...row, name: "fan-out", value: 20_000, unit: "rows/s", reference: 2_000 }),
    { ...row, name: "plain", goal: null, pass: null, reference: null },
  ];
  const [, tick, fanOut, plain] = table(rows).split("\n");
  expect(tick).toMatch(/^✓ {2}tick .* 1,500 .* ≤ 3,000 .* 30,000 .* 20×$/);
  expect(fanOut).toMatch(/^✗ {2}fan-out .* 20,000 .* ≥ 40,000 .* 2,000 .* 10×$/);
  expect(plain).toMatch(/ms$/);
});

test.each([
  [0.123456, "0.12"],
  [12.3456, "12.3"],
  [1234.56, "1,235"],
])("%d reads %s", (value, text) => {
  expect(readable(value)).toBe(text);
});
