import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCursor, decodeIdCursor, encodeCursor } from "./cursor";
import { TallyError } from "./errors";

describe("cursors", () => {
  test("come back as they were, and are safe in an address", () => {
    const value = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const cursor = encodeCursor(values);
        expect(cursor).toMatch(/^[\w-]*$/);
        expect(decodeCursor(cursor)).toEqual(values);
      }),
    );
  });

  test.each([
    ["nothing", ""],
    ["no base64", "%%%"],
    ["no JSON", btoa("hello")],
    ["no list", btoa('{"a":1}')],
    ["text that no row can hold", encodeCursor([1, "a\0b"])],
    ["half a character", btoa('["\xe2\x82"]')],
  ])("%s is refused with words for the person", (_, text) => {
    expect(() => decodeCursor(text)).toThrow(
      expect.objectContaining({
        code: "bad_request",
        fields: [expect.objectContaining({ field: "cursor" })],
      }),
    );
    expect(() => decodeCursor(text)).toThrow(TallyError);
  });

  test("that hold an id give it, and nothing else is taken for one", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(decodeIdCursor(encodeCursor([id]))).toBe(id);
        expect(() => decodeIdCursor(encodeCursor([id, 1]))).toThrow(TallyError);
        expect(() => decodeIdCursor(encodeCursor([`${id} `]))).toThrow(TallyError);
      }),
    );
    for (const values of [[], [1], [null], ["x"]]) {
      expect(() => decodeIdCursor(encodeCursor(values))).toThrow(
        expect.objectContaining({ code: "bad_request" }),
      );
    }
  });
});
