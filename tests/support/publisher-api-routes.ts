import { v7 as uuidv7 } from "uuid";
import * as retry from "@/app/api/v1/publishers/[id]/dead-letters/retry/route";
import * as deadLetters from "@/app/api/v1/publishers/[id]/dead-letters/route";
import * as pause from "@/app/api/v1/publishers/[id]/pause/route";
import * as replay from "@/app/api/v1/publishers/[id]/replay/route";
import * as resume from "@/app/api/v1/publishers/[id]/resume/route";
import * as publisher from "@/app/api/v1/publishers/[id]/route";
import * as publishers from "@/app/api/v1/publishers/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const params = { id: "rabbitmq" };
const path = `/api/v1/publishers/${params.id}`;

/** The routes of publishers, each with a call that is right in itself. */
export const publisherRoutes: [string, RouteHandler, Call][] = [
  ["GET /publishers", publishers.GET, { path: "/api/v1/publishers" }],
  ["GET /publishers/{id}", publisher.GET, { path, params }],
  ["PATCH /publishers/{id}", publisher.PATCH, { method: "PATCH", path, params, body: { kinds: null } }],
  ["POST /publishers/{id}/pause", pause.POST, { method: "POST", path: `${path}/pause`, params }],
  ["POST /publishers/{id}/resume", resume.POST, { method: "POST", path: `${path}/resume`, params }],
  [
    "GET /publishers/{id}/replay",
    replay.GET,
    { path: `${path}/replay?from=${new Date().toISOString()}`, params },
  ],
  [
    "POST /publishers/{id}/replay",
    replay.POST,
    { method: "POST", path: `${path}/replay`, params, body: { eventId: uuidv7() } },
  ],
  ["GET /publishers/{id}/dead-letters", deadLetters.GET, { path: `${path}/dead-letters`, params }],
  [
    "POST /publishers/{id}/dead-letters/retry",
    retry.POST,
    { method: "POST", path: `${path}/dead-letters/retry`, params, body: {} },
  ],
];
