/** What is read of a JSON Schema to show it to people. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

/** The shapes that are referred to by name. */
export type Shapes = Readonly<Record<string, JsonSchema>>;

/** The name of the shape that is referred to; null: it is written out. */
export const nameOf = ({ $ref }: JsonSchema): string | null => $ref?.slice($ref.lastIndexOf("/") + 1) ?? null;

/** The shape itself, where it is referred to by name. */
export function resolve(schema: JsonSchema, shapes: Shapes): JsonSchema {
  const name = nameOf(schema);
  return name === null ? schema : (shapes[name] ?? {});
}

/** What it may be, one of these; what it says once and for all is one choice. */
export const choicesOf = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] => anyOf ?? oneOf ?? [];
