import { z } from "zod";
import { CHOSEN_KINDS, PUBLIC_KINDS, type PublicEvent, type PublicKind } from "./public";
import { publicEventOf } from "./public-event";
import { EXAMPLES } from "./public-examples";
import { publicData } from "./public-schema";
import type { RecordedEvent } from "./schema";

/** A JSON Schema, or a part of one. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A kind of events for people who want to read them. Texts are English; `eventText` of lib/i18n has the others. */
export interface KindManual {
  kind: PublicKind;
  version: number;
  /** When it happens. */
  when: string;
  /** Nobody gets it who did not choose it by name. */
  chosen: boolean;
  fields: FieldManual[];
  example: PublicEvent;
}

/** A field of an event's data, by its path: `stream.title`, `clips[].id`. */
export interface FieldManual {
  path: string;
  type: string;
  optional: boolean;
  about: string | null;
}

const KINDS = Object.keys(PUBLIC_KINDS) as PublicKind[];

/** All kinds that leave this instance. */
export const eventManual = (): KindManual[] =>
  KINDS.map((kind) => {
    const schema = jsonSchemaOf(publicData[kind]);
    return {
      ...{ kind, version: PUBLIC_KINDS[kind], chosen: CHOSEN_KINDS.has(kind) },
      when: schema.description ?? "",
      fields: fieldsOf(schema, ""),
      example: exampleOf(kind),
    };
  });

/** One kind's whole event as a JSON Schema of draft 2020-12; null for what is none that leaves this instance. */
export function eventSchema(kind: string): JsonSchema | null {
  const known = KINDS.find((one) => one === kind);
  return known ? { ...jsonSchemaOf(envelopeOf(known)), title: `${known} ${PUBLIC_KINDS[known]}` } : null;
}

/** All of them in one: an event is any of these. */
export const eventSchemas = (): JsonSchema => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Events of Tallylight",
  oneOf: KINDS.map((kind) => ({ $ref: `#/$defs/${kind}` })),
  $defs: Object.fromEntries(
    KINDS.map((kind) => {
      const { $schema: _, ...schema } = jsonSchemaOf(envelopeOf(kind));
      return [kind, schema];
    }),
  ),
});

/** What the queue `stream.online` of RabbitMQ gets of a start. */
export function startMessageExample() {
  const { broadcaster, stream } = EXAMPLES["stream.online"];
  return {
    user_id: broadcaster.id,
    user_login: broadcaster.login,
    game_id: stream.categoryId,
    title: stream.title,
    started_at: stream.startedAt,
  };
}

const envelopeOf = (kind: PublicKind) =>
  z.object({
    id: z.uuid().describe("To deduplicate by: an event may come more than once, always under the same id."),
    kind: z.literal(kind),
    version: z.literal(PUBLIC_KINDS[kind]),
    key: z.string().describe("Events of one key come in the order in which they happened."),
    at: z.iso.datetime().describe("When it was committed, ISO 8601 in UTC."),
    data: publicData[kind],
  });

// As input: what has more fields than are named here is right too, since fields may be added within a version.
const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" });

function exampleOf(kind: PublicKind): PublicEvent {
  const event = { kind, payload: EXAMPLES[kind] } as RecordedEvent;
  const recorded = {
    ...event,
    seq: 1,
    id: "0198a0b2-5e00-7000-8000-000000000000",
    at: "2026-11-22T18:00:01.250Z",
  };
  const example = publicEventOf(recorded);
  if (!example) throw new Error(`${kind} does not leave this instance`);
  return example;
}

function fieldsOf(schema: JsonSchema, before: string): FieldManual[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (typeof field === "boolean") return [];
    const path = before + name;
    const { type, inner } = typeOf(field);
    const shown = { path, type, optional: !required.has(name), about: field.description ?? null };
    return [shown, ...(inner ? fieldsOf(inner.schema, `${path}${inner.list ? "[]" : ""}.`) : [])];
  });
}

/** How a field is written, in the words of JSON, and what is in it. */
function typeOf(field: JsonSchema): { type: string; inner?: { schema: JsonSchema; list: boolean } } {
  const choices = field.anyOf?.filter((one) => typeof one !== "boolean");
  if (choices) {
    const [first] = choices.map(typeOf);
    const types = choices.map((one) => typeOf(one).type);
    return { type: types.join(" | "), ...(first?.inner && { inner: first.inner }) };
  }
  if (field.enum) return { type: field.enum.map((value) => JSON.stringify(value)).join(" | ") };
  if (field.prefixItems) return { type: "array" };
  if (field.type === "array" && typeof field.items === "object" && !Array.isArray(field.items)) {
    const { type, inner } = typeOf(field.items as JsonSchema);
    return {
      type: type.includes(" ") ? `(${type})[]` : `${type}[]`,
      ...(inner && { inner: { ...inner, list: true } }),
    };
  }
  if (field.type === "object") return { type: "object", inner: { schema: field, list: false } };
  // Zod writes what may be null as two types at once.
  return { type: [field.type ?? "any"].flat().join(" | ") };
}
