import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { EventOf } from "@/lib/events/schema";
import { backoffMs } from "@/lib/kernel/backoff";
import { type Lease, type Orders, readOrders } from "../repository-lease";
import * as progress from "../repository-progress";
import type { Settlement } from "../settle";
import type { Timing } from "./deps";

/** The publisher is another worker's now, or there is none any more. */
export class LeaseLost extends Error {
  constructor() {
    super("another worker has the publisher, or it was removed");
    this.name = "LeaseLost";
  }
}

type Change = EventOf<"publisher.changed">["payload"]["change"];

/** No other side may put its next attempt off for longer. */
const LONGEST_WAIT_MS = 3_600_000;
/** A flood of dead letters is told of this often, in ms. */
const LETTERS_TOLD_MS = 1_000;

/**
 * Where a publisher stands: what its worker goes by, and how far it has read. Every write is made under the lease and
 * from the position that was read; where either is another's doing nothing is written, and the orders are read anew.
 */
export class Place {
  /** The last seq looked at: ahead of what is written down by events that are not wanted. */
  position = 0;
  #orders: Orders | undefined;
  #stale = true;
  #stored = 0;
  #flushedAt = 0;
  #lettersToldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pool: Pool,
    private readonly lease: Lease,
    private readonly timing: Timing,
  ) {}

  /** Somebody may have changed what there is to go by. */
  doubt(): void {
    this.#stale = true;
  }

  /** Whether somebody may have changed it since it was read. */
  get doubtful(): boolean {
    return this.#stale;
  }

  /** What there is to go by, read anew where there is doubt. @throws LeaseLost */
  async orders(): Promise<Orders> {
    if (this.#orders && !this.#stale) return this.#orders;
    this.#stale = false;
    const orders = await readOrders(this.pool, this.lease);
    if (!orders) throw new LeaseLost();
    // Put back by a replay, or put on because what it had not sent is no more.
    if (!this.#orders || orders.position !== this.#stored) this.position = orders.position;
    this.#stored = orders.position;
    this.#orders = orders;
    return orders;
  }

  /** Nothing up to `upTo` is wanted. That is written down from time to time only. */
  passOver(upTo: number): void {
    this.position = upTo;
  }

  /** Writes down what was passed over, if that is due. Passing over is no success, so it does not end a failure. */
  async flush(): Promise<void> {
    const due = performance.now() - this.#flushedAt >= this.timing.flush;
    if (!due || this.position === this.#stored || this.#orders?.failing) return;
    await this.#write(this.#step(this.position, 0), progress.moveOn, () => null);
  }

  /** Writes down what became of a batch. */
  async settle({ position, published, next }: Settlement): Promise<void> {
    const step = this.#step(position ?? this.position, published);
    const wasFailing = this.#orders?.failing ?? false;
    switch (next.do) {
      case "go on":
        return this.#write(step, progress.moveOn, () => (wasFailing ? "state" : null));
      case "retry":
        return this.fail(next, step);
      case "bury": {
        const bury = (db: Db, lease: Lease) => progress.bury(db, lease, step, next);
        return this.#write(step, bury, () => (wasFailing ? "state" : this.#lettersToTell()));
      }
      case "end":
        return this.#write(
          step,
          (db, lease) => progress.end(db, lease, step, next.reason),
          () => "state",
        );
    }
  }

  /** Writes down that an attempt failed, and when the next is made. */
  async fail(
    { reason, retryAfterMs }: { reason: string; retryAfterMs: number },
    step = this.#step(this.position, 0),
  ): Promise<void> {
    const { failing = false, failures = 0 } = this.#orders ?? {};
    const { firstRetry, lastRetry, giveUpAfter: giveUpAfterMs } = this.timing;
    const inARow = step.published > 0 ? 1 : failures + 1;
    const backoff = backoffMs(inARow, firstRetry, lastRetry, Math.random());
    const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(Math.ceil(retryAfterMs), backoff));
    let givenUp = false;
    const write = async (db: Db, lease: Lease) => {
      const failed = await progress.fail(db, lease, step, { reason, waitMs, giveUpAfterMs });
      givenUp = failed?.givenUp ?? false;
      return failed !== undefined;
    };
    await this.#write(step, write, () => (failing && !givenUp ? null : "state"));
    this.#stale = true;
  }

  #step(to: number, published: number): progress.Step {
    return { from: this.#stored, to, published };
  }

  #lettersToTell(): Change | null {
    const now = performance.now();
    if (now - this.#lettersToldAt < LETTERS_TOLD_MS) return null;
    this.#lettersToldAt = now;
    return "dead_letters";
  }

  /** Writes, and tells of it in the same transaction what is to be told. */
  async #write(
    step: progress.Step,
    write: (db: Db, lease: Lease, step: progress.Step) => Promise<boolean>,
    toTell: () => Change | null,
  ): Promise<void> {
    const told = await withTransaction(async (tx) => {
      if (!(await write(tx, this.lease, step))) return undefined;
      const change = toTell();
      const payload = { publisherId: this.lease.id, change: change ?? "state" };
      if (change) await appendEvents(tx, [{ kind: "publisher.changed", payload }]);
      return { change };
    }, this.pool);
    if (!told || told.change) this.#stale = true;
    if (!told) return;
    this.#stored = step.to;
    this.position = step.to;
    this.#flushedAt = performance.now();
  }
}
