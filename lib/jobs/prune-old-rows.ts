import { pruneAlerts } from "@/lib/alerts";
import { pruneAudit } from "@/lib/chat";
import type { Pool } from "@/lib/db/client";
import { pruneOutbox } from "@/lib/events";
import { pruneLive } from "@/lib/live";
import { pruneNotifications } from "@/lib/notifications";
import { pruneRuns } from "./prune";
import type { JobContext } from "./schema";

const DAY_MS = 86_400_000;
/** How many days each kind of row is kept. */
const KEPT_DAYS = { outbox: 7, runs: 30, log: 90, notifications: 90, alerts: 365, looks: 365 };

/** Deletes what has grown old, in small batches; what a run that was stopped left over, the next one deletes. */
export async function pruneOldRows(pool: Pool, { now, signal }: Pick<JobContext, "now" | "signal">) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const events = await pruneOutbox(pool, daysAgo(KEPT_DAYS.outbox), signal);
  const runs = await pruneRuns(pool, { before: daysAgo(KEPT_DAYS.runs), signal });
  const live = await pruneLive(pool, { now, logDays: KEPT_DAYS.log, signal });
  const inbox = await pruneNotifications(pool, { before: daysAgo(KEPT_DAYS.notifications), signal });
  const alerts = await pruneAlerts(pool, daysAgo(KEPT_DAYS.alerts));
  const looks = await pruneAudit(pool, daysAgo(KEPT_DAYS.looks), signal);
  return { events, runs, ...live, ...inbox, alerts, looks };
}
