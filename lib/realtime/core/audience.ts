import type { EventOf, RecordedEvent } from "@/lib/events/schema";
import { assertNever } from "@/lib/kernel/assert-never";
import { rooms } from "../schema";

export type ViewersEvent = EventOf<"stream.viewers"> & RecordedEvent;

/**
 * The one room that hears an event whole, live and replayed alike; null when no room does: viewer counts
 * are cut to measure for each socket, a session's end is for the sidecars (it carries a session's hash), what
 * somebody does with their own words is for those who hold them, who subscribes is not for all in a channel's room, and
 * what goes on in watched categories and chats is for publishers.
 */
export function roomOf(event: RecordedEvent): string | null {
  switch (event.kind) {
    case "stream.online":
    case "stream.offline":
    case "stream.updated":
      return rooms.broadcaster(event.payload.broadcaster.id);
    case "announcement.told":
      return rooms.broadcaster(event.payload.broadcasterId);
    case "follow.changed":
    case "notification.changed":
    case "preferences.changed":
      return rooms.user(event.payload.userId);
    case "channel.changed":
    case "commands.changed":
    case "command.executed":
    case "outgoing.changed":
    case "moderation.changed":
    case "roles.asked":
    case "roles.synced":
    case "clips.asked":
    case "clips.found":
    case "clip.changed":
    case "clips.archive":
      return rooms.channel(event.payload.channelId);
    case "job.run":
    case "alert.changed":
    case "bot.account":
    case "target.changed":
    case "publisher.changed":
    case "eventsub.changed":
      return rooms.operators;
    case "stream.viewers":
    case "deliveries.queued":
    case "session.ended":
    case "chat.optout":
    case "chat.erasure":
    case "roles.changed":
    case "chat.message":
    case "viewer.arrived":
    case "target.started":
    case "target.ended":
    case "eventsub.received":
      return null;
    default:
      return assertNever(event);
  }
}

/**
 * The room that hears an event as well, live only: those who manage a channel for its owner hear what is edited in what
 * they manage, and what it did. Null for all else.
 */
export function managersRoomOf(event: RecordedEvent): string | null {
  return event.kind === "commands.changed" ||
    event.kind === "command.executed" ||
    event.kind === "moderation.changed"
    ? rooms.managers(event.payload.channelId)
    : null;
}

/** The channel in which, by an event, somebody may not do any more what they may by being let in or by their role. */
export function accessChangedIn(event: RecordedEvent): string | null {
  if (event.kind === "channel.changed") return event.payload.channelId;
  if (event.kind !== "roles.changed") return null;
  const { channelId, role, revoked } = event.payload;
  return role === "moderator" && revoked.length > 0 ? channelId : null;
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
