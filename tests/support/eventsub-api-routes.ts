import * as reconcile from "@/app/api/v1/eventsub/reconcile/route";
import * as overview from "@/app/api/v1/eventsub/route";
import * as subscriptions from "@/app/api/v1/eventsub/subscriptions/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const path = "/api/v1/eventsub";

/** The routes of EventSub, each with a call that is right in itself. */
export const eventSubRoutes: [string, RouteHandler, Call][] = [
  ["GET /eventsub", overview.GET, { path }],
  ["GET /eventsub/subscriptions", subscriptions.GET, { path: `${path}/subscriptions` }],
  ["POST /eventsub/reconcile", reconcile.POST, { method: "POST", path: `${path}/reconcile` }],
];
