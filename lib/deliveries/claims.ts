import type { Pool } from "@/lib/db/client";
import type { Carrier, ClaimedDelivery, HandOver, Outcome } from "./carrier";
import type { Hold } from "./core/settle";
import { isTimely, judgeDue } from "./judge-due";
import { type Claimer, claimDue } from "./repository-claim";
import { readDueFacts } from "./repository-due";

/** A delivery that can be handed over, or of which it is clear without that what becomes of it. */
export type Claimed = { delivery: ClaimedDelivery } & ({ handOver: HandOver } | { outcome: Outcome | Hold });

export interface LaneLog {
  warn(fields: object, message: string): void;
}

export interface ClaimDeps {
  pool: Pool;
  medium: "email" | "push";
  carrier: Carrier;
  claimer: Claimer;
  log: LaneLog;
}

/** Claims at most `limit` that are due, asks whether they are still worth it, and has them prepared. */
export async function claim(deps: ClaimDeps, limit: number): Promise<Claimed[]> {
  const { pool, medium, claimer } = deps;
  const deliveries = await claimDue(pool, claimer, { medium, limit });
  const verdicts = await judge(pool, medium, deliveries);
  const prepared = await prepare(
    deps,
    deliveries.filter(({ id }) => !verdicts.has(id)),
  );
  return deliveries.map((delivery): Claimed => {
    const outcome = verdicts.get(delivery.id);
    if (outcome) return { delivery, outcome };
    const handOver = prepared.get(delivery.id);
    return handOver ? { delivery, handOver } : { delivery, outcome: NOT_PREPARED };
  });
}

async function judge(
  pool: Pool,
  medium: "email" | "push",
  deliveries: readonly ClaimedDelivery[],
): Promise<Map<string, Outcome | Hold>> {
  const timely = deliveries.filter(isTimely);
  const verdicts = new Map<string, Outcome | Hold>();
  if (timely.length === 0) return verdicts;
  const facts = new Map(
    (
      await readDueFacts(
        pool,
        timely.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const now = new Date();
  for (const delivery of timely) {
    const known = facts.get(delivery.id);
    const verdict = known && judgeDue(delivery, medium, known, now);
    if (verdict) verdicts.set(delivery.id, verdict);
  }
  return verdicts;
}

const NOT_PREPARED: Outcome = { kind: "retry", error: "It could not be prepared.", afterMs: null };

/** One that cannot be prepared must not keep the others from going: then each is prepared for itself. */
async function prepare(
  { carrier, log }: Pick<ClaimDeps, "carrier" | "log">,
  deliveries: readonly ClaimedDelivery[],
): Promise<ReadonlyMap<string, HandOver>> {
  if (deliveries.length === 0) return new Map();
  try {
    return await carrier.prepare(deliveries);
  } catch (error) {
    const [first] = deliveries;
    if (deliveries.length > 1) {
      const alone = await Promise.all(deliveries.map((one) => prepare({ carrier, log }, [one])));
      return new Map(alone.flatMap((one) => [...one]));
    }
    log.warn({ err: error, deliveryId: first?.id }, "a delivery could not be prepared");
    return new Map();
  }
}
