import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { paging } from "./paging";
import { notDigits, parametersIn } from "./parameters";

const days = z.coerce.number().pipe(z.literal([7, 30]));
const schema = z
  .object({ ...paging(), days: days.default(30), number: z.coerce.number().optional(), q: z.string() })
  .refine(() => true);

test.each([
  ["an object", schema, ["cursor", "limit", "days", "number", "q"]],
  ["one of two", z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]), ["a", "b"]],
  ["none", undefined, []],
])("the parameters in %s", (_name, of, names) => {
  expect(Object.keys(parametersIn(of))).toEqual(names);
});

test("a number is its digits", () => {
  fc.assert(
    fc.property(fc.nat(), (number) => {
      expect(notDigits(schema, { limit: String(number), days: "007", q: "0x10" })).toEqual([]);
    }),
  );
});

test.each(["0x10", "1e1", " 5 ", "5 ", "+5", "-5", "5.0", "5n", "٥", "", "Infinity", "5\n"])(
  "%o is none, wherever a number is wanted",
  (given) => {
    const found = notDigits(schema, { limit: given, days: given, number: given, q: given, unknown: given });
    expect(found.map(({ field, message }) => `${field} ${message}`)).toEqual([
      "limit must be digits",
      "days must be digits",
      "number must be digits",
    ]);
  },
);

test("nothing is found in what has no parameters", () => {
  expect(notDigits(undefined, { limit: "x" })).toEqual([]);
  expect(notDigits(schema, { constructor: "x" })).toEqual([]);
});
