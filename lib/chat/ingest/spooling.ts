import { setTimeout as sleep } from "node:timers/promises";
import type { Entry } from "../core/entry";
import type { Backlog, Batch } from "./backlog";
import { createSleeper } from "./sleeper";
import type { Spools } from "./spools";
import type { IngestLog, LostChat } from "./types";

/** More batches than these waiting, and Postgres is slower than chat: what waits goes to the disk. */
const TOO_MANY = 10;
/** Written with one wait for the disk. */
const MOST_AT_ONCE = 10;
const LOOK_MS = 200;
const RETRY_MS = 1_000;
/** With no room anywhere, whoever reads is held up for so long; then the oldest is given up. */
const PATIENCE_MS = 30_000;
/** The same when the process is to end. */
const LAST_PATIENCE_MS = 5_000;

export interface SpoolingOptions {
  backlog: Backlog;
  spools: Spools;
  /** Whether Postgres takes nothing at present. */
  isAway(): boolean;
  lose(entries: readonly Entry[], reason: LostChat["reason"]): void;
  log: IngestLog;
  now(): number;
}

/** Brings to the disk what Postgres does not take, or not fast enough. */
export class Spooling {
  /** Why the disk takes nothing; null while it does. */
  problem: string | null = null;
  readonly #options: SpoolingOptions;
  readonly #sleeper = createSleeper();
  readonly #done: Promise<void>;
  #ended = false;
  #stuckSince: number | null = null;

  constructor(options: SpoolingOptions) {
    this.#options = options;
    this.#done = this.#run();
  }

  wake(): void {
    this.#sleeper.wake();
  }

  /** Ends when nothing waits any more, on disk or given up. */
  async stop(): Promise<void> {
    this.#ended = true;
    this.wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { backlog, isAway, now } = this.#options;
    while (!this.#ended || backlog.entries > 0) {
      const ripeAt = backlog.ripeAt();
      const due = isAway() ? ripeAt !== null && ripeAt <= now() : backlog.batches > TOO_MANY;
      if (due) await this.#spool();
      else
        await this.#sleeper.sleep(Math.min(LOOK_MS, isAway() && ripeAt !== null ? ripeAt - now() : LOOK_MS));
    }
  }

  async #spool(): Promise<void> {
    const { backlog, spools } = this.#options;
    const batches: Batch[] = [];
    for (
      let batch = backlog.next();
      batch;
      batch = batches.length < MOST_AT_ONCE ? backlog.next() : undefined
    )
      batches.push(batch);
    try {
      await spools.append(batches.map(({ entries }) => entries));
    } catch (error) {
      for (const batch of batches.reverse()) backlog.giveBack(batch);
      await this.#beStuck(error);
      return;
    }
    for (const batch of batches) backlog.settle(batch);
    if (this.problem !== null) this.#options.log.info({}, "chat is written to the disk again");
    this.problem = null;
    this.#stuckSince = null;
  }

  async #beStuck(error: unknown): Promise<void> {
    const { backlog, lose, log, now } = this.#options;
    if (this.problem === null) log.error({ err: error }, "chat cannot be written to the disk");
    this.problem = error instanceof Error ? error.message : String(error);
    this.#stuckSince ??= now();
    const patience = this.#ended ? LAST_PATIENCE_MS : PATIENCE_MS;
    if ((backlog.isFull || this.#ended) && now() - this.#stuckSince > patience) {
      const batch = backlog.next();
      if (batch) {
        lose(batch.entries, "nowhere");
        backlog.settle(batch);
      }
      return;
    }
    await sleep(RETRY_MS);
  }
}
