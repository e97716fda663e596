import { type ApiDocument, apiDocument, operationsOf } from "@/lib/api-docs";
import { env } from "@/lib/env/server";
import { namedSchemas } from "./named-schemas";
import { apiRoutes } from "./routes";

let made: ApiDocument | undefined;
let written: string | undefined;

/** The description of this instance's API; made once in a process, as only a new version changes it. */
export function openApiDocument(): ApiDocument {
  made ??= apiDocument(operationsOf(apiRoutes), { appUrl: env().APP_URL, version: "1", named: namedSchemas });
  return made;
}

/** The same as JSON. Half a megabyte: it is written once, however often it is asked for. */
export function openApiText(): string {
  written ??= JSON.stringify(openApiDocument());
  return written;
}
