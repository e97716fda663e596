import type { RecordedEvent } from "@/lib/events/schema";
import type { CaughtUp } from "../schema";

/** What a browser knows of the order of things. */
export interface EventSequence {
  /** Everything up to this seq has been delivered; null on a page that was rendered without a cursor. */
  readonly last: number | null;
  /** Whether this connection has said what was missed before it. */
  readonly inStep: boolean;
  /** What came on this connection before it said so. */
  readonly held: readonly RecordedEvent[];
}

/** What to hand to the page: first a wish to refetch, then what was missed, then what is new. */
export interface Delivery {
  refetch: boolean;
  replayed: RecordedEvent[];
  live: RecordedEvent[];
}

interface Step {
  sequence: EventSequence;
  delivery: Delivery;
}

/** Before the first connection. `cursor`: the seq read before the page's data was, or null. */
export const beginSequence = (cursor: number | null): EventSequence => ({
  last: cursor,
  inStep: false,
  held: [],
});

/** The connection is gone. What was held came without what was before it; the next connection brings both. */
export const loseStep = (sequence: EventSequence): EventSequence => beginSequence(sequence.last);

/** An event came: held until the connection is in step, then delivered unless it was before. */
export function receive(sequence: EventSequence, event: RecordedEvent): Step {
  const nothing: Delivery = { refetch: false, replayed: [], live: [] };
  if (!sequence.inStep)
    return { sequence: { ...sequence, held: [...sequence.held, event] }, delivery: nothing };
  const live = newAfter(sequence.last, [event]);
  return {
    sequence: { ...sequence, last: newestOf(live, sequence.last) },
    delivery: { ...nothing, live },
  };
}

/** The sidecar says what was missed, and from where on the connection is in step. */
export function catchUp(sequence: EventSequence, { events, upTo, refetch }: CaughtUp): Step {
  // After "refetch" the numbers may be another database's: smaller than ours and still new.
  const known = refetch ? upTo : Math.max(sequence.last ?? 0, upTo);
  const replayed = refetch ? [] : newAfter(sequence.last, events);
  const live = newAfter(known, sequence.held);
  return {
    sequence: { last: newestOf(live, known), inStep: true, held: [] },
    delivery: { refetch, replayed, live },
  };
}

/**
 * Those of the events that are newer than `last` and than each before them. Viewer counts stand outside the
 * sequence: they are gathered and may come behind newer events, say how things are, and do no harm twice.
 */
function newAfter(last: number | null, events: readonly RecordedEvent[]): RecordedEvent[] {
  let newest = last ?? -1;
  return events.filter((event) => {
    if (event.kind === "stream.viewers") return true;
    if (event.seq <= newest) return false;
    newest = event.seq;
    return true;
  });
}

/** The seq reached after delivering these events. */
function newestOf<Before extends number | null>(delivered: readonly RecordedEvent[], before: Before) {
  return delivered.findLast((event) => event.kind !== "stream.viewers")?.seq ?? before;
}
