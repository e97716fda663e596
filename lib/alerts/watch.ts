import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { readSyncHealth } from "@/lib/live";
import { syncAlertChange } from "./core/alert-change";
import * as repository from "./repository";
import type { AlertKind } from "./schema";

export interface WatchDeps {
  pool: Pool;
  /** The time between two ticks. */
  everySeconds: number;
}

/**
 * Looks whether anything is wrong, or no longer is, and begins or ends the alert with its event. Any number of
 * processes may look, as often as they like: that is how a worker that is dead is noticed by others. `now` is the
 * real time.
 */
export async function watchAlerts({ pool, everySeconds }: WatchDeps, now: Date): Promise<void> {
  const [health, open] = await Promise.all([
    readSyncHealth({ db: pool, everySeconds }, now),
    repository.listOpen(pool),
  ]);
  const isOpen = open.some(({ kind }) => kind === "live-sync");
  const change = syncAlertChange(health, isOpen);
  if (change.do === "nothing") return;
  await withTransaction(async (tx) => {
    const id =
      change.do === "open"
        ? await repository.open(tx, "live-sync", change.summary)
        : await repository.close(tx, "live-sync");
    if (id) await tell(tx, { id, kind: "live-sync", open: change.do === "open" });
  }, pool);
}

const tell = (tx: Db, { id, kind, open }: { id: string; kind: AlertKind; open: boolean }): Promise<void> =>
  appendEvents(tx, [{ kind: "alert.changed", payload: { alertId: id, alert: kind, open } }]);
