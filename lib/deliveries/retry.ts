import { recordAudit } from "@/lib/audit";
import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import * as repository from "./repository-overview";
import type { RetryInput } from "./schema";

/**
 * Has failed deliveries tried again, as new ones are, and wakes who sends them; says how many. What did not fail is
 * passed over, so asking twice tries once. Whether one still is worth sending is asked when its turn has come.
 */
export async function retryDeliveries(input: RetryInput, pool: Pool = db()): Promise<{ retried: number }> {
  return withTransaction(async (tx) => {
    const again = await repository.requeueFailed(tx, {
      ids: input.what === "these" ? input.ids : null,
      key: input.what === "alike" ? input.key : null,
    });
    const media = again.map(({ medium }) => medium);
    const retried = again.reduce((sum, { count }) => sum + count, 0);
    if (retried > 0) {
      const target = { kind: "delivery", id: input.what } as const;
      await recordAudit(tx, { action: "delivery.retry", target, after: { retried } });
      await appendEvents(tx, [{ kind: "deliveries.queued", payload: { media } }]);
    }
    return { retried };
  }, pool);
}
