import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fateOf } from "./fate";

const DAY_MS = 86_400_000;

describe("a file that could not be fetched", () => {
  test.each([
    ["none", 1, { state: "gone", dueInMs: DAY_MS }],
    ["none", 3, { state: "gone", dueInMs: DAY_MS }],
    ["none", 4, { state: "gone", dueInMs: null }],
    ["broken", 1, { state: "wanted", dueInMs: 30_000 }],
    ["expired", 2, { state: "wanted", dueInMs: 60_000 }],
    ["not-media", 8, { state: "failed", dueInMs: null }],
    ["too-large", 1, { state: "failed", dueInMs: null }],
    ["refused", 1, { state: "failed", dueInMs: null }],
    ["no-room", 1, { state: "waiting", dueInMs: null }],
  ] as const)("%s at try %i", (problem, attempt, fate) => {
    expect(fateOf(problem, attempt, 0)).toEqual(fate);
  });

  test("is never tried more than eight times, nor later than in a day", () => {
    const problems = fc.constantFrom("none", "broken", "expired", "not-media", "too-large", "refused");
    const randoms = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.array(problems, { minLength: 8 }), randoms, (all, random) => {
        const fates = all.map((problem, place) => fateOf(problem as "none", place + 1, random));
        expect(fates.slice(7).every(({ dueInMs }) => dueInMs === null)).toBe(true);
        expect(fates.every(({ dueInMs }) => dueInMs === null || dueInMs <= DAY_MS)).toBe(true);
      }),
    );
  });
});
