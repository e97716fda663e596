import { beforeEach, expect, test, vi } from "vitest";
import { createLargeCounts, type LargeCounts } from "./large-counts";

let counts: LargeCounts<{ total: number; present: number }>;
beforeEach(() => {
  counts = createLargeCounts(50_000);
});
const counting = (...totals: number[]) =>
  vi.fn(() => Promise.resolve({ total: totals.shift() ?? Number.NaN, present: 1 }));
const soon = () => new Promise((resolve) => setImmediate(resolve));

test("what is small is counted each time", async () => {
  const count = counting(49_999, 49_998);
  expect((await counts.of("a", () => 0, count)).total).toBe(49_999);
  expect((await counts.of("a", () => 1, count)).total).toBe(49_998);
});

test("what is large is kept for seconds, given once more, and counted anew meanwhile", async () => {
  const count = counting(60_000, 70_000);
  expect((await counts.of("a", () => 0, count)).total).toBe(60_000);
  expect((await counts.of("a", () => 9_999, count)).total).toBe(60_000);
  expect(count).toHaveBeenCalledTimes(1);
  expect((await counts.of("a", () => 10_000, count)).total).toBe(60_000);
  await soon();
  expect((await counts.of("a", () => 10_001, count)).total).toBe(70_000);
  expect(count).toHaveBeenCalledTimes(2);
});

test("nobody is given what is minutes old, and filters are not mixed up", async () => {
  const count = counting(60_000, 70_000, 80_000);
  await counts.of("a", () => 0, count);
  expect((await counts.of("a", () => 120_000, count)).total).toBe(70_000);
  expect((await counts.of("b", () => 120_000, count)).total).toBe(80_000);
});

test("a renewal that fails is tried again, and what is kept stays", async () => {
  await counts.of("a", () => 0, counting(60_000));
  const failing = vi.fn(() => Promise.reject(new Error("gone")));
  for (const now of [10_000, 10_001]) {
    expect((await counts.of("a", () => now, failing)).total).toBe(60_000);
    await soon();
  }
  expect(failing).toHaveBeenCalledTimes(2);
  await expect(counts.of("a", () => 120_000, failing)).rejects.toThrow("gone");
});

test("what became small is counted each time again", async () => {
  const count = counting(60_000, 10, 9);
  await counts.of("a", () => 0, count);
  await counts.of("a", () => 10_000, count);
  await soon();
  expect((await counts.of("a", () => 10_001, count)).total).toBe(9);
});

test("what takes long to count is kept for longer", async () => {
  let now = 0;
  const count = vi.fn(() => {
    now += 1_000;
    return Promise.resolve({ total: 60_000, present: 1 });
  });
  await counts.of("a", () => now, count);
  now = 19_999;
  await counts.of("a", () => now, count);
  expect(count).toHaveBeenCalledTimes(1);
  now = 20_000;
  await counts.of("a", () => now, count);
  expect(count).toHaveBeenCalledTimes(2);
});
