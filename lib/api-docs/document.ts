import { createDocument, type oas31, type ZodOpenApiPathsObject } from "zod-openapi";
import { GUIDE } from "./guide";
import { openApiOperation } from "./open-api-operation";
import type { ApiOperation } from "./route-module";
import { type NamedSchemas, sharedComponents } from "./shared-components";
import { withoutNoise } from "./without-noise";

export type ApiDocument = oas31.OpenAPIObject;

export interface DocumentOptions {
  /** Where this instance is reached. */
  appUrl: string;
  version: string;
  /** Shapes that are referred to by name instead of being written out at each place. */
  named: NamedSchemas;
}

/**
 * The description of the API as OpenAPI 3.1, made of the schemas that validate what comes in and that nothing passes
 * which they do not name.
 */
export function apiDocument(
  operations: readonly ApiOperation[],
  { appUrl, version, named }: DocumentOptions,
): ApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: openApiOperation(operation) };
  }
  const tags = new Set(operations.map(({ described }) => tagOf(described.info.operation)));
  return createDocument(
    {
      openapi: "3.1.1",
      info: { title: "Tallylight", version, description: GUIDE },
      servers: [{ url: appUrl, description: "This instance" }],
      tags: [...tags].toSorted().map((name) => ({ name })),
      paths,
      components: sharedComponents(named, appUrl),
    },
    { override: withoutNoise, allowEmptySchema: { unknown: true, any: true } },
  );
}

const tagOf = (operation: string): string => operation.slice(0, operation.indexOf("."));
