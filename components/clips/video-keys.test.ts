import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyChange, type PlayerState } from "./video-keys";

const STATE: PlayerState = { paused: true, muted: false, at: 12, length: 28, volume: 0.5 };

describe("keys of the player", () => {
  test.each([
    [" ", { paused: false }],
    ["k", { paused: false }],
    ["m", { muted: true }],
    ["j", { at: 7 }],
    ["ArrowLeft", { at: 7 }],
    ["l", { at: 17 }],
    ["ArrowRight", { at: 17 }],
    ["ArrowUp", { volume: 0.6, muted: false }],
    ["ArrowDown", { volume: 0.4, muted: false }],
    ["Home", { at: 0 }],
    ["End", { at: 28 }],
    ["x", null],
    ["Tab", null],
  ])("%j", (key, expected) => expect(keyChange(key, STATE)).toEqual(expected));

  test("step by one picture, and pause for that", () => {
    expect(keyChange(".", { ...STATE, paused: false })).toEqual({ at: 12 + 1 / 30, paused: true });
    expect(keyChange(",", { ...STATE, at: 0 })).toEqual({ at: 0, paused: true });
  });

  test("never leave the clip, nor what a volume can be", () =>
    fc.assert(
      fc.property(
        ...([
          fc.constantFrom("j", "l", ",", ".", "ArrowUp", "ArrowDown", "Home", "End"),
          fc.record({
            at: fc.double({ min: 0, max: 60, noNaN: true }),
            volume: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
        ] as const),
        (key, part) => {
          const change = keyChange(key, { ...STATE, length: 60, ...part });
          expect(change?.at ?? 0).toBeGreaterThanOrEqual(0);
          expect(change?.at ?? 0).toBeLessThanOrEqual(60);
          expect(change?.volume ?? 0).toBeGreaterThanOrEqual(0);
          expect(change?.volume ?? 0).toBeLessThanOrEqual(1);
        },
      ),
    ));
});
