import * as channelRolesPeopleOfIdRefresh from "@/app/api/v1/channels/[login]/roles/people/[id]/refresh/route";
import * as channelRolesPeopleOfId from "@/app/api/v1/channels/[login]/roles/people/[id]/route";
import * as channelRoles from "@/app/api/v1/channels/[login]/roles/route";
import * as channelRolesRunsOfId from "@/app/api/v1/channels/[login]/roles/runs/[id]/route";
import * as channelRolesRuns from "@/app/api/v1/channels/[login]/roles/runs/route";
import * as channelRolesSettings from "@/app/api/v1/channels/[login]/roles/settings/route";
import * as channelRolesStatus from "@/app/api/v1/channels/[login]/roles/status/route";
import * as channelRolesSync from "@/app/api/v1/channels/[login]/roles/sync/route";
import * as channelViewersOfId from "@/app/api/v1/channels/[login]/viewers/[id]/route";
import * as channelViewersOfIdStreams from "@/app/api/v1/channels/[login]/viewers/[id]/streams/route";
import * as channelViewersCount from "@/app/api/v1/channels/[login]/viewers/count/route";
import * as channelViewersExport from "@/app/api/v1/channels/[login]/viewers/export/route";
import * as channelViewers from "@/app/api/v1/channels/[login]/viewers/route";
import * as channelViewersStatistics from "@/app/api/v1/channels/[login]/viewers/statistics/route";
import * as viewersOfId from "@/app/api/v1/viewers/[id]/route";
import * as viewersByTwitchIdOfId from "@/app/api/v1/viewers/by-twitch-id/[id]/route";
import * as viewers from "@/app/api/v1/viewers/route";
import * as viewersStatistics from "@/app/api/v1/viewers/statistics/route";
import type { RouteModule } from "@/lib/api-docs";

export const viewersRoutes: Record<string, RouteModule> = {
  "/channels/{login}/roles": channelRoles,
  "/channels/{login}/roles/people/{id}": channelRolesPeopleOfId,
  "/channels/{login}/roles/people/{id}/refresh": channelRolesPeopleOfIdRefresh,
  "/channels/{login}/roles/runs": channelRolesRuns,
  "/channels/{login}/roles/runs/{id}": channelRolesRunsOfId,
  "/channels/{login}/roles/settings": channelRolesSettings,
  "/channels/{login}/roles/status": channelRolesStatus,
  "/channels/{login}/roles/sync": channelRolesSync,
  "/channels/{login}/viewers": channelViewers,
  "/channels/{login}/viewers/{id}": channelViewersOfId,
  "/channels/{login}/viewers/{id}/streams": channelViewersOfIdStreams,
  "/channels/{login}/viewers/count": channelViewersCount,
  "/channels/{login}/viewers/export": channelViewersExport,
  "/channels/{login}/viewers/statistics": channelViewersStatistics,
  "/viewers": viewers,
  "/viewers/{id}": viewersOfId,
  "/viewers/by-twitch-id/{id}": viewersByTwitchIdOfId,
  "/viewers/statistics": viewersStatistics,
};
