import { choicesOf, type JsonSchema, nameOf, resolve, type Shapes } from "./json-schema";

/** A field by its path (`items[].stream.title`), for who reads the reference. */
export interface FieldManual {
  path: string;
  type: string;
  required: boolean;
  /** Bounds and what is assumed when it is left out: `1 to 100`, `= 60`. */
  limits: string[];
  about: string | null;
}

/** Deeper than this nobody reads on: the description for programs has the rest. */
const DEEPEST = 4;

/** The fields of an object, or of the objects in a list, with those in them. */
export function fieldsOf(
  schema: JsonSchema,
  shapes: Shapes,
  before = "",
  above: readonly string[] = [],
): FieldManual[] {
  const name = nameOf(schema);
  if (above.length >= DEEPEST || (name !== null && above.includes(name))) return [];
  const whole = resolve(schema, shapes);
  const trail = [...above, name ?? ""];
  if (whole.items && typeof whole.items === "object") {
    return fieldsOf(whole.items, shapes, before === "" ? "[]." : before.replace(/\.$/, "[]."), above);
  }
  const seen = new Set<string>();
  const own = Object.entries(whole.properties ?? {}).flatMap(([key, field]) => {
    const at = before + key;
    const shown: FieldManual = {
      path: at,
      type: typeOf(field, shapes),
      required: whole.required?.includes(key) ?? false,
      limits: limitsOf(field),
      about: field.description ?? null,
    };
    return [shown, ...fieldsOf(field, shapes, `${at}.`, trail)];
  });
  const chosen = choicesOf(whole).flatMap((choice) => fieldsOf(choice, shapes, before, above));
  return [...own, ...chosen].filter(({ path }) => !seen.has(path) && seen.add(path));
}

/** How a value is written, in the words of JSON. */
export function typeOf(schema: JsonSchema, shapes: Shapes): string {
  const name = nameOf(schema);
  if (name !== null) return name;
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map((one) => typeOf(one, shapes)))].join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type === "array") {
    const inner = typeof schema.items === "object" ? typeOf(schema.items, shapes) : "any";
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
