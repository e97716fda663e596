import { v7 as uuidv7 } from "uuid";
import * as exported from "@/app/api/v1/channels/[login]/export/route";
import * as undo from "@/app/api/v1/channels/[login]/import/[id]/undo/route";
import * as preview from "@/app/api/v1/channels/[login]/import/preview/route";
import * as imported from "@/app/api/v1/channels/[login]/import/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { tom } = personas;
const path = `/api/v1/channels/${tom.login}`;
const params = { login: tom.login };
const id = uuidv7();
const text = "[]";

/** The routes of import and export, each with a call that is right in itself. */
export const importRoutes: [string, RouteHandler, Call][] = [
  ["GET /channels/{login}/export", exported.GET, { path: `${path}/export`, params }],
  [
    "POST /channels/{login}/import/preview",
    preview.POST,
    { method: "POST", path: `${path}/import/preview`, params, body: { text } },
  ],
  [
    "POST /channels/{login}/import",
    imported.POST,
    { method: "POST", path: `${path}/import`, params, body: { text, hash: "0".repeat(64) } },
  ],
  [
    "POST /channels/{login}/import/{id}/undo",
    undo.POST,
    { method: "POST", path: `${path}/import/${id}/undo`, params: { ...params, id } },
  ],
];
