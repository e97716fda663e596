import fc from "fast-check";
import { expect, test } from "vitest";
import { changed, MOST_CHARACTERS, MOST_ENTRIES, short } from "./changed";

test.each([
  ["nothing differs", { a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }] }, {}],
  ["a field differs", { a: 1, b: 2 }, { a: 1, b: 3 }, { before: { b: 2 }, after: { b: 3 } }],
  ["undefined was left as it is", { a: 1 }, { a: undefined }, {}],
  ["null is a value", { a: 1 }, { a: null }, { before: { a: 1 }, after: { a: null } }],
  ["what is new was nothing", {}, { a: 1 }, { before: {}, after: { a: 1 } }],
  ["lists differ by order", { a: [1, 2] }, { a: [2, 1] }, { before: { a: [1, 2] }, after: { a: [2, 1] } }],
  ["a list is no object", { a: [] }, { a: {} }, { before: { a: [] }, after: { a: {} } }],
  ["moments are told as texts", { a: new Date(0) }, { a: "1970-01-01T00:00:00.000Z" }, {}],
])("%s", (_name, before, after, change) => {
  expect(changed(before, after)).toEqual(change);
});

const values = fc.dictionary(fc.string(), fc.jsonValue());

test("a change to what is there already is none", () => {
  fc.assert(
    fc.property(values, (all) => {
      expect(changed(all, structuredClone(all))).toEqual({});
    }),
  );
});

test("what was, with what is instead, is what it was changed to", () => {
  fc.assert(
    fc.property(values, values, (before, after) => {
      const change = changed(before, after);
      const wanted: unknown = JSON.parse(JSON.stringify({ ...before, ...after }));
      expect({ ...(JSON.parse(JSON.stringify(before)) as object), ...change.after }).toEqual(wanted);
    }),
  );
});

test("only what differs is named, on both sides alike where both have it", () => {
  fc.assert(
    fc.property(values, values, (before, after) => {
      const { before: was = {}, after: is = {} } = changed(before, after);
      for (const field of Object.keys(was)) expect(Object.keys(is)).toContain(field);
      for (const field of Object.keys(is)) expect(is[field]).not.toEqual(was[field]);
    }),
  );
});

test("texts and lists are cut, whatever they are in", () => {
  expect(short("é".repeat(MOST_CHARACTERS))).toBe("é".repeat(MOST_CHARACTERS));
  expect(short({ a: ["😀".repeat(MOST_CHARACTERS + 1)] })).toEqual({
    a: [`${"😀".repeat(MOST_CHARACTERS - 1)}…`],
  });
  expect(short(Array.from({ length: MOST_ENTRIES + 1 }, (_, at) => at))).toHaveLength(MOST_ENTRIES);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const once = short(value);
      expect(short(once)).toEqual(once);
    }),
  );
});
