import type { ClaimedDelivery, Outcome } from "./carrier";
import type { ClaimDeps } from "./claims";
import { type Circuit, learn, putOffMs } from "./core/circuit";
import { type Hold, type Persistence, settle } from "./core/settle";
import { createGroupWriter } from "./outcome-writer";
import { type Attempted, writeOutcomes } from "./repository-outcome";

/** How many came to what end, or to what pause. */
export type Counts = Record<Attempted["state"], number>;

export interface BookDeps extends Pick<ClaimDeps, "pool" | "claimer" | "log"> {
  persistence: Persistence;
  /** What is known of the provider. */
  circuit: { state: Circuit };
}

/** Where it is written down what came of deliveries. */
export interface Book {
  add(delivery: ClaimedDelivery, outcome: Outcome | Hold): void;
  counts: Counts;
  /** What the provider said when it was found away; null while it is there. */
  downBecause(): string | null;
  /** Whether nothing can be written at present. */
  isStuck(): boolean;
  /** Resolves when all is written, or after `ms` when that cannot be done. */
  close(ms: number): Promise<void>;
}

/** `onWritten` hears the ids of what has been written down for good. */
export function openBook(
  { pool, claimer, log, persistence, circuit }: BookDeps,
  onWritten: (ids: string[]) => void,
): Book {
  const counts: Counts = { sent: 0, skipped: 0, failed: 0, queued: 0, gathering: 0 };
  let down: string | null = null;
  const writer = createGroupWriter<Attempted>((group) => writeOutcomes(pool, claimer.worker, group), {
    onWritten: (group) => onWritten(group.map(({ id }) => id)),
    onFailure: (error) =>
      log.warn({ err: error }, "what became of deliveries cannot be written; trying again"),
  });
  return {
    counts,
    add(delivery, outcome) {
      const nowMs = performance.now();
      // What was not handed over says nothing of the provider.
      if (outcome.kind !== "hold" && outcome.kind !== "skip") {
        circuit.state = learn(circuit.state, outcome.kind === "down", nowMs, Math.random());
        down = outcome.kind === "down" ? outcome.error : null;
      }
      const settled = settle(outcome, delivery, {
        downMs: putOffMs(circuit.state, nowMs),
        persistence,
        now: new Date(),
        random: Math.random(),
      });
      counts[settled.state] += 1;
      writer.add({ id: delivery.id, attempt: delivery.attempt, ...settled });
    },
    downBecause: () => down,
    isStuck: writer.isStuck,
    async close(ms) {
      if (await writer.finish(ms)) return;
      log.warn({}, "what became of some deliveries could not be written; they will be tried again");
    },
  };
}
