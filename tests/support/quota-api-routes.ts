import * as quota from "@/app/api/v1/quota/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

/** The route of the quota page, with a call that is right in itself. */
export const quotaRoutes: [string, RouteHandler, Call][] = [
  ["GET /quota", quota.GET, { path: "/api/v1/quota" }],
];
