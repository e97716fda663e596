import type { DomainEvent } from "@/lib/events/schema";

/** A message that is not waiting any more. */
export interface Changed {
  id: string;
  channelId: string;
  state: "sent" | "dropped" | "unknown";
}

/** What pages are told of it. */
export const changedEvent = ({ id, channelId, state }: Changed): DomainEvent => ({
  kind: "outgoing.changed",
  payload: { id, channelId, state },
});
