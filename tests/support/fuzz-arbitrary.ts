import fc from "fast-check";
import { z } from "zod";
import { forgedCursor, hostileText, hostileThing } from "./fuzz-values";

/** JSON Schema, as far as zod writes it. */
interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
}

type Values = fc.Arbitrary<unknown>;

/** Values that a schema asks for, mixed with some that it does not; `ids` are those of things that are there. */
export function arbitraryOf(schema: z.ZodType | undefined, ids: readonly string[]): Values {
  if (!schema) return fc.constant(undefined);
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
  return valuesOf(json, { root: json, ids, depth: 0 });
}

interface Around {
  root: Schema;
  ids: readonly string[];
  depth: number;
}

/** Mostly what fits; enough else that each request has some of it. */
const mostly = (fits: Values, other: Values): Values =>
  fc.oneof({ arbitrary: fits, weight: 5 }, { arbitrary: other, weight: 1 });

function valuesOf(schema: Schema, around: Around, name = ""): Values {
  if (around.depth > 6) return fc.constant(null);
  const deeper = { ...around, depth: around.depth + 1 };
  if (schema.$ref) return valuesOf(resolved(schema.$ref, around.root), deeper, name);
  if ("const" in schema) return mostly(fc.constant(schema.const), hostileThing);
  if (schema.enum) return mostly(fc.constantFrom(...schema.enum), hostileThing);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => valuesOf(one, deeper, name)));
  if (schema.allOf?.[0]) return valuesOf({ ...schema.allOf[0], ...schema, allOf: [] }, deeper, name);
  return mostly(typed(schema, deeper, name), hostileThing);
}

function resolved(ref: string, root: Schema): Schema {
  return ref === "#" ? root : (root.$defs?.[ref.replace("#/$defs/", "")] ?? {});
}

function typed(schema: Schema, around: Around, name: string): Values {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  const { minimum = -10, maximum = 1_000 } = schema;
  if (type === undefined) return hostileThing;
  switch (type) {
    case "string":
      return texts(schema, around, name);
    case "integer":
    case "number":
      return fc.integer({
        min: Math.max(minimum, -(2 ** 31)),
        max: Math.max(Math.max(minimum, -(2 ** 31)), Math.min(maximum, 2 ** 31 - 1)),
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(schema.prefixItems ? fc.anything() : valuesOf(schema.items ?? {}, around), {
        minLength: Math.min(schema.minItems ?? 0, 3),
        maxLength: Math.max(Math.min(schema.maxItems ?? 4, 4), Math.min(schema.minItems ?? 0, 3)),
      });
    case "object":
      return objects(schema, around);
    default:
      return hostileThing;
  }
}

function objects({ properties = {}, required = [], additionalProperties }: Schema, around: Around): Values {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, valuesOf(one, around, name)]),
  );
  const known = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  if (typeof additionalProperties !== "object" || Object.keys(fields).length > 0) return known;
  return fc.dictionary(fc.oneof(fc.string(), hostileText), valuesOf(additionalProperties, around), {
    maxKeys: 3,
  });
}

function texts({ format, minLength = 0, maxLength = 40 }: Schema, { ids }: Around, name: string): Values {
  if (name === "cursor") return forgedCursor;
  if (format === "uuid") return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === "date-time" || format === "date") {
    const from = new Date("0000-01-01T00:00:00Z");
    const whole = fc.date({ min: from, max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true });
    return whole.map((at) => (format === "date" ? at.toISOString().slice(0, 10) : at.toISOString()));
  }
  const least = Math.min(minLength, 50);
  const word = fc.constantFrom("kaya", "vera", "olga", "1", "hello", "https://hooks.example.org/in", "en");
  return fc.oneof(
    fc.constantFrom(...ids),
    word,
    fc.string({ minLength: least, maxLength: Math.max(least, Math.min(maxLength, 60)) }),
  );
}
