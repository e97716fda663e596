import type { Db } from "@/lib/db/client";
import { databaseIdentity } from "@/lib/db/identity";
import {
  type FollowOptions,
  type FollowState,
  followOutbox,
  newestSeq,
  type OutboxFollower,
} from "@/lib/events";
import type { RecordedEvent } from "@/lib/events/schema";
import { HEARD_MS, LOOK_MS, SILENCE_MS, WATCH_MS } from "../core/reading-pace";
import { judgeBatch, type RelayedBatch, sourceName } from "../core/relayed";
import { takeLead } from "../repository";
import type { Relay } from "./relay";

export interface SharedReadingOptions
  extends Pick<FollowOptions, "url" | "signal" | "log">,
    Required<Pick<FollowOptions, "onEvents" | "onRewound">> {
  relay: Relay;
  /** The last seq handed to sockets. */
  position: () => number;
  /** Where the very first reading begins. */
  begin: (db: Db) => Promise<number>;
}

export interface SharedReading extends OutboxFollower {
  /** Whether this process reads the outbox itself at present. */
  reads(): boolean;
}

interface Reader {
  follower: OutboxFollower;
  ending: AbortController;
  /** The connection on which it was asked last who leads. */
  connection?: Db;
  leads: boolean;
}

/**
 * Follows the outbox together with the other sidecars: the one that holds the lead reads, and passes on what it reads.
 * The others take what connects to where they stand. Whoever misses something, hears nothing, or cannot make sense of
 * it reads for itself until what it hears connects again; so the relay may fail in any way without an event being lost,
 * and the position keeps each from being handed out twice.
 */
export function followTogether(options: SharedReadingOptions): SharedReading {
  const following = new SharedFollowing(options);
  return {
    state: () => following.state(),
    reads: () => following.reads,
    caughtUp: following.caughtUp,
    done: following.done,
  };
}

class SharedFollowing {
  readonly caughtUp: Promise<void>;
  readonly done: Promise<void>;
  private resolveCaughtUp: () => void = () => undefined;
  private source = "";
  private begun = false;
  private isWhole = false;
  private reader: Reader | undefined;
  private heardAt = 0;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly options: SharedReadingOptions) {
    this.caughtUp = new Promise((resolve) => {
      this.resolveCaughtUp = resolve;
    });
    options.relay.onBatch(
      (batch) => void this.inTurn(() => this.hear(batch)).catch(() => this.read("failed")),
    );
    const watch = setInterval(() => {
      if (Date.now() - this.heardAt > SILENCE_MS) this.read("silence");
    }, WATCH_MS);
    this.done = new Promise<void>((resolve) => {
      options.signal.addEventListener("abort", () => {
        clearInterval(watch);
        this.sayGoodbye();
        resolve(this.reader?.follower.done);
      });
    });
    this.read("start");
  }

  get reads(): boolean {
    return this.reader !== undefined;
  }

  state(): FollowState {
    const heard = Date.now() - this.heardAt <= HEARD_MS;
    const own = this.reader?.follower.state();
    if (!own)
      return {
        position: this.options.position(),
        connected: heard,
        caughtUpAt: this.heardAt,
        lastError: null,
      };
    const caughtUpAt = Math.max(own.caughtUpAt ?? 0, this.heardAt);
    return { ...own, connected: own.connected || heard, caughtUpAt: caughtUpAt || null };
  }

  /** One batch at a time, whoever brings it: what is new is told by the position, which moves when a batch is done. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async hear(batch: RelayedBatch): Promise<void> {
    if (!this.isWhole || this.reader?.leads || this.options.signal.aborted) return;
    const verdict = judgeBatch(batch, { source: this.source, position: this.options.position() });
    if (verdict === "ignore") return;
    if (verdict === "read") return this.read("gap");
    await this.options.onEvents(batch.events, batch.upTo);
    this.heardAt = Date.now();
    this.stopReading();
  }

  private read(why: "start" | "silence" | "gap" | "failed"): void {
    const { options } = this;
    if (this.reader || options.signal.aborted) return;
    if (why !== "start")
      options.log.info({ why, position: options.position() }, "reading the outbox by itself");
    const ending = new AbortController();
    const reader: Reader = {
      ending,
      leads: false,
      follower: followOutbox({
        ...options,
        from: (db) => this.whereToGoOn(db),
        onEvents: (events, upTo) => this.inTurn(() => this.takeOwn(reader, events, upTo)),
        onEnd: (db) => this.atEnd(reader, db),
        pollMs: LOOK_MS,
        signal: AbortSignal.any([options.signal, ending.signal]),
      }),
    };
    this.reader = reader;
  }

  private async takeOwn(reader: Reader, events: RecordedEvent[], upTo: number): Promise<void> {
    // Before it is handed out here: the others are to hear it as soon.
    if (reader.leads)
      this.options.relay.send({ source: this.source, from: this.options.position(), upTo, events });
    await this.options.onEvents(events, upTo);
  }

  private async atEnd(reader: Reader, db: Db): Promise<void> {
    if (reader.connection !== db) {
      reader.leads = false;
      this.source = sourceName(await databaseIdentity(db));
      reader.connection = db;
    }
    reader.leads ||= await takeLead(db);
    const position = this.options.position();
    if (reader.leads)
      this.options.relay.send({ source: this.source, from: position, upTo: position, events: [] });
    this.isWhole = true;
    this.resolveCaughtUp();
  }

  /** Nothing connects to this batch: whoever hears it reads for itself at once, and need not wait for the silence. */
  private sayGoodbye(): void {
    if (!this.reader?.leads) return;
    const beyond = this.options.position() + 1;
    this.options.relay.send({ source: this.source, from: beyond, upTo: beyond, events: [] });
  }

  private stopReading(): void {
    this.reader?.ending.abort();
    this.reader = undefined;
  }

  private async whereToGoOn(db: Db): Promise<number> {
    if (!this.begun) {
      const begin = await this.options.begin(db);
      this.begun = true;
      return begin;
    }
    const position = this.options.position();
    const newest = await newestSeq(db);
    if (newest >= position) return position;
    this.options.log.warn({ position, newest }, "the outbox ends before what was told: another database");
    this.options.onRewound(newest);
    return newest;
  }
}
