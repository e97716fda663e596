import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Book, type BookDeps, openBook } from "./book-outcomes";
import type { Outcome } from "./carrier";
import { type ClaimDeps, type Claimed, claim } from "./claims";
import { FIRST_BATCH, nextBatchSize } from "./core/batch-size";
import { roomIn } from "./core/circuit";
import { type Held, keepLeases } from "./keep-leases";
import { giveBack } from "./repository-claim";

export interface ShiftDeps extends ClaimDeps, BookDeps {
  /** How many may be under way at once. */
  atOnce: number;
  /** Called when there may be use in claiming more. */
  onRoom: () => void;
}

type Ready = Extract<Claimed, { handOver: unknown }>;

/** What a worker has in hand. */
export interface Hands extends Pick<Book, "counts" | "downBecause"> {
  /** Whether there is use in claiming more now. */
  wantMore(): boolean;
  /** Claims what is due, and begins with it. Says whether there was anything. */
  refill(): Promise<boolean>;
  /** Whether nothing is in hand, and all is written down. */
  isIdle(): boolean;
  /** Begins nothing more, gives back what is not begun, and waits until all else is written; a few seconds at most. */
  stop(): Promise<void>;
}

/** The provider is told to hurry, and then its answers have to be written. */
const END_WITHIN_MS = 3_000;
const WRITE_WITHIN_MS = 1_500;

/** Takes deliveries in hand, hands over so many at once, and has it written down what came of them. */
export function takeInHand(deps: ShiftDeps, signal: AbortSignal): Hands {
  const { circuit } = deps;
  const ready: Ready[] = [];
  const underWay = new Set<Promise<void>>();
  const held: Held = new Set();
  let size = FIRST_BATCH;
  let refilledAt = 0;
  setMaxListeners(0, signal);

  const drop = (ids: Iterable<string>) => {
    for (const id of ids) held.delete(id);
    if (held.size === 0) deps.onRoom();
  };
  const book = openBook(deps, drop);
  const leases = keepLeases(deps, held, (lost) => {
    const taken = ready.filter(({ delivery }) => lost.has(delivery.id));
    for (const one of taken) ready.splice(ready.indexOf(one), 1);
    drop(taken.map(({ delivery }) => delivery.id));
  });
  const isLow = () => ready.length <= size / 2;
  const room = () =>
    signal.aborted
      ? 0
      : roomIn(circuit.state, { ...deps, underWay: underWay.size, nowMs: performance.now() });
  const putBack = async () => drop(await returnAll(deps, ready.splice(0)));

  const begin = () => {
    for (let more = room(); more > 0; more -= 1) {
      const next = ready.shift();
      if (!next) break;
      const work = handOverSafely(next, signal, deps.log).then((outcome) => {
        underWay.delete(work);
        book.add(next.delivery, outcome);
        // While the provider is away from here, whoever reaches it may have them.
        if (outcome.kind === "down") void putBack();
        begin();
        if (isLow()) deps.onRoom();
      });
      underWay.add(work);
    }
  };

  return {
    ...book,
    wantMore: () => room() > 0 && !book.isStuck() && isLow(),
    async refill() {
      const nowMs = performance.now();
      const claimed = await claim(deps, circuit.state.failures > 0 ? 1 : size);
      for (const one of claimed) {
        held.add(one.delivery.id);
        if ("handOver" in one) ready.push(one);
        else book.add(one.delivery, one.outcome);
      }
      if (claimed.length === size) size = nextBatchSize(size, nowMs - refilledAt);
      refilledAt = nowMs;
      begin();
      // Found away while these were being claimed: with so many in hand no more are claimed, and else nobody begins.
      if (circuit.state.failures > 0) await putBack();
      return claimed.length > 0;
    },
    isIdle: () => held.size === 0,
    async stop() {
      await putBack();
      await Promise.race([Promise.all(underWay), sleep(END_WITHIN_MS, undefined, { ref: false })]);
      await book.close(WRITE_WITHIN_MS);
      leases.stop();
    },
  };
}

/** Gives back what was not begun; says the ids. */
async function returnAll(
  { pool, claimer, log }: Pick<ShiftDeps, "pool" | "claimer" | "log">,
  ready: readonly Ready[],
): Promise<string[]> {
  const ids = ready.map(({ delivery }) => delivery.id);
  if (ids.length === 0) return ids;
  try {
    await giveBack(pool, claimer.worker, ids);
  } catch (error) {
    // Their lease ends, and then others take them.
    log.warn({ err: error }, "deliveries could not be given back");
  }
  return ids;
}

/** A carrier that fails where it should answer leaves it open what it did. */
async function handOverSafely(
  { delivery, handOver }: Ready,
  signal: AbortSignal,
  log: ShiftDeps["log"],
): Promise<Outcome> {
  try {
    return await handOver(signal);
  } catch (error) {
    log.warn({ err: error, deliveryId: delivery.id }, "a delivery could not be handed over");
    return { kind: "retry", error: "Something unexpected happened.", afterMs: null, unsure: true };
  }
}
