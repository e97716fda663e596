import { type Outbound, OutboundError } from "@/lib/outbound";
import { type Carrier, type Ending, type OutgoingEvent, outcomeOf } from "@/lib/publishers";
import { type Verdict, verdictOf } from "./core/verdict";
import { sendInOrder } from "./in-order";
import { type Receiver, sendSigned } from "./request";
import { SECRET_LOST } from "./secrets";

/** Requests to one receiver at the same time. */
const AT_ONCE = 8;
/** The same event is offered so often, within an hour, to a receiver that does not want it. */
const MOST_TRIES = 5;
const TRIES_MS = 3_600_000;

export interface WebhookCarrierDeps {
  outbound: Outbound;
  /** The real time, for the signature. */
  clock: () => Date;
  /** Asked before each batch; undefined: the webhook is gone, null: its secret is lost. */
  receiver: () => Promise<Receiver | null | undefined>;
}

/** What ended a batch. */
type Stop = Exclude<Verdict, { is: "taken" }>;

/**
 * The way out to a webhook: one request for each event, those of one key one after the other. What was taken behind
 * an event that was not is remembered, and not sent again with it; a process that dies forgets that, and the receiver
 * sees those twice.
 */
export function createWebhookCarrier({ outbound, clock, receiver }: WebhookCarrierDeps): Carrier {
  const ahead = new Ahead();
  const tries = new Tries();

  const sendOne = async (to: Receiver, { event }: OutgoingEvent, signal: AbortSignal) => {
    if (ahead.has(event.id)) return undefined;
    const { id, kind } = event;
    const sending = { id, kind, at: clock(), body: JSON.stringify(event), signal };
    const verdict = await sendSigned(outbound, to, sending).then(
      ({ status, headers }) => verdictOf(status, headers["retry-after"], clock().getTime()),
      asFailure,
    );
    if (verdict.is !== "taken") return verdict;
    ahead.add(id);
    return undefined;
  };

  return {
    async publish(events, signal) {
      signal.throwIfAborted();
      const to = await receiver().catch((): "away" => "away");
      if (to === "away") return outcomeOf(0, { failed: "The database does not answer." });
      if (to === undefined) return outcomeOf(0, { over: "The webhook was deleted." });
      if (to === null) return outcomeOf(0, { failed: SECRET_LOST });
      ahead.begin(to.url, events);
      const keyOf = ({ key }: OutgoingEvent) => key;
      const send = (event: OutgoingEvent) => sendOne(to, event, signal);
      const { upTo, stop } = await sendInOrder<OutgoingEvent, Stop>(events, { keyOf, send, limit: AT_ONCE });
      ahead.end(events, upTo);
      const stopped = events[upTo];
      if (!stop || !stopped) return outcomeOf(upTo);
      return outcomeOf(
        upTo,
        endingOf(stop, () => tries.count(stopped.event.id, clock().getTime())),
      );
    },
    close: () => Promise.resolve(),
  };
}

/** What the engine hears of it. `count` says how often this event was offered, this time included. */
function endingOf(stop: Stop, count: () => number): Ending {
  switch (stop.is) {
    case "over":
      return { over: stop.why };
    case "unwanted":
      return count() < MOST_TRIES ? { failed: stop.why } : { refused: stop.why };
    case "failed":
      return {
        failed: stop.why,
        ...(stop.retryAfterMs !== undefined && { retryAfterMs: stop.retryAfterMs }),
      };
  }
}

/** @throws what is no failure of the receiver: the signal's reason */
function asFailure(error: unknown): { is: "failed"; why: string } {
  if (error instanceof OutboundError) return { is: "failed", why: error.message };
  throw error;
}

/** Events that are through though an earlier one is not. */
class Ahead {
  readonly #ids = new Set<string>();
  #url = "";
  /** Where it must go on for that to hold. */
  #next: number | undefined;

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
  }

  /** Another receiver, or another place to begin at (a replay), has seen nothing of this. */
  begin(url: string, events: readonly OutgoingEvent[]): void {
    if (url !== this.#url || events[0]?.seq !== this.#next) this.#ids.clear();
    this.#url = url;
  }

  end(events: readonly OutgoingEvent[], upTo: number): void {
    for (const { event } of events.slice(0, upTo)) this.#ids.delete(event.id);
    this.#next = events[upTo]?.seq;
  }
}

/** How often the receiver refused an event. Forgotten with the process: then it counts from the start. */
class Tries {
  #id = "";
  #count = 0;
  #since = 0;

  /** Only the first event of what is left can be refused, so there is one at a time. */
  count(id: string, now: number): number {
    if (id !== this.#id || now - this.#since > TRIES_MS) [this.#id, this.#count, this.#since] = [id, 0, now];
    this.#count += 1;
    return this.#count;
  }
}
