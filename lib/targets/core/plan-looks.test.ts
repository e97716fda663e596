import fc from "fast-check";
import { expect, test } from "vitest";
import { planLooks } from "./plan-looks";

const due = (...live: (number | null)[]) =>
  live.map((streams, n) => ({ id: `${n}`, gameId: `${n}`, live: streams }));
const sizes = (...live: (number | null)[]) =>
  planLooks(due(...live)).map((batch) => batch.map((one) => one.live));

test.each([
  [[], []],
  [[3], [[3]]],
  [[3, 0, 20], [[3, 0, 20]]],
  [
    [400, 90, 20, 5],
    [
      [400, 90],
      [20, 5],
    ],
  ],
  [
    [10, 12_000, 10],
    [[10, 10], [12_000]],
  ],
  [
    [null, null, null, null, null, null],
    [[null, null, null, null, null], [null]],
  ],
])("%j is asked about as %j", (live, batches) => {
  expect(sizes(...live).toSorted()).toEqual(batches.toSorted());
});

test("each category is in one chain of at most 100, and those that waited for longest come first", () => {
  const streams = fc.option(fc.nat(2_000), { nil: null });
  fc.assert(
    fc.property(fc.array(streams, { maxLength: 400 }), (live) => {
      const all = due(...live);
      const batches = planLooks(all);
      expect(batches.flat().toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual(all);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(100);
        expect(batch.map(({ id }) => Number(id))).toEqual(
          batch.map(({ id }) => Number(id)).toSorted((a, b) => a - b),
        );
      }
      expect(batches[0]?.[0]).toEqual(all[0]);
    }),
  );
});
