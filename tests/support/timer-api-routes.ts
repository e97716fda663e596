import { v7 as uuidv7 } from "uuid";
import * as restoreQuote from "@/app/api/v1/channels/[login]/quotes/[number]/restore/route";
import * as quote from "@/app/api/v1/channels/[login]/quotes/[number]/route";
import * as quotes from "@/app/api/v1/channels/[login]/quotes/route";
import * as preview from "@/app/api/v1/channels/[login]/timers/preview/route";
import * as timers from "@/app/api/v1/channels/[login]/timers/route";
import * as restoreTimer from "@/app/api/v1/timers/[id]/restore/route";
import * as timer from "@/app/api/v1/timers/[id]/route";
import * as say from "@/app/api/v1/timers/[id]/say/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import type { Call } from "./app";

const { login } = personas.vera;
const params = { login };
const path = `/api/v1/channels/${login}`;
const id = uuidv7();
const one = { path: `/api/v1/timers/${id}`, params: { id } };
const third = { path: `${path}/quotes/3`, params: { login, number: "3" } };

/** The routes of timers and quotes, each with a call that is right in itself. */
export const timerRoutes: [string, RouteHandler, Call][] = [
  ["GET /channels/{login}/timers", timers.GET, { path: `${path}/timers`, params }],
  [
    "POST /channels/{login}/timers",
    timers.POST,
    { method: "POST", path: `${path}/timers`, params, body: { name: "follow", message: "Follow!" } },
  ],
  [
    "POST /channels/{login}/timers/preview",
    preview.POST,
    { method: "POST", path: `${path}/timers/preview`, params, body: { message: "Follow!" } },
  ],
  ["GET /timers/{id}", timer.GET, one],
  ["PATCH /timers/{id}", timer.PATCH, { method: "PATCH", ...one, body: { enabled: false } }],
  ["DELETE /timers/{id}", timer.DELETE, { method: "DELETE", ...one }],
  ["POST /timers/{id}/restore", restoreTimer.POST, { ...one, method: "POST", path: `${one.path}/restore` }],
  ["POST /timers/{id}/say", say.POST, { ...one, method: "POST", path: `${one.path}/say` }],
  ["GET /channels/{login}/quotes", quotes.GET, { path: `${path}/quotes`, params }],
  [
    "POST /channels/{login}/quotes",
    quotes.POST,
    { method: "POST", path: `${path}/quotes`, params, body: { text: "I never lose." } },
  ],
  ["GET /channels/{login}/quotes/{number}", quote.GET, third],
  [
    "PATCH /channels/{login}/quotes/{number}",
    quote.PATCH,
    { method: "PATCH", ...third, body: { saidBy: "Vera" } },
  ],
  ["DELETE /channels/{login}/quotes/{number}", quote.DELETE, { method: "DELETE", ...third }],
  [
    "POST /channels/{login}/quotes/{number}/restore",
    restoreQuote.POST,
    { ...third, method: "POST", path: `${third.path}/restore` },
  ],
];
