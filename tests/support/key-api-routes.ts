import { v7 as uuidv7 } from "uuid";
import * as instanceKey from "@/app/api/v1/instance-keys/[id]/route";
import * as instanceKeys from "@/app/api/v1/instance-keys/route";
import * as instanceScopes from "@/app/api/v1/instance-keys/scopes/route";
import * as key from "@/app/api/v1/keys/[id]/route";
import * as keys from "@/app/api/v1/keys/route";
import * as scopes from "@/app/api/v1/keys/scopes/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const id = uuidv7();
const params = { id };
const body = { name: "A program", scopes: ["clips:read"], expiresInDays: 30 };

const routesOf = (
  at: string,
  list: typeof keys | typeof instanceKeys,
  one: typeof key | typeof instanceKey,
  offered: typeof scopes | typeof instanceScopes,
): [string, RouteHandler, Call][] => {
  const path = `/api/v1${at}`;
  const ofOne = { path: `${path}/${id}`, params };
  return [
    [`GET ${at}`, list.GET, { path }],
    [`POST ${at}`, list.POST, { method: "POST", path, body }],
    [`GET ${at}/scopes`, offered.GET, { path: `${path}/scopes` }],
    [`GET ${at}/{id}`, one.GET, ofOne],
    [`PATCH ${at}/{id}`, one.PATCH, { ...ofOne, method: "PATCH", body: { name: "Another" } }],
    [`DELETE ${at}/{id}`, one.DELETE, { ...ofOne, method: "DELETE" }],
  ];
};

/** The routes of API keys, each with a call that is right in itself. */
export const keyRoutes: [string, RouteHandler, Call][] = [
  ...routesOf("/keys", keys, key, scopes),
  ...routesOf("/instance-keys", instanceKeys, instanceKey, instanceScopes),
];
