import type { RecordedEvent } from "@/lib/events/schema";
import type { NotificationItem } from "../schema";
import { endOf } from "./entry";

/**
 * The entry after an event of the stream that it is about, or of one that goes on with it; the same entry when the
 * event is of another. As often as one likes.
 */
export function followShow(item: NotificationItem, event: RecordedEvent): NotificationItem {
  if (event.kind === "stream.online") {
    const { stream, continues } = event.payload;
    return stream.id === item.lastStreamId || continues === item.lastStreamId
      ? changedTo(item, { ...showingOf(stream), lastStreamId: stream.id, ...ON_AIR })
      : item;
  }
  if (event.kind === "stream.updated") {
    const { stream } = event.payload;
    return stream.id === item.lastStreamId ? changedTo(item, showingOf(stream)) : item;
  }
  if (event.kind === "stream.offline") {
    const { streamId, endedAt } = event.payload;
    return streamId === item.lastStreamId
      ? changedTo(item, { onAir: false, ...endOf(new Date(item.startedAt), new Date(endedAt)) })
      : item;
  }
  return item;
}

const ON_AIR = { onAir: true, endedAt: null, durationMs: null } as const;

const showingOf = ({ title, categoryName }: { title: string; categoryName: string }) => ({
  showing: { title, categoryName },
});

/** The same object where nothing is different, so that nothing is drawn anew. */
function changedTo(item: NotificationItem, to: Partial<NotificationItem>): NotificationItem {
  const next = { ...item, ...to };
  return JSON.stringify(next) === JSON.stringify(item) ? item : next;
}
