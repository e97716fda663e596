import * as alerts from "@/app/api/v1/alerts/route";
import * as auditExport from "@/app/api/v1/audit/export/route";
import * as audit from "@/app/api/v1/audit/route";
import * as channelAuditExport from "@/app/api/v1/channels/[login]/audit/export/route";
import * as channelAudit from "@/app/api/v1/channels/[login]/audit/route";
import * as deliveriesOverview from "@/app/api/v1/deliveries/overview/route";
import * as deliveriesRetry from "@/app/api/v1/deliveries/retry/route";
import * as deliveries from "@/app/api/v1/deliveries/route";
import * as eventsubReconcile from "@/app/api/v1/eventsub/reconcile/route";
import * as eventsub from "@/app/api/v1/eventsub/route";
import * as eventsubSubscriptions from "@/app/api/v1/eventsub/subscriptions/route";
import * as jobsOfJobIdRun from "@/app/api/v1/jobs/[jobId]/run/route";
import * as jobsOfJobIdRuns from "@/app/api/v1/jobs/[jobId]/runs/route";
import * as jobs from "@/app/api/v1/jobs/route";
import * as quota from "@/app/api/v1/quota/route";
import * as runsOfRunIdCancel from "@/app/api/v1/runs/[runId]/cancel/route";
import * as runsOfRunId from "@/app/api/v1/runs/[runId]/route";
import * as syncDelays from "@/app/api/v1/sync/delays/route";
import * as syncLag from "@/app/api/v1/sync/lag/route";
import * as syncLog from "@/app/api/v1/sync/log/route";
import * as syncRoles from "@/app/api/v1/sync/roles/route";
import * as sync from "@/app/api/v1/sync/route";
import * as syncRun from "@/app/api/v1/sync/run/route";
import type { RouteModule } from "@/lib/api-docs";

export const operationRoutes: Record<string, RouteModule> = {
  "/alerts": alerts,
  "/audit": audit,
  "/audit/export": auditExport,
  "/channels/{login}/audit": channelAudit,
  "/channels/{login}/audit/export": channelAuditExport,
  "/deliveries": deliveries,
  "/deliveries/overview": deliveriesOverview,
  "/deliveries/retry": deliveriesRetry,
  "/eventsub": eventsub,
  "/eventsub/reconcile": eventsubReconcile,
  "/eventsub/subscriptions": eventsubSubscriptions,
  "/jobs": jobs,
  "/jobs/{jobId}/run": jobsOfJobIdRun,
  "/jobs/{jobId}/runs": jobsOfJobIdRuns,
  "/quota": quota,
  "/runs/{runId}": runsOfRunId,
  "/runs/{runId}/cancel": runsOfRunIdCancel,
  "/sync": sync,
  "/sync/delays": syncDelays,
  "/sync/lag": syncLag,
  "/sync/log": syncLog,
  "/sync/roles": syncRoles,
  "/sync/run": syncRun,
};
