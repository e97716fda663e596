import * as channel from "@/app/api/v1/bot/channels/[login]/route";
import * as channels from "@/app/api/v1/bot/channels/route";
import * as status from "@/app/api/v1/bot/status/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";
import { sendingRoutes } from "./sending-api-routes";

const { login } = personas.vera;
const path = "/api/v1/bot/channels";
const one = { path: `${path}/${login}`, params: { login } };

/** The routes of the bot and of connected channels, each with a call that is right in itself. */
export const botRoutes: [string, RouteHandler, Call][] = [
  ["GET /bot/status", status.GET, { path: "/api/v1/bot/status" }],
  ["GET /bot/channels", channels.GET, { path }],
  ["POST /bot/channels", channels.POST, { method: "POST", path, body: { login } }],
  ["GET /bot/channels/{login}", channel.GET, one],
  ["PATCH /bot/channels/{login}", channel.PATCH, { method: "PATCH", ...one, body: { readers: "owner" } }],
  ["DELETE /bot/channels/{login}", channel.DELETE, { method: "DELETE", ...one }],
  ...sendingRoutes,
];
