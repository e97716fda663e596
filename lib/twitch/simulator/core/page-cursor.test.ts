import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePageCursor, encodePageCursor } from "./page-cursor";

test("a cursor leads to the offset it was made for", () => {
  fc.assert(
    fc.property(fc.nat(), (offset) => {
      expect(decodePageCursor("streams", encodePageCursor("streams", offset))).toBe(offset);
    }),
  );
});

test("a cursor of another list is refused", () => {
  expect(decodePageCursor("followed", encodePageCursor("streams", 20))).toBeUndefined();
});

test("any other text is refused, and none of it throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodePageCursor("streams", text)).toBeUndefined();
    }),
  );
  for (const text of ["", "IA", "A", "c3RyZWFtczoyMDox", encodePageCursor("streams", 20).slice(0, -1)]) {
    expect(decodePageCursor("streams", text)).toBeUndefined();
  }
});
