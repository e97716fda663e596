import type { Pool } from "@/lib/db/client";
import { backoffMs } from "@/lib/kernel/backoff";
import { within } from "@/lib/kernel/within";
import type { Entry } from "../core/entry";
import type { MarkIndex } from "../core/mark-index";
import { isThere } from "../repository-ingest";
import type { Backlog, Batch } from "./backlog";
import type { Refusal } from "./entry-of-event";
import type { Hearing } from "./hearing";
import { createSleeper } from "./sleeper";
import type { Spools } from "./spools";
import { storeBatch } from "./store";
import type { IngestLog, LostChat } from "./types";
import type { RecordActivity } from "./write-batch";

const RETRY = { baseMs: 250, maxMs: 5_000 };
const HOUSEKEEPING_MS = 10_000;
/** Marks for messages that come after them by another connection. What waited on a disk asks the database. */
const MARKS_MS = 10 * 60_000;
/** What waits longer on the disk is told again and again. */
const OLD_MS = 60_000;
const IDLE_MS = 200;
/** A server that says nothing for so long is taken for gone. What it did all the same changes nothing when done again. */
const ANSWER_MS = 15_000;
/** After this much of it, what comes in meanwhile goes to the disk. */
const SLOW_MS = 2_000;

export interface WritingOptions {
  pool: Pool;
  backlog: Backlog;
  spools: Spools;
  hearing: Hearing;
  recentMarks: MarkIndex;
  recordActivity: RecordActivity;
  /** See `BatchContext`. */
  eventsWanted: () => Promise<boolean>;
  lose(entries: readonly Entry[], reason: LostChat["reason"]): void;
  refuse(reason: Refusal, number: number): void;
  log: IngestLog;
  now(): number;
}

/**
 * Brings batches to Postgres, one after the other: marks then never overtake the messages they are about. What is
 * on disk gets a turn after each batch from memory, so that both come on.
 */
export class Writing {
  /** Why Postgres takes nothing; null while it does. */
  problem: string | null = null;
  stored = 0;
  batches = 0;
  lagMs = 0;
  /** Called when Postgres stops taking. */
  onTrouble: () => void = () => undefined;
  readonly #options: WritingOptions;
  readonly #sleeper = createSleeper();
  readonly #done: Promise<void>;
  #ended = false;
  #failures = 0;
  #housekeptAt = 0;
  #replayAt = 0;
  #begunAt: number | null = null;

  constructor(options: WritingOptions) {
    this.#options = options;
    this.#done = this.#run();
  }

  wake(): void {
    this.#sleeper.wake();
  }

  /** Whether Postgres takes nothing at present, or has not answered for a while. */
  get isHeldUp(): boolean {
    const slow = this.#begunAt !== null && this.#options.now() - this.#begunAt > SLOW_MS;
    return slow || this.problem !== null;
  }

  /** Ends when nothing waits in memory any more. */
  async stop(): Promise<void> {
    this.#ended = true;
    this.wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { backlog, now } = this.#options;
    while (!this.#ended || backlog.entries > 0) {
      await this.#keepHouse();
      if (this.problem !== null) {
        await this.#waitForPostgres();
        continue;
      }
      const ripeAt = backlog.ripeAt();
      const batch = ripeAt !== null && (this.#ended || ripeAt <= now()) ? backlog.next() : undefined;
      if (batch) await this.#writeBatch(batch);
      const more = !this.#ended && this.problem === null && (await this.#doLess());
      if (!batch && !more) await this.#sleeper.sleep(Math.min(IDLE_MS, (ripeAt ?? now() + IDLE_MS) - now()));
    }
  }

  /** What has time: one record from the disk, one step of putting messages into the right stream. */
  async #doLess(): Promise<boolean> {
    const replayed = await this.#replay();
    if (this.problem !== null) return false;
    try {
      return (await within(ANSWER_MS, this.#options.hearing.repair())) || replayed;
    } catch (error) {
      this.#beAway(error);
      return false;
    }
  }

  async #writeBatch(batch: Batch): Promise<void> {
    const { backlog, now } = this.#options;
    if (!(await this.#store(batch.entries, false))) return backlog.giveBack(batch);
    this.lagMs = now() - batch.from;
    backlog.settle(batch);
  }

  async #replay(): Promise<boolean> {
    const { spools, log, now } = this.#options;
    if (now() < this.#replayAt) return false;
    try {
      const replay = await spools.next();
      if (!replay) return false;
      const stored = await this.#store(replay.entries, true);
      await replay.settle(stored);
      return stored;
    } catch (error) {
      log.error({ err: error }, "chat that waits on the disk cannot be read");
      this.#replayAt = now() + RETRY.maxMs;
      return false;
    }
  }

  /** Whether Postgres has it all now. */
  async #store(entries: readonly Entry[], late: boolean): Promise<boolean> {
    const { lose, refuse, now } = this.#options;
    try {
      this.#begunAt = now();
      const stored = await within(ANSWER_MS, storeBatch(this.#options, entries, { late }));
      this.batches += 1;
      this.stored += stored.messages;
      if (stored.forgotten > 0) refuse("forgotten", stored.forgotten);
      if (stored.unstorable.length > 0) {
        refuse("unstorable", stored.unstorable.length);
        lose(stored.unstorable, "unstorable");
      }
      return true;
    } catch (error) {
      this.#beAway(error);
      return false;
    } finally {
      this.#begunAt = null;
    }
  }

  #beAway(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
    this.#options.log.error({ err: error }, "Postgres does not take chat: it waits on the disk");
    this.onTrouble();
  }

  async #waitForPostgres(): Promise<void> {
    const { pool, hearing, log } = this.#options;
    this.#failures += 1;
    // Not to be woken by what comes in meanwhile: that is the spooler's.
    await createSleeper().sleep(backoffMs(this.#failures, RETRY.baseMs, RETRY.maxMs, Math.random()));
    try {
      await within(ANSWER_MS, isThere(pool));
      await within(ANSWER_MS, hearing.refresh());
    } catch {
      return;
    }
    log.info({ failures: this.#failures }, "Postgres takes chat again");
    this.#failures = 0;
    this.problem = null;
  }

  async #keepHouse(): Promise<void> {
    const { now, recentMarks, spools, log } = this.#options;
    if (now() - this.#housekeptAt < HOUSEKEEPING_MS) return;
    this.#housekeptAt = now();
    recentMarks.prune(now() - MARKS_MS);
    try {
      await spools.lookAround();
    } catch (error) {
      log.warn({ err: error }, "the folders of other bots cannot be looked at");
    }
    const { bytes, oldestAt } = spools;
    if (oldestAt !== null && now() - oldestAt > OLD_MS)
      log.warn({ bytes, oldestAt: new Date(oldestAt).toISOString() }, "chat waits on the disk");
  }
}
