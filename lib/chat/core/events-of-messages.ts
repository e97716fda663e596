import type { EventOf } from "@/lib/events/schema";
import type { Entry } from "./entry";
import type { MarkIndex } from "./mark-index";

/**
 * What publishers hear of a batch: the messages that were stored just now (by id), in the order in which they came.
 * What a moderator took away before it was stored is left out.
 */
export function eventsOfMessages(
  entries: readonly Entry[],
  stored: ReadonlySet<string>,
  marks: MarkIndex,
): EventOf<"chat.message">[] {
  const untold = new Set(stored);
  const events: EventOf<"chat.message">[] = [];
  for (const entry of entries) {
    // An id that came twice in one batch was stored once.
    if (entry.is !== "message" || !untold.delete(entry.id) || marks.markOf(entry)) continue;
    events.push({
      kind: "chat.message",
      payload: {
        channelId: entry.channelId,
        messageId: entry.id,
        author: { id: entry.authorId, login: entry.authorLogin, displayName: entry.authorName },
        text: entry.text,
        sentAt: new Date(entry.sentAt).toISOString(),
      },
    });
  }
  return events;
}
