import { decideDue } from "@/lib/preferences";
import type { ClaimedDelivery, Outcome } from "./carrier";
import type { Hold } from "./core/settle";
import type { DueFacts } from "./repository-due";

/** Whether time may pass over a delivery of this kind: what tells of a stream on air, or waits for quiet hours. */
export const isTimely = ({ kind }: Pick<ClaimedDelivery, "kind">): boolean =>
  kind === "live" || kind === "changed" || kind === "gathered";

/** What keeps a delivery that is due from being sent now; null: nothing. */
export function judgeDue(
  { kind }: Pick<ClaimedDelivery, "kind">,
  medium: "email" | "push",
  facts: DueFacts,
  now: Date,
): Extract<Outcome, { kind: "skip" }> | Hold | null {
  if (facts.unwanted) return { kind: "skip", reason: medium === "email" ? "unsubscribed" : "off" };
  const { seen, ended } = facts;
  const decision = decideDue({ medium, gathered: kind === "gathered", seen, ended }, quietOf(facts), now);
  switch (decision.do) {
    case "send":
      return null;
    case "skip":
      return { kind: "skip", reason: decision.reason };
    case "gather":
      return { kind: "hold", until: decision.until };
  }
}

const quietOf = ({ zone, quietFrom: from, quietTo: to }: DueFacts) => ({
  zone,
  quietHours: from === null || to === null ? null : { from, to },
});
