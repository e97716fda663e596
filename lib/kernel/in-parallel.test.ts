import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inParallel } from "./in-parallel";

/** Lets everything that is ready go on, so that work overlaps. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("inParallel", () => {
  test("gives every result in the items' order, with no more than the limit under way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 6 }), async (items, limit) => {
        let under = 0;
        let most = 0;
        const results = await inParallel(items, limit, async (item) => {
          under += 1;
          most = Math.max(most, under);
          await turn();
          under -= 1;
          return item * 2;
        });
        expect(results).toEqual(items.map((item) => item * 2));
        expect(most).toBe(Math.min(limit, items.length));
      }),
      { numRuns: 30 },
    );
  });

  test("after a failure nothing new begins, and what is under way ends first", async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = inParallel([0, 1, 2, 3, 4, 5], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error("the second");
      await turn();
      ended.push(item);
    });
    await expect(work).rejects.toThrow("the second");
    expect(begun).toEqual([0, 1]);
    expect(ended).toEqual([0]);
  });
});
