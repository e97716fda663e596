import fc from "fast-check";
import { expect, test } from "vitest";
import { readHalving } from "./halve";

/** A reader that refuses any batch with a negative number in it, and counts how often it was asked. */
function pickyReader() {
  const state = { asked: 0 };
  const read = (batch: readonly number[]) => {
    state.asked += 1;
    return batch.some((n) => n < 0)
      ? Promise.reject(new RangeError("negative"))
      : Promise.resolve([...batch]);
  };
  return { state, read };
}
const isRefused = (error: unknown) => error instanceof RangeError;

test("all good items are read, in order, and only the bad are left out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer(), { minLength: 1, maxLength: 100 }), async (batch) => {
      expect(await readHalving(batch, pickyReader().read, isRefused)).toEqual(batch.filter((n) => n >= 0));
    }),
  );
});

test("one bad item among a hundred costs a few requests, not a hundred", async () => {
  const batch = Array.from({ length: 100 }, (_, n) => (n === 37 ? -1 : n));
  const { state, read } = pickyReader();
  await readHalving(batch, read, isRefused);
  expect(state.asked).toBeLessThanOrEqual(15);
});

test("a failure that is not about the items fails the batch", async () => {
  const read = () => Promise.reject(new Error("away"));
  await expect(readHalving([1, 2], read, isRefused)).rejects.toThrow("away");
});
