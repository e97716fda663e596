import * as exported from "@/app/api/v1/audit/export/route";
import * as audit from "@/app/api/v1/audit/route";
import * as channelExported from "@/app/api/v1/channels/[login]/audit/export/route";
import * as channelAudit from "@/app/api/v1/channels/[login]/audit/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { login } = personas.tom;

/** Every route of what people with power did, with a call that is right in itself. */
export const auditRoutes: [string, RouteHandler, Call][] = [
  ["GET /audit", audit.GET, { path: "/api/v1/audit" }],
  ["GET /audit/export", exported.GET, { path: "/api/v1/audit/export?format=ndjson" }],
  [
    "GET /channels/{login}/audit",
    channelAudit.GET,
    { path: `/api/v1/channels/${login}/audit`, params: { login } },
  ],
  [
    "GET /channels/{login}/audit/export",
    channelExported.GET,
    { path: `/api/v1/channels/${login}/audit/export`, params: { login } },
  ],
];
