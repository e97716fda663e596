import { describe, expect, it, test } from "vitest";
import { eventManual, eventSchema, eventSchemas } from "./manual";
import { PUBLIC_KINDS, type PublicKind } from "./public";
import { EXAMPLES } from "./public-examples";
import { publicData } from "./public-schema";
import { domainEvent } from "./schema";

const kinds = Object.keys(PUBLIC_KINDS) as PublicKind[];

describe("every kind that leaves this instance", () => {
  it.each(kinds)("%s has an example that can happen and that is of its shape", (kind) => {
    expect(domainEvent.parse({ kind, payload: EXAMPLES[kind] })).toEqual({ kind, payload: EXAMPLES[kind] });
    const { example } = eventManual().find((one) => one.kind === kind) ?? {};
    expect(publicData[kind].strict().parse(example?.data)).toEqual(example?.data);
  });

  it.each(kinds)("%s says when it happens, and names its fields", (kind) => {
    const manual = eventManual().find((one) => one.kind === kind);
    expect(manual?.when).toMatch(/^[A-Z].*\.$/s);
    const named = new Set(manual?.fields.map(({ path }) => path.replaceAll("[]", "")));
    for (const path of pathsOf(manual?.example.data)) expect(named).toContain(path);
  });
});

test("fields are written as JSON has them", () => {
  const fields = eventManual().find(({ kind }) => kind === "stream.online")?.fields ?? [];
  const typeOf = (path: string) => fields.find((field) => field.path === path);
  expect(typeOf("change")?.type).toBe('"went_live" | "restarted" | "reopened"');
  expect(typeOf("broadcaster.avatarUrl")?.type).toBe("string | null");
  expect(typeOf("stream.tags")?.type).toBe("string[]");
  expect(typeOf("detection.delayMs")?.type).toBe("integer | null");
  expect(typeOf("continues")).toMatchObject({ optional: true });
  expect(typeOf("change")).toMatchObject({ optional: false });
  const found = eventManual().find(({ kind }) => kind === "clips.found")?.fields ?? [];
  expect(found.map(({ path }) => path)).toContain("clips[].title");
});

test("the JSON Schemas are of draft 2020-12, one for each kind and all in one, and open for more fields", () => {
  const all = eventSchemas();
  expect(all.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(Object.keys(all.$defs ?? {})).toEqual(kinds);
  const one = eventSchema("stream.online");
  expect(one).toMatchObject({ $schema: all.$schema, title: "stream.online 1", type: "object" });
  expect(JSON.stringify(all)).not.toContain('"additionalProperties":false');
  expect(eventSchema("session.ended")).toBeNull();
  expect(eventSchema("toString")).toBeNull();
});

/** The paths of all values within objects and lists of objects. */
function pathsOf(value: unknown, before = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, before));
  if (value === null || typeof value !== "object") return before === "" ? [] : [before.slice(0, -1)];
  return Object.entries(value).flatMap(([name, one]) => pathsOf(one, `${before}${name}.`));
}
