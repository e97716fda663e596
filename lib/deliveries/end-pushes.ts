import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { queueDeliveries } from "./queue";
import { type EndingRow, findEndings } from "./repository-endings";
import type { EndedAbout, NewDelivery } from "./schema";

/** What ended longer ago is no news: nothing is said of what ended while no worker was there. */
const REACH_MS = 30 * 60_000;
const BATCH = 2_000;

/**
 * Queues pushes that put how long it was in place of "is live", for browsers that show that of a stream which is over.
 * Each is told once, however often this runs, dies, or runs beside itself. `now` by the clock of the instance.
 */
export async function endPushes(
  pool: Pool,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<{ queued: number }> {
  const since = new Date(now.getTime() - REACH_MS);
  let queued = 0;
  let afterId: string | null = null;
  while (!signal.aborted) {
    const part = { since, afterId, limit: BATCH };
    const rows: EndingRow[] = await withTransaction(async (tx) => {
      const found = await findEndings(tx, part);
      await appendEvents(tx, await queueDeliveries(tx, found.map(deliveryOf)));
      return found;
    }, pool);
    queued += rows.length;
    afterId = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) break;
  }
  return { queued };
}

/** They yield to go-lives, of which it matters when they come. */
const TURN = 1_000;

const deliveryOf = ({ userId, announcementId, deviceId, endedAt }: EndingRow): NewDelivery => ({
  ...{ userId, announcementId, deviceId, kind: "ended", medium: "push", state: "queued" },
  about: { endedAt: endedAt.toISOString() } satisfies EndedAbout,
  ...{ reason: null, notBefore: null, turn: TURN },
});
