import { choicesOf, type JsonSchema, resolve, type Shapes } from "./json-schema";

const BY_FORMAT: Readonly<Record<string, string>> = {
  "date-time": "2026-11-22T18:00:00Z",
  date: "2026-11-22",
  uuid: "0198a0b2-5e00-7000-8000-000000000000",
  email: "someone@example.com",
  uri: "https://example.com",
};
const DEEPEST = 6;

/** A value of that shape to begin with: what is required, and all of it where nothing is. */
export function exampleOf(schema: JsonSchema, shapes: Shapes, depth = 0): unknown {
  const whole = resolve(schema, shapes);
  if (whole.const !== undefined) return whole.const;
  if (whole.default !== undefined) return whole.default;
  if (whole.enum) return whole.enum[0];
  const [first] = choicesOf(whole);
  if (first) return depth > DEEPEST ? null : exampleOf(first, shapes, depth + 1);
  const [type] = [whole.type].flat();
  if (type === undefined) return null;
  switch (type) {
    case "object":
      return objectOf(whole, shapes, depth);
    case "array":
      return typeof whole.items === "object" && depth <= DEEPEST
        ? [exampleOf(whole.items, shapes, depth + 1)]
        : [];
    case "string":
      return BY_FORMAT[whole.format ?? ""] ?? "…";
    case "integer":
    case "number":
      return Math.max(whole.minimum ?? 1, 1);
    case "boolean":
      return true;
    default:
      return null;
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, shapes: Shapes, depth: number): object {
  const names = Object.keys(properties);
  const wanted = names.some((name) => required.includes(name))
    ? names.filter((name) => required.includes(name))
    : names;
  if (depth > DEEPEST) return {};
  return Object.fromEntries(
    wanted.map((name) => [name, exampleOf(properties[name] ?? {}, shapes, depth + 1)] as const),
  );
}
