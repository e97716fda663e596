import type { EventOf, RecordedEvent } from "@/lib/events/schema";
import { assertNever } from "@/lib/kernel/assert-never";
import { rooms } from "../schema";

export type ViewersEvent = EventOf<"stream.viewers"> & RecordedEvent;

/**
 * The one room that hears an event whole, live and replayed alike; null when no room does: viewer counts
 * are cut to measure for each socket, a session's end is for the sidecars (it carries a session's hash), and what
 * somebody does with their own words is for those who hold them.
 */
export function roomOf(event: RecordedEvent): string | null {
  switch (event.kind) {
    case "stream.online":
    case "stream.offline":
    case "stream.updated":
      return rooms.broadcaster(event.payload.broadcaster.id);
    case "follow.changed":
    case "notification.changed":
      return rooms.user(event.payload.userId);
    case "channel.changed":
      return rooms.channel(event.payload.channelId);
    case "job.run":
    case "alert.changed":
      return rooms.operators;
    case "stream.viewers":
    case "session.ended":
    case "chat.optout":
    case "chat.erasure":
      return null;
    default:
      return assertNever(event);
  }
}

/**
 * Cuts one viewers event into a share for each listener, holding only broadcasters whose room it is in.
 * A listener gets one event, however many of its broadcasters changed: a seq is seen once.
 */
export function shareViewers(
  event: ViewersEvent,
  listenersIn: (room: string) => Iterable<string>,
): Map<string, ViewersEvent> {
  const shares = new Map<string, ViewersEvent>();
  for (const count of event.payload.counts) {
    for (const listener of listenersIn(rooms.broadcaster(count[0]))) {
      const share = shares.get(listener);
      if (share) share.payload.counts.push(count);
      else shares.set(listener, { ...event, payload: { counts: [count] } });
    }
  }
  return shares;
}
