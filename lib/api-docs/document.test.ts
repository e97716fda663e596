import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { DescribedRoute } from "@/lib/http/admit";
import { apiDocument } from "./document";
import { contentsOf, manualOf } from "./manual";
import type { ApiOperation } from "./route-module";

const clip = z.object({ id: z.uuid(), title: z.string() });
const route = (about: Partial<DescribedRoute>): DescribedRoute => ({
  info: { operation: "clips.get", summary: "Shows one clip" },
  ...{ kind: "json", open: false, answer: clip, statuses: [200] },
  ...about,
});
const params = z.object({ id: z.uuid() });
const path = "/api/v1/clips/{id}";
const describing = (...operations: ApiOperation[]) =>
  apiDocument(operations, { appUrl: "https://tally.example", version: "1", named: { Clip: clip } });

describe("an operation is described", () => {
  test("with its parameters, its answer by name and the scope of keys", () => {
    const get = describing({ method: "GET", path, described: route({ params }) }).paths?.[path]?.get;
    expect(get).toMatchObject({
      operationId: "clips.get",
      tags: ["clips"],
      "x-required-scope": "clips:read",
      security: [{ apiKey: [] }, { session: [] }],
      parameters: [{ in: "path", name: "id", required: true }],
    });
    expect(get?.responses?.[200].content["application/json"].schema).toEqual({
      $ref: "#/components/schemas/Clip",
    });
    expect(Object.keys(get?.responses ?? {})).toEqual([
      "200",
      "400",
      "401",
      "403",
      "404",
      "429",
      "503",
      "default",
    ]);
  });

  test("a POST with Idempotency-Key, a body that is required, and what can be wrong with it", () => {
    const info = { operation: "clips.create", summary: "Takes a clip" } as const;
    const described = route({ info, body: z.object({ title: z.string() }), statuses: [201] });
    const post = describing({ method: "POST", path: "/api/v1/clips", described }).paths?.["/api/v1/clips"]
      ?.post;
    expect(post?.parameters).toMatchObject([{ in: "header", name: "Idempotency-Key" }]);
    expect(post?.requestBody).toMatchObject({ required: true });
    expect(Object.keys(post?.responses ?? {})).toEqual(
      expect.arrayContaining(["201", "409", "413", "415", "422"]),
    );
  });

  test("what people edit with ETag, and its change with If-Match", () => {
    const get = describing({ method: "GET", path, described: route({ params, etag: true }) }).paths?.[path]
      ?.get;
    expect(get?.responses?.[200].headers).toHaveProperty("ETag");
    expect(get?.responses).toHaveProperty("304");
    const info = { operation: "clips.update", summary: "Changes a clip" } as const;
    const described = route({ info, params, ifMatch: true });
    const patch = describing({ method: "PATCH", path, described }).paths?.[path]?.patch;
    expect(patch?.parameters?.map((one) => "name" in one && one.name)).toEqual(["id", "If-Match"]);
    expect(patch?.responses).toHaveProperty("412");
  });

  test("an open one lets everybody in, and one without a scope no key", () => {
    const info = { operation: "clips.get", summary: "Shows one clip", scope: null } as const;
    const open = describing({ method: "GET", path, described: route({ params, open: true }) });
    expect(open.paths?.[path]?.get?.security).toContainEqual({});
    const own = describing({ method: "GET", path, described: route({ params, info }) });
    expect(own.paths?.[path]?.get?.security).toEqual([{ session: [] }]);
  });

  test("a download as text of its format, and as any JSON where it is JSON", () => {
    const described = route({ params, kind: "download", answer: undefined });
    const get = describing({ method: "GET", path, described }).paths?.[path]?.get;
    expect(get?.responses?.[200].content).toMatchObject({
      "text/csv": { schema: { type: "string" } },
      "application/json": { schema: {} },
    });
    expect(get?.responses?.[200].content["application/json"].schema).not.toHaveProperty("type");
  });

  test("a query that is one of several shapes has the fields of each, none of them required", () => {
    const query = z.union([z.strictObject({ from: z.string() }), z.strictObject({ eventId: z.string() })]);
    const get = describing({ method: "GET", path, described: route({ params, query }) }).paths?.[path]?.get;
    const asked = get?.parameters?.filter((one) => "in" in one && one.in === "query");
    expect(asked?.map((one) => "name" in one && [one.name, one.required ?? false])).toEqual([
      ["from", false],
      ["eventId", false],
    ]);
  });
});

test("people read the same, by resource", () => {
  const body = z.object({ title: z.string().max(140) });
  const info = { operation: "clips.update", summary: "Changes a clip" } as const;
  const document = describing(
    { method: "GET", path, described: route({ params }) },
    { method: "PATCH", path, described: route({ info, params, body }) },
  );
  expect(contentsOf(document).map(({ resource, operations }) => [resource, operations.length])).toEqual([
    ["clips", 2],
  ]);
  const { operations, shapes } = manualOf(document, "clips");
  const [get, patch] = operations;
  expect(get).toMatchObject({ id: "clips.get", scope: "clips:read", body: null, bodyExample: null });
  expect(get).toMatchObject({ answers: [{ status: "200", type: "Clip" }], answer: [] });
  expect(shapes.map(({ name, fields }) => [name, fields.map((field) => field.path)])).toEqual([
    ["Clip", ["id", "title"]],
  ]);
  expect(patch).toMatchObject({ body: [{ path: "title", limits: ["length ≤ 140"], required: true }] });
  expect(JSON.parse(patch?.bodyExample ?? "")).toEqual({ title: "…" });
  expect(manualOf(document, "nothing")).toEqual({ operations: [], shapes: [] });
});
