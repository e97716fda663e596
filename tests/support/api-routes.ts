import { v7 as uuidv7 } from "uuid";
import * as alerts from "@/app/api/v1/alerts/route";
import * as broadcaster from "@/app/api/v1/broadcasters/[login]/route";
import * as broadcasters from "@/app/api/v1/broadcasters/route";
import * as overview from "@/app/api/v1/channels/[login]/overview/route";
import * as activeStream from "@/app/api/v1/channels/[login]/streams/active/route";
import * as channelExport from "@/app/api/v1/channels/[login]/streams/export/route";
import * as channelStreams from "@/app/api/v1/channels/[login]/streams/route";
import * as compareChannels from "@/app/api/v1/channels/compare/route";
import * as events from "@/app/api/v1/events/route";
import * as followed from "@/app/api/v1/following/[id]/route";
import * as following from "@/app/api/v1/following/route";
import * as jobRun from "@/app/api/v1/jobs/[jobId]/run/route";
import * as jobRuns from "@/app/api/v1/jobs/[jobId]/runs/route";
import * as jobs from "@/app/api/v1/jobs/route";
import * as me from "@/app/api/v1/me/route";
import * as notification from "@/app/api/v1/notifications/[id]/route";
import * as hearing from "@/app/api/v1/notifications/hearing/route";
import * as read from "@/app/api/v1/notifications/read/route";
import * as notifications from "@/app/api/v1/notifications/route";
import * as visit from "@/app/api/v1/notifications/visit/route";
import * as cancel from "@/app/api/v1/runs/[runId]/cancel/route";
import * as run from "@/app/api/v1/runs/[runId]/route";
import * as streamEnd from "@/app/api/v1/streams/[id]/end/route";
import * as streamExport from "@/app/api/v1/streams/[id]/export/route";
import * as stream from "@/app/api/v1/streams/[id]/route";
import * as compareStreams from "@/app/api/v1/streams/compare/route";
import * as streams from "@/app/api/v1/streams/route";
import * as sparklines from "@/app/api/v1/streams/sparklines/route";
import * as streamStatistics from "@/app/api/v1/streams/statistics/route";
import * as syncDelays from "@/app/api/v1/sync/delays/route";
import * as syncLag from "@/app/api/v1/sync/lag/route";
import * as syncLog from "@/app/api/v1/sync/log/route";
import * as syncRoles from "@/app/api/v1/sync/roles/route";
import * as sync from "@/app/api/v1/sync/route";
import * as syncRun from "@/app/api/v1/sync/run/route";
import type { RouteHandler } from "@/lib/http/admit";
import { personas } from "@/lib/twitch/simulator";
import { accountRoutes } from "./account-api-routes";
import type { Call } from "./app";
import { auditRoutes } from "./audit-api-routes";
import { botRoutes } from "./bot-api-routes";
import { chatRoutes } from "./chat-api-routes";
import { clipRoutes } from "./clip-api-routes";
import { commandRoutes } from "./command-api-routes";
import { deliveryRoutes } from "./delivery-api-routes";
import { deviceRoutes } from "./device-api-routes";
import { eventSubRoutes } from "./eventsub-api-routes";
import { importRoutes } from "./import-api-routes";
import { keyRoutes } from "./key-api-routes";
import { moderationRoutes } from "./moderation-api-routes";
import { preferenceRoutes } from "./preference-api-routes";
import { publisherRoutes } from "./publisher-api-routes";
import { quotaRoutes } from "./quota-api-routes";
import { roleRoutes } from "./role-api-routes";
import { targetRoutes } from "./target-api-routes";
import { timerRoutes } from "./timer-api-routes";
import { viewerRoutes } from "./viewer-api-routes";
import { webhookRoutes } from "./webhook-api-routes";
import { wishRoutes } from "./wish-api-routes";

const { tom } = personas;
const uuid = uuidv7();

