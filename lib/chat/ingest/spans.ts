import type { Entry } from "../core/entry";
import type { LostChat } from "./types";

/** What of which channels is lost with these entries: from the first receipt to the last. Marks are no loss of chat. */
export function lostSpans(entries: readonly Entry[], reason: LostChat["reason"]): LostChat[] {
  const spans = new Map<string, LostChat>();
  for (const { is, channelId, receivedAt, ...rest } of entries) {
    if (is === "mark") continue;
    const at = "sentAt" in rest ? Math.min(rest.sentAt, receivedAt) : receivedAt;
    const span = spans.get(channelId);
    if (!span) spans.set(channelId, { channelId, from: at, to: receivedAt, reason });
    else {
      span.from = Math.min(span.from, at);
      span.to = Math.max(span.to, receivedAt);
    }
  }
  return [...spans.values()];
}
