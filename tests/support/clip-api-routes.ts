import { v7 as uuidv7 } from "uuid";
import * as collections from "@/app/api/v1/channels/[login]/clip-collections/route";
import * as askArchive from "@/app/api/v1/channels/[login]/clips/archive/ask/route";
import * as archive from "@/app/api/v1/channels/[login]/clips/archive/route";
import * as bulk from "@/app/api/v1/channels/[login]/clips/bulk/route";
import * as clipsExport from "@/app/api/v1/channels/[login]/clips/export/route";
import * as facets from "@/app/api/v1/channels/[login]/clips/facets/route";
import * as channelClips from "@/app/api/v1/channels/[login]/clips/route";
import * as statistics from "@/app/api/v1/channels/[login]/clips/statistics/route";
import * as collected from "@/app/api/v1/clip-collections/[id]/clips/route";
import * as restoreCollection from "@/app/api/v1/clip-collections/[id]/restore/route";
import * as collection from "@/app/api/v1/clip-collections/[id]/route";
import * as neighbours from "@/app/api/v1/clips/[id]/neighbours/route";
import * as restore from "@/app/api/v1/clips/[id]/restore/route";
import * as clip from "@/app/api/v1/clips/[id]/route";
import * as share from "@/app/api/v1/clips/[id]/share/route";
import * as byTwitchId from "@/app/api/v1/clips/by-twitch-id/[id]/route";
import * as flags from "@/app/api/v1/clips/flags/route";
import * as clips from "@/app/api/v1/clips/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { login } = personas.vera;
const params = { login };
const path = `/api/v1/channels/${login}`;
const id = uuidv7();
const one = { path: `/api/v1/clips/${id}`, params: { id } };
const put = { path: `/api/v1/clip-collections/${id}`, params: { id } };
const POST = { method: "POST" };

/** The routes of clips and collections that need a person, each with a call that is right in itself. */
export const clipRoutes: [string, RouteHandler, Call][] = [
  ["GET /channels/{login}/clips/export", clipsExport.GET, { path: `${path}/clips/export`, params }],
  ["GET /clips", clips.GET, { path: "/api/v1/clips" }],
  ["GET /clips/{id}/neighbours", neighbours.GET, { ...one, path: `${one.path}/neighbours` }],
  ["GET /clips/flags", flags.GET, { path: `/api/v1/clips/flags?streamId=${id}` }],
  [
    "GET /clips/by-twitch-id/{id}",
    byTwitchId.GET,
    { path: "/api/v1/clips/by-twitch-id/Odd", params: { id: "Odd" } },
  ],
  ["PATCH /clips/{id}", clip.PATCH, { ...one, method: "PATCH", body: { title: null } }],
  ["DELETE /clips/{id}", clip.DELETE, { ...one, method: "DELETE" }],
  ["POST /clips/{id}/restore", restore.POST, { ...one, ...POST, path: `${one.path}/restore` }],
  ["POST /clips/{id}/share", share.POST, { ...one, ...POST, path: `${one.path}/share` }],
  ["DELETE /clips/{id}/share", share.DELETE, { ...one, method: "DELETE", path: `${one.path}/share` }],
  ["GET /channels/{login}/clips/archive", archive.GET, { path: `${path}/clips/archive`, params }],
  [
    "PUT /channels/{login}/clips/archive",
    archive.PUT,
    { method: "PUT", path: `${path}/clips/archive`, params, body: { enabled: true } },
  ],
  [
    "POST /channels/{login}/clips/archive/ask",
    askArchive.POST,
    { ...POST, path: `${path}/clips/archive/ask`, params },
  ],
  ["GET /channels/{login}/clips", channelClips.GET, { path: `${path}/clips`, params }],
  [
    "POST /channels/{login}/clips",
    channelClips.POST,
    { ...POST, path: `${path}/clips`, params, body: { clip: "Odd" } },
  ],
  [
    "POST /channels/{login}/clips/bulk",
    bulk.POST,
    { ...POST, path: `${path}/clips/bulk`, params, body: { action: "remove", ids: [id] } },
  ],
  ["GET /channels/{login}/clips/facets", facets.GET, { path: `${path}/clips/facets`, params }],
  ["GET /channels/{login}/clips/statistics", statistics.GET, { path: `${path}/clips/statistics`, params }],
  ["GET /channels/{login}/clip-collections", collections.GET, { path: `${path}/clip-collections`, params }],
  [
    "POST /channels/{login}/clip-collections",
    collections.POST,
    { ...POST, path: `${path}/clip-collections`, params, body: { name: "Best of" } },
  ],
  ["PATCH /clip-collections/{id}", collection.PATCH, { ...put, method: "PATCH", body: { name: "Best" } }],
  ["DELETE /clip-collections/{id}", collection.DELETE, { ...put, method: "DELETE" }],
  [
    "POST /clip-collections/{id}/restore",
    restoreCollection.POST,
    { ...put, ...POST, path: `${put.path}/restore` },
  ],
  [
    "POST /clip-collections/{id}/clips",
    collected.POST,
    { ...put, ...POST, path: `${put.path}/clips`, body: { action: "add", ids: [id] } },
  ],
];

/** Those that are there for everybody. */
export const openClipRoutes: [string, RouteHandler, Call][] = [
  ["GET /clips/{id}", clip.GET, one],
  ["GET /clip-collections/{id}", collection.GET, put],
  ["GET /clip-collections/{id}/clips", collected.GET, { ...put, path: `${put.path}/clips` }],
];
