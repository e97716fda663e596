import fc from "fast-check";
import { expect, test } from "vitest";
import { type Drain, drainFrom, drainOn, timeLeftMs } from "./drain";

const watch = (looks: readonly number[], stepMs = 2_000): Drain =>
  looks
    .slice(1)
    .reduce(
      (drain, events, index) => drainOn(drain, events, (index + 1) * stepMs),
      drainFrom(looks[0] ?? 0, 0),
    );

test("what was the most is what it is measured by", () => {
  expect(watch([50, 400, 300, 100])).toMatchObject({ peak: 400, left: 100, peakAt: 2_000, seenAt: 6_000 });
});

test("empty, it begins anew", () => {
  expect(watch([400, 100, 0, 7])).toMatchObject({ peak: 7, left: 7 });
});

test.each([
  [[400, 300], null],
  [[400, 300, 200], 4_000],
  [[400, 399, 399, 399], 399 * 6_000],
  [[400, 400, 400], null],
  [[0, 0, 0], null],
])("%j leaves %s ms", (looks, left) => expect(timeLeftMs(watch(looks))).toBe(left));

test("less is never left than nothing, nor more than the most", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 }), (looks) => {
      const drain = watch(looks);
      expect(drain.left).toBe(looks.at(-1));
      expect(drain.peak).toBeGreaterThanOrEqual(drain.left);
      expect(timeLeftMs(drain) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
