import { v7 as uuidv7 } from "uuid";
import * as enable from "@/app/api/v1/webhooks/[id]/enable/route";
import * as webhook from "@/app/api/v1/webhooks/[id]/route";
import * as secret from "@/app/api/v1/webhooks/[id]/secret/route";
import * as test from "@/app/api/v1/webhooks/[id]/test/route";
import * as webhooks from "@/app/api/v1/webhooks/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const id = uuidv7();
const path = `/api/v1/webhooks/${id}`;
const params = { id };

/** The routes of webhooks, each with a call that is right in itself. */
export const webhookRoutes: [string, RouteHandler, Call][] = [
  [
    "POST /webhooks",
    webhooks.POST,
    {
      method: "POST",
      path: "/api/v1/webhooks",
      body: { name: "One", url: "https://hooks.example.org/in", kinds: null },
    },
  ],
  ["GET /webhooks/{id}", webhook.GET, { path, params }],
  ["PATCH /webhooks/{id}", webhook.PATCH, { method: "PATCH", path, params, body: { name: "Another" } }],
  ["DELETE /webhooks/{id}", webhook.DELETE, { method: "DELETE", path, params }],
  ["POST /webhooks/{id}/test", test.POST, { method: "POST", path: `${path}/test`, params }],
  ["POST /webhooks/{id}/secret", secret.POST, { method: "POST", path: `${path}/secret`, params }],
  ["POST /webhooks/{id}/enable", enable.POST, { method: "POST", path: `${path}/enable`, params }],
];
