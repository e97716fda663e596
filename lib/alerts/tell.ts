import type { Db } from "@/lib/db/client";
import { tellOperators } from "@/lib/deliveries";
import { appendEvents } from "@/lib/events";
import type { AlertRow } from "./repository";

/** Told only by whoever changed the row. What is back within minutes is shown, but nobody gets mail of it. */
export async function tell(
  tx: Db,
  alert: AlertRow | undefined,
  operatorIds: readonly string[],
  how: { open: boolean; again?: true },
): Promise<void> {
  if (!alert) return;
  const { id: alertId, kind, summary, openedAt, closedAt } = alert;
  const about = { alertId, alert: kind, summary, openedAt: openedAt.toISOString() };
  const mails = how.again
    ? []
    : await tellOperators(tx, operatorIds, { ...about, closedAt: closedAt?.toISOString() ?? null });
  await appendEvents(tx, [{ kind: "alert.changed", payload: { alertId, alert: kind, ...how } }, ...mails]);
}
