import { createBell, publicEventOf, readEventsOf } from "@/lib/events";
import type { Carrier, OutgoingEvent, PublishOutcome } from "../carrier";
import { outcomeOf } from "../carrier";
import { wantedKinds } from "../core/wanted-kinds";
import { type Lease, type Orders, readOrders } from "../repository-lease";
import { settle } from "../settle";
import type { PublishingDeps, Timing } from "./deps";
import { sendLetters } from "./letters";
import { LeaseLost, Place } from "./place";

/** Events read and handed over at once. */
const BATCH = 1_000;
const GO_ON = { do: "go on" } as const;

/** The pause after the database did not answer, in ms. */
const AWAY_MS = 1_000;

export interface Runner {
  lease: Lease;
  /** The outbox grew. */
  wake(): void;
  /** What it goes by may have changed: it is read again, and where it says to stop, that is soon. */
  reconsider(): void;
  /** Ends it within its grace; resolves when nothing of it is under way any more. Never rejects. */
  stop(): Promise<void>;
  /** Resolves when it has ended, whyever. */
  done: Promise<void>;
}

/** Follows the outbox for one publisher for as long as its lease is ours. */
export function startRunner(
  { pool, log }: Pick<PublishingDeps, "pool" | "log">,
  lease: Lease,
  carrier: Carrier,
  timing: Timing,
): Runner {
  const { id: publisherId } = lease;
  const stopping = new AbortController();
  const bell = createBell();
  const place = new Place(pool, lease, timing);
  /** What is being handed over; cut off when the publisher is paused. */
  let underWay: AbortController | undefined;

  const handOver = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    // Whoever stopped it found nothing to cut off.
    if (stopping.signal.aborted) return undefined;
    const cutting = new AbortController();
    underWay = cutting;
    try {
      return await work(cutting.signal);
    } catch (error) {
      if (cutting.signal.aborted) return undefined;
      throw error;
    } finally {
      underWay = undefined;
    }
  };
  const cutOff = () => {
    const it = underWay;
    if (it) setTimeout(() => it.abort(new Error("the publisher is stopped")), timing.grace).unref();
  };

  /** Sends what comes next; false when there is nothing. */
  const step = async ({ kinds }: Orders): Promise<boolean> => {
    const from = place.position;
    const { events, upTo } = await readEventsOf(pool, from, { kinds: wantedKinds(kinds), limit: BATCH });
    if (upTo === from) return false;
    const batch = events.flatMap(outgoing);
    if (batch.length === 0) {
      place.passOver(upTo);
      return true;
    }
    // It may have been paused while the outbox was read.
    if (place.doubtful) return true;
    const settlement = await handOver(async (signal) => {
      const settled = settle(batch, upTo, await publish(carrier, batch, signal));
      if (!signal.aborted || settled.next.do !== "retry") return settled;
      // What was cut off did not fail; nor did it go well, where nothing was taken.
      return settled.published > 0 ? { ...settled, next: GO_ON } : undefined;
    });
    if (settlement) await place.settle(settlement);
    return true;
  };

  const loop = async () => {
    while (!stopping.signal.aborted) {
      const orders = await place.orders();
      const pauseMs = orders.stopped ? timing.poll : orders.waitMs;
      if (pauseMs > 0) {
        await bell.sleep(Math.min(pauseMs, timing.poll), stopping.signal);
        place.doubt();
        continue;
      }
      if (orders.lettersQueued) {
        await handOver((signal) => sendLetters({ pool, publisherId, carrier, place }, signal));
        continue;
      }
      if (await step(orders)) await place.flush();
      else {
        await place.flush();
        await bell.sleep(timing.poll, stopping.signal);
      }
    }
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await loop();
      } catch (error) {
        if (error instanceof LeaseLost) break;
        log.warn({ err: error, publisherId }, "a publisher is interrupted; trying again");
        place.doubt();
        await createBell().sleep(AWAY_MS, stopping.signal);
      }
    }
    await carrier
      .close()
      .catch((error: unknown) => log.warn({ err: error, publisherId }, "a carrier did not close"));
  };

  const done = run();
  return {
    lease,
    done,
    wake: bell.ring,
    reconsider() {
      place.doubt();
      bell.ring();
      if (!underWay) return;
      // Only looked at: what is under way is settled from where it began.
      readOrders(pool, lease).then(
        (orders) => (!orders || orders.stopped) && cutOff(),
        () => undefined,
      );
    },
    async stop() {
      stopping.abort();
      cutOff();
      await done;
    },
  };
}

/** An event that stays inside is not among the wanted kinds; this says so to the compiler. */
function outgoing(recorded: Parameters<typeof publicEventOf>[0]): OutgoingEvent[] {
  const event = publicEventOf(recorded);
  return event ? [{ seq: recorded.seq, key: event.key, event }] : [];
}

/** A carrier that rejects though it must not is one that failed: what it took is not known. */
async function publish(
  carrier: Carrier,
  events: readonly OutgoingEvent[],
  signal: AbortSignal,
): Promise<PublishOutcome> {
  try {
    return await carrier.publish(events, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return outcomeOf(0, { failed: error instanceof Error ? error.message : String(error) });
  }
}
