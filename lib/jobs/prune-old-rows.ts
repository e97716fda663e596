import { pruneExports } from "@/lib/account";
import { pruneAlerts } from "@/lib/alerts";
import { pruneKeys } from "@/lib/api-keys";
import { blankAuditAddresses, pruneAuditEntries } from "@/lib/audit";
import { pruneAudit } from "@/lib/chat";
import { pruneCommands } from "@/lib/commands";
import { pruneImports } from "@/lib/commands-import";
import type { Pool } from "@/lib/db/client";
import { pruneDeliveries } from "@/lib/deliveries";
import { pruneOutbox } from "@/lib/events";
import { pruneEventSub } from "@/lib/eventsub";
import { pruneIdempotencyKeys } from "@/lib/http/idempotency";
import { pruneLive } from "@/lib/live";
import { pruneModeration } from "@/lib/moderation";
import { pruneNotifications } from "@/lib/notifications";
import { prunePublishers } from "@/lib/publishers";
import { pruneRoleRuns } from "@/lib/roles";
import { pruneOutgoing } from "@/lib/sending";
import { pruneTargets, pruneTold } from "@/lib/targets";
import { deleteUsageBefore } from "@/lib/twitch";
import { pruneRuns } from "./prune";
import type { JobContext } from "./schema";
import { KEPT_DAYS } from "./schema";

const DAY_MS = 86_400_000;

/** Deletes what has grown old, in small batches; what a run that was stopped left over, the next one deletes. */
export async function pruneOldRows(
  pool: Pool,
  { now, signal }: Pick<JobContext, "now" | "signal">,
  { auditDays = 365 }: { auditDays?: number } = {},
) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  // First: what they have not sent by then they never will, and that is written down.
  const published = await prunePublishers(
    pool,
    {
      outbox: daysAgo(KEPT_DAYS.outbox),
      deadLetters: daysAgo(KEPT_DAYS.deadLetters),
      minutes: daysAgo(KEPT_DAYS.publisherMinutes),
    },
    signal,
  );
  const events = await pruneOutbox(pool, daysAgo(KEPT_DAYS.outbox), signal);
  const runs = await pruneRuns(pool, { before: daysAgo(KEPT_DAYS.runs), signal });
  const live = await pruneLive(pool, { now, logDays: KEPT_DAYS.log, signal });
  // An entry of the inbox shows what it counts for as long as it is there.
  const wishes = await pruneTold(pool, daysAgo(KEPT_DAYS.notifications), signal);
  const inbox = await pruneNotifications(pool, { before: daysAgo(KEPT_DAYS.notifications), signal });
  const deliveries = await pruneDeliveries(pool, { before: daysAgo(KEPT_DAYS.deliveries), now, signal });
  const alerts = await pruneAlerts(pool, daysAgo(KEPT_DAYS.alerts));
  const looks = await pruneAudit(pool, daysAgo(KEPT_DAYS.looks), signal);
  const auditEntries = await pruneAuditEntries(pool, daysAgo(auditDays), signal);
  const auditAddresses = await blankAuditAddresses(pool, daysAgo(KEPT_DAYS.auditAddresses), signal);
  const imports = await pruneImports(pool, daysAgo(KEPT_DAYS.imports));
  const commands = await pruneCommands(pool, { before: daysAgo(KEPT_DAYS.uses), now, signal });
  const said = await pruneOutgoing(pool, daysAgo(KEPT_DAYS.said), signal);
  const offences = await pruneModeration(pool, daysAgo(KEPT_DAYS.offences), signal);
  const roleRuns = await pruneRoleRuns(pool, daysAgo(KEPT_DAYS.roleRuns), signal);
  const targetStarts = await pruneTargets(pool, daysAgo(KEPT_DAYS.targetStarts), signal);
  const eventSub = await pruneEventSub(pool, daysAgo(KEPT_DAYS.eventSub), signal);
  const helixUsage = await deleteUsageBefore(pool, daysAgo(KEPT_DAYS.helixUsage));
  const idempotencyKeys = await pruneIdempotencyKeys(pool, daysAgo(KEPT_DAYS.idempotencyKeys), signal);
  const apiKeys = await pruneKeys(pool, daysAgo(KEPT_DAYS.apiKeys), signal);
  const exports = await pruneExports(pool, now);
  const bot = { imports, ...commands, said, offences, roleRuns };
  return {
    events,
    lostEvents: published.lost,
    deadLetters: published.deadLetters,
    runs,
    ...live,
    ...inbox,
    wishes,
    deliveries,
    alerts,
    looks,
    auditEntries,
    auditAddresses,
    targetStarts,
    eventSub,
    helixUsage,
    exports,
    idempotencyKeys,
    apiKeys,
    ...bot,
  };
}
