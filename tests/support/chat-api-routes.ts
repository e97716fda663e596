import { v7 as uuidv7 } from "uuid";
import * as listExport from "@/app/api/v1/channels/[login]/messages/export/route";
import * as list from "@/app/api/v1/channels/[login]/messages/route";
import * as audit from "@/app/api/v1/chat/channels/[login]/audit/route";
import * as messages from "@/app/api/v1/chat/channels/[login]/messages/route";
import * as reader from "@/app/api/v1/chat/channels/[login]/readers/[twitchId]/route";
import * as readers from "@/app/api/v1/chat/channels/[login]/readers/route";
import * as stats from "@/app/api/v1/chat/channels/[login]/stats/route";
import * as savedOne from "@/app/api/v1/chat/saved/[id]/route";
import * as saved from "@/app/api/v1/chat/saved/route";
import * as rate from "@/app/api/v1/chat/streams/[id]/rate/route";
import * as receipt from "@/app/api/v1/me/chat/erasures/[id]/receipt/route";
import * as erasures from "@/app/api/v1/me/chat/erasures/route";
import * as ownExport from "@/app/api/v1/me/chat/export/route";
import * as ownMessages from "@/app/api/v1/me/chat/messages/route";
import * as optOut from "@/app/api/v1/me/chat/opt-out/route";
import * as own from "@/app/api/v1/me/chat/route";
import * as restore from "@/app/api/v1/messages/[id]/restore/route";
import * as message from "@/app/api/v1/messages/[id]/route";
import type { RouteHandler } from "@/lib/http/admit";
import type { Call } from "./app";

const id = uuidv7();
const login = "somebody";
const channel = (part: string) => ({ path: `/api/v1/chat/channels/${login}/${part}`, params: { login } });
const ofChannel = { path: `/api/v1/channels/${login}/messages`, params: { login } };
const ofOne = { path: `/api/v1/messages/${id}`, params: { id } };
const mine = (part: string) => ({ path: `/api/v1/me/chat${part}` });

/** The routes about who reads chat, and about one's own words. */
export const chatRoutes: [string, RouteHandler, Call][] = [
  ["GET /chat/channels/{login}/audit", audit.GET, channel("audit")],
  ["GET /chat/channels/{login}/readers", readers.GET, channel("readers")],
  [
    "POST /chat/channels/{login}/readers",
    readers.POST,
    { ...channel("readers"), method: "POST", body: { login } },
  ],
  [
    "DELETE /chat/channels/{login}/readers/{twitchId}",
    reader.DELETE,
    { method: "DELETE", path: channel("readers/7").path, params: { login, twitchId: "7" } },
  ],
  ["GET /chat/channels/{login}/messages", messages.GET, channel("messages")],
  ["GET /chat/channels/{login}/stats", stats.GET, channel("stats")],
  ["GET /chat/streams/{id}/rate", rate.GET, { path: `/api/v1/chat/streams/${id}/rate`, params: { id } }],
  ["GET /chat/saved", saved.GET, { path: "/api/v1/chat/saved" }],
  [
    "POST /chat/saved",
    saved.POST,
    { method: "POST", path: "/api/v1/chat/saved", body: { name: "Pizza", query: "pizza" } },
  ],
  [
    "DELETE /chat/saved/{id}",
    savedOne.DELETE,
    { method: "DELETE", path: `/api/v1/chat/saved/${id}`, params: { id } },
  ],
  ["GET /me/chat", own.GET, mine("")],
  ["GET /me/chat/messages", ownMessages.GET, mine("/messages")],
  ["GET /me/chat/export", ownExport.GET, mine("/export")],
  ["PUT /me/chat/opt-out", optOut.PUT, { method: "PUT", ...mine("/opt-out") }],
  ["DELETE /me/chat/opt-out", optOut.DELETE, { method: "DELETE", ...mine("/opt-out") }],
  ["GET /me/chat/erasures", erasures.GET, mine("/erasures")],
  ["POST /me/chat/erasures", erasures.POST, { method: "POST", ...mine("/erasures") }],
  ["GET /me/chat/erasures/{id}/receipt", receipt.GET, { ...mine(`/erasures/${id}/receipt`), params: { id } }],
  ["GET /channels/{login}/messages", list.GET, ofChannel],
  [
    "POST /channels/{login}/messages",
    list.POST,
    { method: "POST", ...ofChannel, body: { author: { id: "7", login: "ann" }, text: "hello" } },
  ],
  [
    "GET /channels/{login}/messages/export",
    listExport.GET,
    { ...ofChannel, path: `${ofChannel.path}/export` },
  ],
  ["GET /messages/{id}", message.GET, ofOne],
  ["DELETE /messages/{id}", message.DELETE, { method: "DELETE", ...ofOne }],
  [
    "POST /messages/{id}/restore",
    restore.POST,
    { method: "POST", path: `${ofOne.path}/restore`, params: ofOne.params },
  ],
];
