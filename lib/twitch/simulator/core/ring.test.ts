import fc from "fast-check";
import { expect, test } from "vitest";
import { Ring } from "./ring";

test("keeps the last ones in order and counts all", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 50 }), fc.integer({ min: 1, max: 8 }), (items, size) => {
      const ring = new Ring<number>(size);
      for (const item of items) ring.push(item);
      expect(ring.last()).toEqual(items.slice(-size));
      expect(ring.last(2)).toEqual(items.slice(-Math.min(2, size)));
      expect(ring.last(0)).toEqual([]);
      expect(ring.total).toBe(items.length);
    }),
  );
});

test("a cleared ring is empty and counts from the start", () => {
  const ring = new Ring<number>(2);
  ring.push(1);
  ring.clear();
  expect([ring.last(), ring.total]).toEqual([[], 0]);
});
