import type { OutgoingEvent, PublishOutcome } from "./carrier";

/** What an outcome means for a publisher that was handed a batch. */
export interface Settlement {
  /** The position from now on; null: where it was. */
  position: number | null;
  /** How many of the batch are through. */
  published: number;
  next:
    | { do: "go on" }
    | { do: "retry"; reason: string; retryAfterMs: number }
    | { do: "bury"; event: OutgoingEvent; reason: string }
    | { do: "end"; reason: string };
}

/**
 * Reads an outcome of `events`, which were all that is wanted up to the seq `upTo`. Nothing is passed over but what was
 * taken or refused for good: an outcome that leaves some out without a word is a failure.
 */
export function settle(
  events: readonly OutgoingEvent[],
  upTo: number,
  { taken, then }: PublishOutcome,
): Settlement {
  const published = Math.max(0, Math.min(taken, events.length));
  const first = events[published];
  if (!first) {
    const ending =
      then && "over" in then ? { do: "end" as const, reason: then.over } : { do: "go on" as const };
    return { position: upTo, published, next: ending };
  }
  const through = events[published - 1]?.seq ?? null;
  if (!then) {
    const reason = "It took only a part, and did not say why.";
    return { position: through, published, next: { do: "retry", reason, retryAfterMs: 0 } };
  }
  if ("refused" in then)
    return { position: first.seq, published, next: { do: "bury", event: first, reason: then.refused } };
  if ("over" in then) return { position: through, published, next: { do: "end", reason: then.over } };
  const { failed: reason, retryAfterMs = 0 } = then;
  return { position: through, published, next: { do: "retry", reason, retryAfterMs } };
}
