import type { Medium } from "@/lib/preferences/schema";
import type { DeliveryKind, DeliveryState, WayVerdict } from "../schema";

/** What was decided of an announcement for one person, in one way and for one device. */
export interface Decided {
  kind: DeliveryKind;
  medium: Medium;
  state: DeliveryState;
  reason: string | null;
  decidedAt: Date;
  dueAt: Date;
  sentAt: Date | null;
  carriedBy: { state: DeliveryState; dueAt: Date; sentAt: Date | null } | null;
}

/** An announcement as it stands to one person. */
export interface Told {
  /** From when on it is told. */
  at: Date;
  /** Everybody has been told. */
  completed: boolean;
  /** Since when they follow; null: they do not. */
  followedAt: Date | null;
  /** It is in their inbox, or was. */
  inInbox: boolean;
  decided: readonly Decided[];
}

const MEDIA: readonly Medium[] = ["in_app", "email", "push"];

/** Of several devices, the one that tells most: what arrived, then what still may. */
const RANK: readonly DeliveryState[] = [
  "sent",
  "gathered",
  "sending",
  "queued",
  "gathering",
  "failed",
  "skipped",
];

/** What became of an announcement for one person: bell, email and push, in this order. */
export function verdictsOf(told: Told): WayVerdict[] {
  return MEDIA.map((medium) => {
    // That a stream ended is told to whom its beginning was told: it decides nothing.
    const rows = told.decided.filter((row) => row.medium === medium && row.kind !== "ended");
    const [best] = rows.toSorted((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state));
    if (medium === "in_app" && told.inInbox)
      return verdict(medium, "told", { at: best?.sentAt ?? told.at, reason: null, until: null });
    return best ? ofDelivery(best) : verdict(medium, silence(told), { at: null, reason: null, until: null });
  });
}

/** Why there is no word of a way at all. */
function silence({ completed, followedAt, at }: Told): "pending" | "not_following" | "off" {
  if (!followedAt || followedAt > at) return "not_following";
  return completed ? "off" : "pending";
}

function ofDelivery({ medium, state, reason, decidedAt, dueAt, sentAt, carriedBy }: Decided): WayVerdict {
  switch (state) {
    case "sent":
      return verdict(medium, "sent", { at: sentAt ?? decidedAt, reason, until: null });
    case "gathered":
      return verdict(medium, "gathered", {
        at: carriedBy?.sentAt ?? null,
        reason,
        until: carriedBy && !carriedBy.sentAt ? carriedBy.dueAt : null,
      });
    case "queued":
    case "gathering":
      return verdict(medium, state, { at: decidedAt, reason, until: dueAt > decidedAt ? dueAt : null });
    case "sending":
    case "failed":
    case "skipped":
      return verdict(medium, state, { at: decidedAt, reason, until: null });
  }
}

const verdict = (
  medium: Medium,
  state: WayVerdict["state"],
  { at, reason, until }: { at: Date | null; reason: string | null; until: Date | null },
): WayVerdict => ({
  medium,
  state,
  reason,
  at: at?.toISOString() ?? null,
  until: until?.toISOString() ?? null,
});
