import * as one from "@/app/api/v1/channels/[login]/viewers/[id]/route";
import * as attended from "@/app/api/v1/channels/[login]/viewers/[id]/streams/route";
import * as counted from "@/app/api/v1/channels/[login]/viewers/count/route";
import * as exported from "@/app/api/v1/channels/[login]/viewers/export/route";
import * as list from "@/app/api/v1/channels/[login]/viewers/route";
import * as statistics from "@/app/api/v1/channels/[login]/viewers/statistics/route";
import * as person from "@/app/api/v1/viewers/[id]/route";
import * as byTwitchId from "@/app/api/v1/viewers/by-twitch-id/[id]/route";
import * as everywhere from "@/app/api/v1/viewers/route";
import * as figures from "@/app/api/v1/viewers/statistics/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { tom, vera } = personas;
const path = `/api/v1/channels/${tom.login}/viewers`;
const params = { login: tom.login };
const ofOne = { path: `${path}/${vera.id}`, params: { ...params, id: vera.id } };

const ofPerson = { path: `/api/v1/viewers/${vera.id}`, params: { id: vera.id } };

/** The routes of chatters, each with a call that is right in itself. */
export const viewerRoutes: [string, RouteHandler, Call][] = [
  ["GET /channels/{login}/viewers", list.GET, { path, params }],
  [
    "POST /channels/{login}/viewers",
    list.POST,
    { method: "POST", path, params, body: { login: vera.login } },
  ],
  ["GET /channels/{login}/viewers/statistics", statistics.GET, { path: `${path}/statistics`, params }],
  ["GET /channels/{login}/viewers/{id}", one.GET, ofOne],
  [
    "PATCH /channels/{login}/viewers/{id}",
    one.PATCH,
    { method: "PATCH", ...ofOne, body: { removed: false } },
  ],
  ["DELETE /channels/{login}/viewers/{id}", one.DELETE, { method: "DELETE", ...ofOne }],
  [
    "GET /channels/{login}/viewers/{id}/streams",
    attended.GET,
    { path: `${ofOne.path}/streams`, params: ofOne.params },
  ],
  ["GET /viewers/{id}", person.GET, { path: `/api/v1/viewers/${vera.id}`, params: { id: vera.id } }],
  ["GET /channels/{login}/viewers/count", counted.GET, { path: `${path}/count`, params }],
  ["GET /channels/{login}/viewers/export", exported.GET, { path: `${path}/export`, params }],
  ["PATCH /viewers/{id}", person.PATCH, { method: "PATCH", ...ofPerson, body: { removed: false } }],
  ["DELETE /viewers/{id}", person.DELETE, { method: "DELETE", ...ofPerson }],
  [
    "GET /viewers/by-twitch-id/{id}",
    byTwitchId.GET,
    { path: `/api/v1/viewers/by-twitch-id/${vera.id}`, params: { id: vera.id } },
  ],
  ["GET /viewers", everywhere.GET, { path: "/api/v1/viewers" }],
  [
    "POST /viewers",
    everywhere.POST,
    { method: "POST", path: "/api/v1/viewers", body: { login: vera.login } },
  ],
  ["GET /viewers/statistics", figures.GET, { path: "/api/v1/viewers/statistics" }],
];
