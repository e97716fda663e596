import { v7 as uuidv7 } from "uuid";
import * as one from "@/app/api/v1/targets/[id]/route";
import * as streams from "@/app/api/v1/targets/[id]/streams/route";
import * as targets from "@/app/api/v1/targets/route";
import * as search from "@/app/api/v1/targets/search/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const path = "/api/v1/targets";
const id = uuidv7();
const ofOne = { path: `${path}/${id}`, params: { id } };

/** The routes of watch targets, each with a call that is right in itself. */
export const targetRoutes: [string, RouteHandler, Call][] = [
  ["GET /targets", targets.GET, { path }],
  ["POST /targets", targets.POST, { method: "POST", path, body: { kind: "game", twitchId: "509658" } }],
  ["GET /targets/search", search.GET, { path: `${path}/search?q=chat` }],
  ["GET /targets/{id}", one.GET, ofOne],
  ["PATCH /targets/{id}", one.PATCH, { ...ofOne, method: "PATCH", body: { enabled: false } }],
  ["DELETE /targets/{id}", one.DELETE, { ...ofOne, method: "DELETE" }],
  ["GET /targets/{id}/streams", streams.GET, { ...ofOne, path: `${ofOne.path}/streams` }],
];
