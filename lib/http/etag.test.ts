import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { etagOf, isKnown, stampOf, stampsOf } from "./etag";

const etag = etagOf({ version: 1 }, '{"version":1,"uses":4}');

describe("the tag of an answer", () => {
  test("is another when anything of it is; its stamp only when what people edit is", () => {
    const used = etagOf({ version: 1 }, '{"version":1,"uses":5}');
    const edited = etagOf({ version: 2 }, '{"version":2,"uses":5}');
    expect(new Set([etag, used, edited]).size).toBe(3);
    expect(stampsOf(used)).toEqual(stampsOf(etag));
    expect(stampsOf(edited)).not.toEqual(stampsOf(etag));
  });

  test("does not depend on the order of fields", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        const turned = Object.fromEntries(Object.entries(fields).reverse());
        expect(stampOf({ in: [turned] })).toBe(stampOf({ in: [fields] }));
      }),
    );
  });

  test("names its own stamp", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (edited, answer) => {
        expect(stampsOf(etagOf(edited, answer))).toEqual([stampOf(edited)]);
      }),
    );
  });
});

test.each([
  [null, false],
  ["*", true],
  [etag, true],
  [`W/${etag}`, true],
  [`"other", ${etag}`, true],
  ['"other"', false],
])("If-None-Match %s", (header, known) => expect(isKnown(header, etag)).toBe(known));

test.each([
  ["*", "*"],
  [`"other", ${etag}`, [stampOf({ version: 1 })]],
  [`W/${etag}`, []],
  ["", []],
  [etag.slice(1), []],
])("If-Match %s", (header, stamps) => expect(stampsOf(header)).toEqual(stamps));
