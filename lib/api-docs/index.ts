export { type ApiDocument, apiDocument } from "./document";
export { type ApiOperation, operationsOf, type RouteModule } from "./route-module";
export type { NamedSchemas } from "./shared-components";
