import type { RecordedEvent } from "@/lib/events/schema";
import type { GoLive } from "./queue";

/**
 * The go-lives among events that people are told of, without those that are over again, or read on another device, by
 * the last event.
 */
export function goLives(events: readonly RecordedEvent[]): GoLive[] {
  const over = new Set<string>();
  const read = new Set<string>();
  let readUpTo = "";
  const found: GoLive[] = [];
  for (const event of events.toReversed()) {
    if (event.kind === "stream.offline") over.add(event.payload.streamId);
    if (event.kind === "notification.changed") {
      const { ids, at } = event.payload;
      for (const id of ids ?? []) read.add(id);
      if (ids === null && at > readUpTo) readUpTo = at;
    }
    if (event.kind !== "stream.online" || event.payload.announcementId === null) continue;
    const { announcementId: id, broadcaster, stream } = event.payload;
    const isRead = read.has(id) || event.at <= readUpTo;
    if (!over.has(stream.id) && !isRead) found.push({ id, broadcaster, stream, at: event.at });
  }
  return found.reverse();
}
