import type { RouteModule } from "@/lib/api-docs";
import { botRoutes } from "./bot-routes";
import { clipsRoutes } from "./clips-routes";
import { commandsRoutes } from "./commands-routes";
import { messagesRoutes } from "./messages-routes";
import { operationRoutes } from "./operation-routes";
import { peopleRoutes } from "./people-routes";
import { publishingRoutes } from "./publishing-routes";
import { streamsRoutes } from "./streams-routes";
import { viewersRoutes } from "./viewers-routes";

/** Every route of the API by its path below /api/v1. A test looks that none is missing. */
export const apiRoutes: Readonly<Record<string, RouteModule>> = {
  ...streamsRoutes,
  ...messagesRoutes,
  ...viewersRoutes,
  ...clipsRoutes,
  ...commandsRoutes,
  ...botRoutes,
  ...peopleRoutes,
  ...publishingRoutes,
  ...operationRoutes,
};
