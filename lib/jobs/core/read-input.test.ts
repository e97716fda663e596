import { expect, test } from "vitest";
import { z } from "zod";
import { readInput } from "./read-input";

const schema = z.object({ channel: z.string(), days: z.number().default(7) });

test.each([
  [schema, { channel: "a" }, { ok: true, input: { channel: "a", days: 7 } }],
  [z.strictObject({}).default({}), null, { ok: true, input: {} }],
  [z.strictObject({}).default({}), undefined, { ok: true, input: {} }],
])("reads what fits", (given, recorded, read) => expect(readInput(given, recorded)).toEqual(read));

test.each([
  [{ channel: 7, days: "x" }, /channel: .+; days: /],
  [null, /does not fit this version: /],
  ["text", /does not fit this version: /],
])("names what no longer fits in %j", (recorded, words) => {
  const read = readInput(schema, recorded);
  expect(read.ok ? "" : read.problem).toMatch(words);
});
