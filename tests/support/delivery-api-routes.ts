import { v7 as uuidv7 } from "uuid";
import * as overview from "@/app/api/v1/deliveries/overview/route";
import * as retry from "@/app/api/v1/deliveries/retry/route";
import * as deliveries from "@/app/api/v1/deliveries/route";
import * as explain from "@/app/api/v1/notifications/[id]/deliveries/route";
import * as why from "@/app/api/v1/notifications/why/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const id = uuidv7();

/** The routes of the ledger, each with a call that is right in itself. */
export const deliveryRoutes: [string, RouteHandler, Call][] = [
  ["GET /notifications/why", why.GET, { path: "/api/v1/notifications/why" }],
  [
    "GET /notifications/{id}/deliveries",
    explain.GET,
    { path: `/api/v1/notifications/${id}/deliveries`, params: { id } },
  ],
  ["GET /deliveries", deliveries.GET, { path: "/api/v1/deliveries" }],
  ["GET /deliveries/overview", overview.GET, { path: "/api/v1/deliveries/overview" }],
  [
    "POST /deliveries/retry",
    retry.POST,
    { method: "POST", path: "/api/v1/deliveries/retry", body: { what: "all" } },
  ],
];
