import { v7 as uuidv7 } from "uuid";
import * as refresh from "@/app/api/v1/channels/[login]/roles/people/[id]/refresh/route";
import * as person from "@/app/api/v1/channels/[login]/roles/people/[id]/route";
import * as members from "@/app/api/v1/channels/[login]/roles/route";
import * as run from "@/app/api/v1/channels/[login]/roles/runs/[id]/route";
import * as runs from "@/app/api/v1/channels/[login]/roles/runs/route";
import * as settings from "@/app/api/v1/channels/[login]/roles/settings/route";
import * as status from "@/app/api/v1/channels/[login]/roles/status/route";
import * as sync from "@/app/api/v1/channels/[login]/roles/sync/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { tom, vera } = personas;
const path = `/api/v1/channels/${tom.login}/roles`;
const params = { login: tom.login };
const id = uuidv7();
const ofOne = { path: `${path}/people/${vera.id}`, params: { ...params, id: vera.id } };

/** The routes of roles, each with a call that is right in itself. */
export const roleRoutes: [string, RouteHandler, Call][] = [
  ["GET /channels/{login}/roles", members.GET, { path, params }],
  ["GET /channels/{login}/roles/status", status.GET, { path: `${path}/status`, params }],
  ["GET /channels/{login}/roles/runs", runs.GET, { path: `${path}/runs`, params }],
  [
    "GET /channels/{login}/roles/runs/{id}",
    run.GET,
    { path: `${path}/runs/${id}`, params: { ...params, id } },
  ],
  ["POST /channels/{login}/roles/sync", sync.POST, { method: "POST", path: `${path}/sync`, params }],
  ["GET /channels/{login}/roles/settings", settings.GET, { path: `${path}/settings`, params }],
  [
    "PUT /channels/{login}/roles/settings",
    settings.PUT,
    { method: "PUT", path: `${path}/settings`, params, body: { intervalMinutes: 60 } },
  ],
  ["GET /channels/{login}/roles/people/{id}", person.GET, ofOne],
  [
    "POST /channels/{login}/roles/people/{id}/refresh",
    refresh.POST,
    { ...ofOne, method: "POST", path: `${ofOne.path}/refresh` },
  ],
];
