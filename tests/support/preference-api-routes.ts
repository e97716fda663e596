import * as override from "@/app/api/v1/following/[id]/preferences/route";
import * as overrides from "@/app/api/v1/me/preferences/broadcasters/route";
import * as categories from "@/app/api/v1/me/preferences/categories/route";
import * as preview from "@/app/api/v1/me/preferences/preview/route";
import * as preferences from "@/app/api/v1/me/preferences/route";
import type { RouteHandler } from "@/lib/http/admit";
import { DEFAULT_PREFERENCES } from "@/lib/preferences/schema";
import type { Call } from "./app";

const path = "/api/v1/me/preferences";
const one = { path: "/api/v1/following/1/preferences", params: { id: "1" } };

/** The routes of how a person is told, each with a call that is right in itself. */
export const preferenceRoutes: [string, RouteHandler, Call][] = [
  ["GET /me/preferences", preferences.GET, { path }],
  ["PATCH /me/preferences", preferences.PATCH, { method: "PATCH", path, body: { banner: true } }],
  [
    "POST /me/preferences/preview",
    preview.POST,
    { method: "POST", path: `${path}/preview`, body: DEFAULT_PREFERENCES },
  ],
  ["GET /me/preferences/categories", categories.GET, { path: `${path}/categories` }],
  ["GET /me/preferences/broadcasters", overrides.GET, { path: `${path}/broadcasters` }],
  ["GET /following/{id}/preferences", override.GET, one],
  ["PUT /following/{id}/preferences", override.PUT, { method: "PUT", ...one, body: { email: true } }],
  ["DELETE /following/{id}/preferences", override.DELETE, { method: "DELETE", ...one }],
];
