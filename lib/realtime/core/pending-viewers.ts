import type { RecordedEvent } from "@/lib/events/schema";
import type { ViewersEvent } from "./audience";

/**
 * Viewer counts waiting to be sent together. A tick brings thousands in many small transactions, and a
 * count is a state, not a change: the newest is all that matters. So a socket gets one message for many.
 */
export class PendingViewers {
  private oldest: ViewersEvent | null = null;
  private readonly counts = new Map<string, number>();

  /** Takes in newer counts; says whether they are the first to wait. */
  add(event: ViewersEvent): boolean {
    const isFirst = this.oldest === null;
    this.oldest ??= event;
    for (const [id, viewers] of event.payload.counts) this.counts.set(id, viewers);
    return isFirst;
  }

  /** Something newer is about to be told of the same stream: a count that comes after it would be old. */
  overtake(event: RecordedEvent): void {
    if ("broadcaster" in event.payload) this.counts.delete(event.payload.broadcaster.id);
  }

  /** All that waits, as one event that is as old as its oldest part; null when there is nothing to tell. */
  take(): ViewersEvent | null {
    const merged = this.oldest && { ...this.oldest, payload: { counts: [...this.counts] } };
    this.oldest = null;
    this.counts.clear();
    return merged;
  }
}
