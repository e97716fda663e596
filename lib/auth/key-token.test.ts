import fc from "fast-check";
import { expect, test } from "vitest";
import { isKey, KEY_BYTES, keyOf } from "./key-token";

const bytes = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES });

test("a key has its kind, a public part and a secret", () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const { token, prefix } = keyOf(random);
      expect(token).toMatch(/^tly_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/);
      expect(token.startsWith(`${prefix}_`)).toBe(true);
      expect(isKey(token)).toBe(true);
    }),
  );
});

test("another secret makes another key, and what is public tells nothing of it", () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 8, max: KEY_BYTES - 1 }), (random, place) => {
      const other = random.slice();
      other[place] = ((other[place] ?? 0) + 1) % 256;
      expect(keyOf(other).token).not.toBe(keyOf(random).token);
      expect(keyOf(other).prefix).toBe(keyOf(random).prefix);
    }),
  );
});

test("leading zeros stay", () => {
  expect(keyOf(new Uint8Array(KEY_BYTES)).token).toBe(`tly_${"0".repeat(8)}_${"0".repeat(43)}`);
  const one = new Uint8Array(KEY_BYTES);
  one[KEY_BYTES - 1] = 61;
  expect(keyOf(one).token).toBe(`tly_${"0".repeat(8)}_${"0".repeat(42)}z`);
});

test.each(["", "tly_", "tly_abcdefgh", `tly_abcdefgh_${"a".repeat(42)}`, `xyz_abcdefgh_${"a".repeat(43)}`])(
  "%j is none",
  (text) => {
    expect(isKey(text)).toBe(false);
  },
);

test("too few bytes make none", () => {
  expect(() => keyOf(new Uint8Array(KEY_BYTES - 1))).toThrow(RangeError);
});
