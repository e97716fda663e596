import type { DeliveryKind, NewDelivery } from "@/lib/deliveries/schema";
import type { Decision } from "@/lib/preferences/schema";

/** What was decided for one person, who may be pushed to on these devices. */
export interface Decided {
  userId: string;
  decisions: readonly Decision[];
  deviceIds: readonly string[];
}

/** What an announcement's decisions come to. */
export interface Outcome {
  /** Whose bell rings. */
  told: string[];
  deliveries: NewDelivery[];
  /** How many deliveries were queued for it, those before included. */
  queued: number;
}

/** So many are queued of one announcement before the next turn begins. */
const TURN = 100;

/**
 * The rows that decisions are written down as: for each way that is on, that it is sent, gathered or skipped. The turn
 * of what is queued follows from how many were queued for the same announcement before.
 */
export function deliveriesOf(
  decided: readonly Decided[],
  announcement: { id: string; kind: DeliveryKind; queued: number },
): Outcome {
  let { queued } = announcement;
  const told: string[] = [];
  const deliveries: NewDelivery[] = [];
  const write = (row: Pick<NewDelivery, "userId" | "medium" | "state"> & Partial<NewDelivery>) => {
    const isQueued = row.state === "queued";
    const turn = isQueued ? Math.floor(queued / TURN) : 0;
    if (isQueued) queued += 1;
    const rest = { deviceId: null, about: null, reason: null, notBefore: null, turn };
    deliveries.push({ kind: announcement.kind, announcementId: announcement.id, ...rest, ...row });
  };
  for (const { userId, decisions, deviceIds } of decided) {
    for (const decision of decisions) {
      const { medium } = decision;
      const goes = decision.do !== "skip";
      if (medium === "in_app" && goes) told.push(userId);
      else if (!goes) write({ userId, medium, state: "skipped", reason: decision.reason });
      // A device that was removed since it was counted.
      else if (medium === "push" && deviceIds.length === 0) {
        write({ userId, medium, state: "skipped", reason: "no_device" });
      } else {
        for (const deviceId of medium === "push" ? deviceIds : [null]) {
          write({ userId, medium, deviceId, ...placeOf(decision) });
        }
      }
    }
  }
  return { told, deliveries, queued };
}

const placeOf = (decision: Exclude<Decision, { do: "skip" }>) =>
  decision.do === "gather"
    ? { state: "gathering" as const, reason: decision.reason, notBefore: decision.until }
    : { state: "queued" as const };
