import { v7 as uuidv7 } from "uuid";
import * as deletion from "@/app/api/v1/account/deletion/route";
import * as file from "@/app/api/v1/account/exports/[id]/file/route";
import * as exports from "@/app/api/v1/account/exports/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const path = "/api/v1/account/exports";
const id = uuidv7();
const wish = { login: personas.tom.login, eraseChat: false, deleteChannel: false };

/** The routes of a person's own account, each with a call that is right in itself. */
export const accountRoutes: [string, RouteHandler, Call][] = [
  ["GET /account/exports", exports.GET, { path }],
  ["POST /account/exports", exports.POST, { method: "POST", path }],
  ["GET /account/exports/{id}/file", file.GET, { path: `${path}/${id}/file`, params: { id } }],
  ["GET /account/deletion", deletion.GET, { path: "/api/v1/account/deletion" }],
  ["POST /account/deletion", deletion.POST, { method: "POST", path: "/api/v1/account/deletion", body: wish }],
  ["DELETE /account/deletion", deletion.DELETE, { method: "DELETE", path: "/api/v1/account/deletion" }],
];
