import * as poll from "@/app/api/v1/bot/account/poll/route";
import * as account from "@/app/api/v1/bot/account/route";
import * as messages from "@/app/api/v1/bot/channels/[login]/messages/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { login } = personas.vera;
const path = "/api/v1/bot/account";
const said = { path: `/api/v1/bot/channels/${login}/messages`, params: { login } };

/** The routes of the account that writes and of what it says, each with a call that is right in itself. */
export const sendingRoutes: [string, RouteHandler, Call][] = [
  ["GET /bot/account", account.GET, { path }],
  ["POST /bot/account", account.POST, { method: "POST", path }],
  ["POST /bot/account/poll", poll.POST, { method: "POST", path: `${path}/poll` }],
  ["DELETE /bot/account", account.DELETE, { method: "DELETE", path }],
  ["GET /bot/channels/{login}/messages", messages.GET, said],
  [
    "POST /bot/channels/{login}/messages",
    messages.POST,
    { method: "POST", ...said, body: { text: "hello" } },
  ],
];
