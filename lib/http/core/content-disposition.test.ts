import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition";

test.each([
  ["kaya.csv", `attachment; filename="kaya.csv"; filename*=UTF-8''kaya.csv`],
  ["a b.csv", `attachment; filename="a b.csv"; filename*=UTF-8''a%20b.csv`],
  ["übung.csv", `attachment; filename="_bung.csv"; filename*=UTF-8''%C3%BCbung.csv`],
  [
    '../x"\r\nSet-Cookie: a',
    `attachment; filename=".._x___Set-Cookie_ a"; filename*=UTF-8''.._x___Set-Cookie_%20a`,
  ],
  ["", `attachment; filename="file"; filename*=UTF-8''file`],
])("%j", (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});

test("lets a browser show the file", () => {
  expect(contentDisposition("a.mp4", "inline")).toBe(`inline; filename="a.mp4"; filename*=UTF-8''a.mp4`);
});

/** Any code points, halves of surrogate pairs too. Drawn like this it costs a thousandth of fast-check's own. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10_ffff }), { maxLength: 200 })
  .map((points) => String.fromCodePoint(...points));

test("is one line of plain characters, whatever the name", () => {
  fc.assert(
    fc.property(anyText, (name) => {
      expect(contentDisposition(name)).toMatch(/^[\x20-\x7e]+$/);
      expect(() => new Headers({ "content-disposition": contentDisposition(name) })).not.toThrow();
    }),
  );
});
