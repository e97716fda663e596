import type { RecordedEvent } from "@/lib/events/schema";
import type { GoLive } from "./queue";

/** The go-lives among events that people are told of, without those that are over again by the last event. */
export function goLives(events: readonly RecordedEvent[]): GoLive[] {
  const over = new Set<string>();
  const found: GoLive[] = [];
  for (const event of events.toReversed()) {
    if (event.kind === "stream.offline") over.add(event.payload.streamId);
    if (event.kind !== "stream.online" || event.payload.announcementId === null) continue;
    const { announcementId: id, broadcaster, stream } = event.payload;
    if (!over.has(stream.id)) found.push({ id, broadcaster, stream });
  }
  return found.reverse();
}
