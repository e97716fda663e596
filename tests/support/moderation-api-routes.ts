import { v7 as uuidv7 } from "uuid";
import * as undo from "@/app/api/v1/channels/[login]/moderation/actions/[id]/undo/route";
import * as actions from "@/app/api/v1/channels/[login]/moderation/actions/route";
import * as conduct from "@/app/api/v1/channels/[login]/moderation/conduct/route";
import * as dryRun from "@/app/api/v1/channels/[login]/moderation/dry-run/route";
import * as permits from "@/app/api/v1/channels/[login]/moderation/permits/route";
import * as settings from "@/app/api/v1/channels/[login]/moderation/route";
import * as rules from "@/app/api/v1/channels/[login]/moderation/rules/route";
import * as trials from "@/app/api/v1/channels/[login]/moderation/trials/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { tom, vera } = personas;
const id = uuidv7();
const path = `/api/v1/channels/${tom.login}/moderation`;
const params = { login: tom.login };
const sent = (method: "POST" | "PATCH", to: string, body: object): Call => ({
  ...{ method, path: `${path}${to}`, params, body },
});

/** The routes of moderation, each with a call that is right in itself. */
export const moderationRoutes: [string, RouteHandler, Call][] = [
  ["GET /channels/{login}/moderation", settings.GET, { path, params }],
  [
    "PATCH /channels/{login}/moderation/rules",
    rules.PATCH,
    sent("PATCH", "/rules", { kind: "caps", enabled: true }),
  ],
  [
    "PATCH /channels/{login}/moderation/conduct",
    conduct.PATCH,
    sent("PATCH", "/conduct", { announce: false }),
  ],
  ["GET /channels/{login}/moderation/actions", actions.GET, { path: `${path}/actions`, params }],
  [
    "POST /channels/{login}/moderation/actions/{id}/undo",
    undo.POST,
    { method: "POST", path: `${path}/actions/${id}/undo`, params: { ...params, id } },
  ],
  ["POST /channels/{login}/moderation/trials", trials.POST, sent("POST", "/trials", { text: "HELLO" })],
  ["POST /channels/{login}/moderation/dry-run", dryRun.POST, sent("POST", "/dry-run", {})],
  [
    "POST /channels/{login}/moderation/permits",
    permits.POST,
    sent("POST", "/permits", { login: vera.login }),
  ],
];
