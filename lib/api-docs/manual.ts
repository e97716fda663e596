import type { oas31 } from "zod-openapi";
import { exampleOf } from "./core/example";
import { type FieldManual, fieldsOf, limitsOf, namesIn, typeOf } from "./core/fields";
import type { JsonSchema, Shapes } from "./core/json-schema";
import type { ApiDocument } from "./document";

/** An operation for people who want to use it. Its words are English, as in the description for programs. */
export interface OperationManual {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  /** What a key needs; null: keys may not do it. */
  scope: string | null;
  /** Whether it is there for those too who are not signed in. */
  open: boolean;
  parameters: (FieldManual & { in: "path" | "query" | "header" })[];
  body: FieldManual[] | null;
  bodyType: string | null;
  /** JSON to begin with; null: there is no body. */
  bodyExample: string | null;
  /** The statuses of a success, with the shape or the kind of file that comes then. */
  answers: { status: string; type: string }[];
  answer: FieldManual[];
}

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** A shape that is told by its name. */
export interface ShapeManual {
  name: string;
  fields: FieldManual[];
}

/** All operations of a resource by their paths, with the shapes in them; none: there is no such resource. */
export function manualOf(document: ApiDocument, resource: string) {
  const shapes = (document.components?.schemas ?? {}) as Shapes;
  const its = operationsIn(document).filter(({ operation }) => operation.tags?.includes(resource));
  const sent = its.map(({ operation: { requestBody, responses } }) => [
    requestBody,
    Object.entries(responses ?? {}).filter(([status]) => status.startsWith("2")),
  ]);
  const named: ShapeManual[] = [...namesIn(sent, shapes)]
    .toSorted()
    .map((name) => ({ name, fields: fieldsOf(shapes[name] ?? {}) }));
  return {
    operations: its.map(({ path, method, operation }) => manualOfOne(shapes, path, method, operation)),
    shapes: named,
  };
}

/** Every operation in a line, by resource. */
export function contentsOf(document: ApiDocument) {
  const all = operationsIn(document);
  return (document.tags ?? []).map(({ name }) => ({
    resource: name,
    operations: all
      .filter(({ operation }) => operation.tags?.includes(name))
      .map(({ path, method, operation }) => ({
        id: operation.operationId ?? "",
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? "",
      })),
  }));
}

const operationsIn = ({ paths = {} }: ApiDocument) =>
  Object.entries(paths)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        return operation ? [{ path, method, operation }] : [];
      }),
    );

function manualOfOne(
  shapes: Shapes,
  path: string,
  method: string,
  operation: oas31.OperationObject,
): OperationManual {
  const body = schemaIn(operation.requestBody as oas31.RequestBodyObject | undefined);
  const all = (operation.responses ?? {}) as Record<string, oas31.ResponseObject>;
  const successes = Object.entries(all).filter(([status]) => /^[23]/.test(status));
  const answer = successes.map(([, response]) => schemaIn(response)).find((schema) => schema !== null);
  return {
    ...{ id: operation.operationId ?? "", method: method.toUpperCase(), path },
    ...{ summary: operation.summary ?? "", description: operation.description ?? null },
    scope: (operation["x-required-scope"] as string | null) ?? null,
    open: operation.security?.some((way) => Object.keys(way).length === 0) ?? false,
    parameters: ((operation.parameters ?? []) as oas31.ParameterObject[]).map(parameterOf),
    body: body && fieldsOf(body),
    bodyType: body && typeOf(body),
    bodyExample: body && JSON.stringify(exampleOf(body, shapes), null, 2),
    answers: successes.map(([status, response]) => ({ status, type: answerType(response) })),
    answer: answer ? fieldsOf(answer) : [],
  };
}

function schemaIn(part: { content?: oas31.ContentObject } | undefined): JsonSchema | null {
  return (part?.content?.["application/json"]?.schema as JsonSchema | undefined) ?? null;
}

/** The shape of an answer, or the kinds of files that it can be. */
function answerType(response: oas31.ResponseObject): string {
  const types = Object.keys(response.content ?? {});
  const schema = types.length === 1 ? schemaIn(response) : null;
  return schema ? typeOf(schema) : types.join(", ");
}

function parameterOf(parameter: oas31.ParameterObject): OperationManual["parameters"][number] {
  const schema = (parameter.schema ?? {}) as JsonSchema;
  return {
    in: parameter.in as "path" | "query" | "header",
    path: parameter.name,
    type: typeOf(schema),
    required: parameter.required ?? false,
    limits: limitsOf(schema),
    about: parameter.description ?? schema.description ?? null,
  };
}
