import { z } from "zod";
import type { oas31, ZodObjectInput, ZodOpenApiOperationObject, ZodOpenApiResponseObject } from "zod-openapi";
import type { DescribedRoute } from "@/lib/http/admit";
import { scopeOf } from "@/lib/http/core/operation";
import type { ApiOperation } from "./route-module";
import { COMMON_HEADERS, headerRef, type ProblemStatus, problemRef } from "./shared-components";

/** An operation as OpenAPI describes it. */
export function openApiOperation({ method, described }: ApiOperation): ZodOpenApiOperationObject {
  const { info, params, query, body, open } = described;
  const scope = scopeOf(info, method);
  const known = [...(scope ? [{ apiKey: [] }] : []), { session: [] }];
  return {
    operationId: info.operation,
    tags: [info.operation.slice(0, info.operation.indexOf("."))],
    summary: info.summary,
    ...(info.description && { description: info.description }),
    "x-required-scope": scope,
    security: open ? [...known, {}] : known,
    requestParams: {
      ...(params && { path: params as ZodObjectInput }),
      ...(query && { query: asObject(query) as ZodObjectInput }),
    },
    parameters: headersOf(method, described),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: body } } },
    }),
    responses: { ...successes(method, described), ...problems(method, described) },
  };
}

/** A query that is one of several shapes is told as one of which everything may be left out. */
function asObject(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options.filter((one) => one instanceof z.ZodObject);
  return z.object(Object.assign({}, ...options.map(({ shape }) => shape))).partial();
}

const TEXT = { type: "string" } as const;

/** The request's headers that mean something to an operation. */
function headersOf(method: string, { kind, etag, ifMatch }: DescribedRoute): oas31.ParameterObject[] {
  const headers: [name: string, description: string][] = [];
  if (method === "POST" && kind === "json") {
    headers.push([
      "Idempotency-Key",
      "1 to 200 printable characters of your choice: what is asked again with it is done once.",
    ]);
  }
  if (ifMatch)
    headers.push(["If-Match", "The ETag of what is to be changed: 412 when it is another by now."]);
  if (etag && method === "GET")
    headers.push(["If-None-Match", "An ETag that is known: 304 when it is the same."]);
  return headers.map(([name, description]) => ({ name, in: "header", description, schema: TEXT }));
}

const WORDS: Readonly<Record<number, string>> = {
  200: "Done.",
  201: "Made.",
  202: "Taken on; it is done soon after.",
  204: "Done; there is nothing to say.",
  206: "The part that was asked for.",
  304: "Not changed since.",
};
const DOWNLOADS = ["text/csv", "application/json", "application/x-ndjson", "application/zip"];

function successes(method: string, described: DescribedRoute): Record<string, ZodOpenApiResponseObject> {
  const { etag } = described;
  const statuses = new Set([...described.statuses, ...(etag && method === "GET" ? [304] : [])]);
  return Object.fromEntries(
    [...statuses].map((status) => [
      String(status),
      {
        description: WORDS[status] ?? "Done.",
        headers: {
          ...COMMON_HEADERS,
          ...(etag && { ETag: headerRef("ETag") }),
          ...(method === "POST" && { "Idempotency-Replayed": headerRef("Idempotency-Replayed") }),
        },
        ...(status !== 204 && status !== 304 && { content: contentOf(described) }),
      },
    ]),
  );
}

function contentOf({ kind, answer }: DescribedRoute): NonNullable<ZodOpenApiResponseObject["content"]> {
  if (answer) return { "application/json": { schema: answer } };
  const types = kind === "download" ? DOWNLOADS : ["*/*"];
  // Of JSON a file can hold any: a text it is only in formats of texts.
  return Object.fromEntries(
    types.map((type) => [type, { schema: type === "application/json" ? {} : { type: "string" } }]),
  );
}

function problems(method: string, { body, open, ifMatch }: DescribedRoute) {
  const statuses: ProblemStatus[] = [
    // Also where nothing can be given: a query that is not known is one too many.
    400,
    ...(open ? [] : ([401] as const)),
    ...([403, 404] as const),
    ...(method === "GET" ? [] : ([409] as const)),
    ...(ifMatch ? ([412] as const) : []),
    ...(body ? ([413, 415, 422] as const) : []),
    ...([429, 503] as const),
  ];
  return {
    ...Object.fromEntries(statuses.map((status) => [String(status), problemRef(status)])),
    default: problemRef("Failure"),
  };
}
