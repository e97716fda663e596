import fc from "fast-check";
import { expect, test } from "vitest";
import { fileKey } from "./file-key";

const ID = "0190a0b0-1111-7222-8333-444455556666";

test("says kind and id, in a folder by the id's end", () => {
  expect(fileKey(ID, "video")).toBe(`videos/66/${ID}`);
  expect(fileKey(ID, "thumbnail")).toBe(`thumbnails/66/${ID}`);
});

test("nothing else gets into a name", () => {
  const path = fc.constantFrom("../../etc/passwd", `${ID}/..`, `../${ID}`, ID.toUpperCase(), `${ID}\n`, "");
  fc.assert(
    fc.property(fc.oneof(path, fc.string()), (id) => {
      expect(() => fileKey(id, "video")).toThrow(RangeError);
    }),
  );
});
