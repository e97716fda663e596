import { v7 as uuidv7 } from "uuid";
import * as one from "@/app/api/v1/me/wishes/[id]/route";
import * as wishes from "@/app/api/v1/me/wishes/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const path = "/api/v1/me/wishes";
const id = uuidv7();
const ofOne = { path: `${path}/${id}`, params: { id } };

/** The routes of wishes, each with a call that is right in itself. */
export const wishRoutes: [string, RouteHandler, Call][] = [
  ["GET /me/wishes", wishes.GET, { path }],
  ["GET /me/wishes/{id}", one.GET, ofOne],
  ["PUT /me/wishes/{id}", one.PUT, { ...ofOne, method: "PUT", body: { minViewers: 100 } }],
  ["DELETE /me/wishes/{id}", one.DELETE, { ...ofOne, method: "DELETE" }],
];
