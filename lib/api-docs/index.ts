export { type ApiDocument, apiDocument } from "./document";
export { contentsOf, manualOf } from "./manual";
export { type ApiOperation, operationsOf, type RouteModule } from "./route-module";
export type { NamedSchemas } from "./shared-components";
