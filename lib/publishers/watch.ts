import { declareAlert, isAlertOpen } from "@/lib/alerts";
import type { Pool } from "@/lib/db/client";
import { type Trouble, troubleWith } from "./core/trouble";
import { readTroubled } from "./repository-watch";

/**
 * Begins and ends the alerts of publishers, whichever process publishes: a broker that takes nothing for minutes, a
 * webhook that was given up, events that were too old before they could be sent.
 */
export async function watchPublishers(deps: { pool: Pool; operatorIds: readonly string[] }): Promise<void> {
  const { rows, now } = await readTroubled(deps.pool);
  const kinds: Trouble[] = ["broker", "webhook", "events-lost"];
  for (const kind of kinds) {
    const summary = troubleWith(kind, rows, now);
    const alert = `publishing-${kind}` as const;
    if ((summary !== null) !== (await isAlertOpen(alert, deps.pool)))
      await declareAlert(deps, alert, summary);
  }
}