/** Every route of the API, with a call that is right in itself. */
export const routes: [string, RouteHandler, Call][] = [
  ["GET /me", me.GET, { path: "/api/v1/me" }],
  ...accountRoutes,
  ...preferenceRoutes,
  ...eventSubRoutes,
  ...quotaRoutes,
  ["GET /following", following.GET, { path: "/api/v1/following" }],
  [
    "POST /following",
    following.POST,
    { method: "POST", path: "/api/v1/following", body: { login: tom.login } },
  ],
  ["GET /following/{id}", followed.GET, { path: "/api/v1/following/1", params: { id: "1" } }],
  [
    "PATCH /following/{id}",
    followed.PATCH,
    { method: "PATCH", path: "/api/v1/following/1", params: { id: "1" }, body: { muted: true } },
  ],
  [
    "DELETE /following/{id}",
    followed.DELETE,
    { method: "DELETE", path: "/api/v1/following/1", params: { id: "1" } },
  ],
  ["GET /notifications", notifications.GET, { path: "/api/v1/notifications" }],
  ["GET /notifications/hearing", hearing.GET, { path: "/api/v1/notifications/hearing" }],
  ["POST /notifications/visit", visit.POST, { method: "POST", path: "/api/v1/notifications/visit" }],
  ["POST /notifications/read", read.POST, { method: "POST", path: "/api/v1/notifications/read", body: {} }],
  [
    "DELETE /notifications/{id}",
    notification.DELETE,
    { method: "DELETE", path: `/api/v1/notifications/${uuid}`, params: { id: uuid } },
  ],
  ["GET /sync", sync.GET, { path: "/api/v1/sync" }],
  ["GET /sync/log", syncLog.GET, { path: "/api/v1/sync/log" }],
  ["GET /sync/roles", syncRoles.GET, { path: "/api/v1/sync/roles" }],
  ["GET /sync/delays", syncDelays.GET, { path: "/api/v1/sync/delays" }],
  ["GET /sync/lag", syncLag.GET, { path: "/api/v1/sync/lag?q=a" }],
  ["POST /sync/run", syncRun.POST, { method: "POST", path: "/api/v1/sync/run" }],
  ["GET /alerts", alerts.GET, { path: "/api/v1/alerts" }],
  ["GET /jobs", jobs.GET, { path: "/api/v1/jobs" }],
  [
    "GET /jobs/{jobId}/runs",
    jobRuns.GET,
    { path: "/api/v1/jobs/sync-follows/runs", params: { jobId: "sync-follows" } },
  ],
  [
    "POST /jobs/{jobId}/run",
    jobRun.POST,
    { method: "POST", path: "/api/v1/jobs/sync-follows/run", params: { jobId: "sync-follows" } },
  ],
  ["GET /runs/{runId}", run.GET, { path: `/api/v1/runs/${uuid}`, params: { runId: uuid } }],
  [
    "POST /runs/{runId}/cancel",
    cancel.POST,
    { method: "POST", path: `/api/v1/runs/${uuid}/cancel`, params: { runId: uuid } },
  ],
  ["GET /broadcasters", broadcasters.GET, { path: "/api/v1/broadcasters" }],
  [
    "GET /broadcasters/{login}",
    broadcaster.GET,
    { path: `/api/v1/broadcasters/${tom.login}`, params: { login: tom.login } },
  ],
  ["GET /events", events.GET, { path: "/api/v1/events" }],
  ["GET /streams", streams.GET, { path: "/api/v1/streams" }],
  ["GET /streams/sparklines", sparklines.GET, { path: "/api/v1/streams/sparklines" }],
  ["GET /streams/compare", compareStreams.GET, { path: `/api/v1/streams/compare?ids=${uuid},${uuidv7()}` }],
  ["GET /streams/statistics", streamStatistics.GET, { path: "/api/v1/streams/statistics" }],
  [
    "PATCH /streams/{id}",
    stream.PATCH,
    { method: "PATCH", path: `/api/v1/streams/${uuid}`, params: { id: uuid }, body: { title: "A title" } },
  ],
  [
    "POST /streams/{id}/end",
    streamEnd.POST,
    { method: "POST", path: `/api/v1/streams/${uuid}/end`, params: { id: uuid } },
  ],
  ["GET /streams/{id}", stream.GET, { path: `/api/v1/streams/${uuid}`, params: { id: uuid } }],
  [
    "GET /streams/{id}/export",
    streamExport.GET,
    { path: `/api/v1/streams/${uuid}/export`, params: { id: uuid } },
  ],
  [
    "GET /channels/{login}/overview",
    overview.GET,
    { path: `/api/v1/channels/${tom.login}/overview`, params: { login: tom.login } },
  ],
  [
    "POST /channels/{login}/streams",
    channelStreams.POST,
    {
      method: "POST",
      path: "/api/v1/channels/x/streams",
      params: { login: "x" },
      body: { title: "A title" },
    },
  ],
  [
    "GET /channels/{login}/streams/active",
    activeStream.GET,
    { path: "/api/v1/channels/x/streams/active", params: { login: "x" } },
  ],
  [
    "GET /channels/{login}/streams",
    channelStreams.GET,
    { path: `/api/v1/channels/${tom.login}/streams`, params: { login: tom.login } },
  ],
  [
    "GET /channels/{login}/streams/export",
    channelExport.GET,
    { path: `/api/v1/channels/${tom.login}/streams/export`, params: { login: tom.login } },
  ],
  ["GET /channels/compare", compareChannels.GET, { path: "/api/v1/channels/compare?logins=a,b" }],
  ...auditRoutes,
  ...botRoutes,
  ...chatRoutes,
  ...importRoutes,
  ...commandRoutes,
  ...deviceRoutes,
  ...keyRoutes,
  ...moderationRoutes,
  ...viewerRoutes,
  ...roleRoutes,
  ...webhookRoutes,
  ...targetRoutes,
  ...wishRoutes,
  ...timerRoutes,
  ...deliveryRoutes,
  ...publisherRoutes,
  ...clipRoutes,
];
