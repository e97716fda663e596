import type { PublicEvent } from "@/lib/events/public";

/** An event on its way out. */
export interface OutgoingEvent {
  seq: number;
  /** Orders: events of one key must arrive in the order of their seq. */
  key: string;
  event: PublicEvent;
}

/**
 * What became of a batch: the first `taken` events are with the other side for good. What follows is either put off
 * (`failed`: not reachable, full, busy: the rest comes again after a pause) or impossible (`refused`: this one event
 * will never be taken: it becomes a dead letter, and the rest comes again).
 */
export interface PublishOutcome {
  taken: number;
  then?: Ending;
}

/** Why a batch ended before its end. */
export type Ending = { failed: string; retryAfterMs?: number } | { refused: string } | { over: string };

/** An outcome; without an ending all was taken. */
export function outcomeOf(taken: number, ending?: Ending): PublishOutcome {
  // biome-ignore lint/suspicious/noThenProperty: it is no function, so nothing takes an outcome for a promise.
  return ending ? { taken, then: ending } : { taken };
}

/** One way out: a broker, or a webhook. */
export interface Carrier {
  /**
   * Sends events in the order given and waits until the other side has confirmed them. Never rejects but for the
   * signal: what goes wrong is in the outcome. `over`: the other side wants no more at all.
   */
  publish(events: readonly OutgoingEvent[], signal: AbortSignal): Promise<PublishOutcome>;
  /** Lets go of connections; may be used again afterwards. */
  close(): Promise<void>;
}
