import { v7 as uuidv7 } from "uuid";
import * as bulk from "@/app/api/v1/channels/[login]/commands/bulk/route";
import * as byName from "@/app/api/v1/channels/[login]/commands/by-name/[name]/route";
import * as dryRun from "@/app/api/v1/channels/[login]/commands/dry-run/route";
import * as execute from "@/app/api/v1/channels/[login]/commands/execute/route";
import * as commands from "@/app/api/v1/channels/[login]/commands/route";
import * as restore from "@/app/api/v1/commands/[id]/restore/route";
import * as command from "@/app/api/v1/commands/[id]/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { tom, vera } = personas;
const path = `/api/v1/channels/${tom.login}/commands`;
const params = { login: tom.login };
const id = uuidv7();
const one = { path: `/api/v1/commands/${id}`, params: { id } };
const post = (name: string, body: object): Call => ({
  method: "POST",
  path: `${path}/${name}`,
  params,
  body,
});

/** The routes of commands, each with a call that is right in itself. */
export const commandRoutes: [string, RouteHandler, Call][] = [
  ["GET /channels/{login}/commands", commands.GET, { path, params }],
  [
    "POST /channels/{login}/commands",
    commands.POST,
    { method: "POST", path, params, body: { name: "hello", response: "Hi $(user)" } },
  ],
  [
    "GET /channels/{login}/commands/by-name/{name}",
    byName.GET,
    { path: `${path}/by-name/hello`, params: { ...params, name: "hello" } },
  ],
  [
    "POST /channels/{login}/commands/execute",
    execute.POST,
    post("execute", { command_name: "hello", user_id: vera.id, username: vera.login }),
  ],
  ["POST /channels/{login}/commands/dry-run", dryRun.POST, post("dry-run", { name: "hello" })],
  ["POST /channels/{login}/commands/bulk", bulk.POST, post("bulk", { action: "enable", ids: [id] })],
  ["GET /commands/{id}", command.GET, one],
  ["PATCH /commands/{id}", command.PATCH, { method: "PATCH", ...one, body: { enabled: true } }],
  ["DELETE /commands/{id}", command.DELETE, { method: "DELETE", ...one }],
  [
    "POST /commands/{id}/restore",
    restore.POST,
    { method: "POST", path: `${one.path}/restore`, params: one.params },
  ],
];
