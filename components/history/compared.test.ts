import { describe, expect, test } from "vitest";
import { comparedEdit, comparedFrom, daysFrom } from "./compared";

const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
const from = (query: string) => comparedFrom(new URLSearchParams(query));

describe("what an address wants compared", () => {
  test.each([
    [`streams=${id(1)},${id(2)}`, { kind: "streams", keys: [id(1), id(2)] }],
    [`streams=${id(1)},${id(1)},rubbish`, { kind: "streams", keys: [id(1)] }],
    [`streams=${[1, 2, 3, 4, 5].map(id)}`, { kind: "streams", keys: [1, 2, 3, 4].map(id) }],
    ["channels=Ada,bob_2", { kind: "channels", keys: ["ada", "bob_2"] }],
    ["channels=not a login", { kind: "channels", keys: [] }],
    [`streams=${id(1)}&channels=ada`, { kind: "streams", keys: [id(1)] }],
    ["", { kind: "streams", keys: [] }],
  ])("%s", (query, compared) => {
    expect(from(query)).toEqual(compared);
  });

  test("is what was put into it", () => {
    const compared = { kind: "channels" as const, keys: ["ada", "bob"] };
    expect(comparedFrom(new URLSearchParams(comparedEdit(compared)))).toEqual(compared);
  });
});

test.each([
  ["days=90", 90],
  ["days=31", 30],
  ["", 30],
])("the span of %j is %d days", (query, days) => {
  expect(daysFrom(new URLSearchParams(query))).toBe(days);
});
