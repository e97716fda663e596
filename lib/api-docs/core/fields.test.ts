import { describe, expect, test } from "vitest";
import { exampleOf } from "./example";
import { fieldsOf, limitsOf, namesIn, typeOf } from "./fields";
import type { JsonSchema, Shapes } from "./json-schema";

const shapes: Shapes = {
  Clip: {
    type: "object",
    properties: { id: { type: "string", format: "uuid" }, next: { $ref: "#/components/schemas/Clip" } },
    required: ["id"],
  },
};
const list: JsonSchema = {
  type: "object",
  properties: {
    items: { type: "array", items: { $ref: "#/components/schemas/Clip" } },
    next_cursor: { type: ["string", "null"] },
  },
  required: ["items", "next_cursor"],
};

describe("fields are told by their path", () => {
  test("also those of what is in a list; what has a name is told by it", () => {
    const people = { type: "array", items: { type: "object", properties: { name: { type: "string" } } } };
    const both = { ...list, properties: { ...list.properties, people } };
    expect(fieldsOf(both).map(({ path, type }) => `${path}: ${type}`)).toEqual([
      "items: Clip[]",
      "next_cursor: string | null",
      "people: object[]",
      "people[].name: string",
    ]);
  });

  test("a choice of shapes has the fields of each", () => {
    const choice: JsonSchema = {
      oneOf: [
        { type: "object", properties: { kind: { const: "a" }, one: { type: "string" } } },
        { type: "object", properties: { kind: { const: "b" }, two: { type: "string" } } },
      ],
    };
    expect(fieldsOf(choice).map(({ path }) => path)).toEqual(["kind", "one", "two"]);
  });
});

test.each<[JsonSchema, string]>([
  [{ type: "string" }, "string"],
  [{ enum: ["a", "b"] }, '"a" | "b"'],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "integer | null"],
  [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  [{ $ref: "#/components/schemas/Clip" }, "Clip"],
  [{}, "any"],
])("the type of %o is %s", (schema, type) => {
  expect(typeOf(schema)).toBe(type);
});

test.each<[JsonSchema, string[]]>([
  [{ type: "integer", minimum: 1, maximum: 100, default: 60 }, ["1–100", "= 60"]],
  [{ type: "string", maxLength: 5, default: "" }, ["length ≤ 5"]],
  [{ type: "array", minItems: 1 }, ["items ≥ 1"]],
  [{ type: "string", format: "uuid" }, ["uuid"]],
])("the limits of %o are %o", (schema, limits) => {
  expect(limitsOf(schema)).toEqual(limits);
});

test("the shapes that are needed are named, each once", () => {
  expect([...namesIn(list, shapes)]).toEqual(["Clip"]);
  expect([...namesIn(undefined, shapes)]).toEqual([]);
});

describe("an example to begin with", () => {
  test("has what is required", () => {
    expect(exampleOf(list, shapes)).toEqual({
      items: [{ id: "0198a0b2-5e00-7000-8000-000000000000" }],
      next_cursor: "…",
    });
  });

  test("has everything where nothing is required, and ends in what holds itself", () => {
    const all: Shapes = {
      Loop: { type: "object", properties: { in: { $ref: "#/x/Loop" } }, required: ["in"] },
    };
    expect(JSON.stringify(exampleOf({ $ref: "#/x/Loop" }, all)).length).toBeLessThan(200);
    expect(
      exampleOf({ type: "object", properties: { a: { type: "boolean" }, b: { type: "integer" } } }, {}),
    ).toEqual({
      a: true,
      b: 1,
    });
  });
});
