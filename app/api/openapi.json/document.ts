import { type ApiDocument, apiDocument, operationsOf } from "@/lib/api-docs";
import { env } from "@/lib/env/server";
import { namedSchemas } from "./named-schemas";
import { apiRoutes } from "./routes";

let made: ApiDocument | undefined;

/** The description of this instance's API; made once in a process, as only a new version changes it. */
export function openApiDocument(): ApiDocument {
  made ??= apiDocument(operationsOf(apiRoutes), { appUrl: env().APP_URL, version: "1", named: namedSchemas });
  return made;
}
