import { choicesOf, type JsonSchema, nameOf, type Shapes } from "./json-schema";

/** A field by its path (`items[].stream.title`), for who reads the reference. */
export interface FieldManual {
  path: string;
  type: string;
  required: boolean;
  /** Bounds and what is assumed when it is left out: `1 to 100`, `= 60`. */
  limits: string[];
  about: string | null;
}

/** The fields of an object, or of the objects in a list, with those in them. What has a name is told by it alone. */
export function fieldsOf(schema: JsonSchema, before = ""): FieldManual[] {
  if (nameOf(schema) !== null) return [];
  if (schema.items && typeof schema.items === "object") {
    return fieldsOf(schema.items, before === "" ? "[]." : before.replace(/\.$/, "[]."));
  }
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, field]) => [
    {
      path: before + key,
      type: typeOf(field),
      required: schema.required?.includes(key) ?? false,
      limits: limitsOf(field),
      about: field.description ?? null,
    },
    ...fieldsOf(field, `${before}${key}.`),
  ]);
  const chosen = choicesOf(schema).flatMap((choice) => fieldsOf(choice, before));
  const seen = new Set<string>();
  return [...own, ...chosen].filter(({ path }) => !seen.has(path) && seen.add(path));
}

/** How a value is written, in the words of JSON. */
export function typeOf(schema: JsonSchema): string {
  const name = nameOf(schema);
  if (name !== null) return name;
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type === "array") {
    const inner = typeof schema.items === "object" ? typeOf(schema.items) : "any";
    return inner.includes(" ") ? `(${inner})[]` : `${inner}[]`;
  }
  return [schema.type ?? "any"].flat().join(" | ");
}

/** What a value has to keep to. */
export function limitsOf(schema: JsonSchema): string[] {
  const { format, pattern, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    ...(format ? [format] : []),
    ...between(minimum, maximum),
    ...between(minLength, maxLength, "length "),
    ...between(minItems, maxItems, "items "),
    ...(pattern ? [`/${pattern}/`] : []),
    ...(schema.default !== undefined && schema.default !== "" ? [`= ${JSON.stringify(schema.default)}`] : []),
  ];
}

function between(least: number | undefined, most: number | undefined, what = ""): string[] {
  if (least === undefined && most === undefined) return [];
  if (least === undefined) return [`${what}≤ ${most}`];
  return [most === undefined ? `${what}≥ ${least}` : `${what}${least}–${most}`];
}

/** The names of the shapes that something refers to, and of those in these. */
export function namesIn(part: unknown, shapes: Shapes, known = new Set<string>()): Set<string> {
  for (const [, name] of JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (name === undefined || known.has(name)) continue;
    known.add(name);
    namesIn(shapes[name], shapes, known);
  }
  return known;
}
