import type { RecordedEvent } from "@/lib/events/schema";
import type { CaughtUp } from "../schema";
import { roomOf } from "./audience";

export interface WindowLimits {
  /** Most outbox rows a browser may be behind; whoever is further behind asks for everything. */
  rows: number;
  /** Most events sent to one browser at once; above this, asking for everything is cheaper. */
  events: number;
}

/**
 * The latest events, kept in memory so that a thousand browsers that come back at once cost no query, and
 * so that joining rooms and replaying are one step in which nothing can slip in between.
 * Holds every replayable event with `start < seq <= position`.
 */
export class ReplayWindow {
  private readonly limits: WindowLimits;
  private start: number;
  private end: number;
  /** Seqs of the rows passed, oldest first: what "rows behind" is counted in, since seqs have gaps. */
  private passed: number[] = [];
  private events: RecordedEvent[] = [];

  constructor(limits: WindowLimits, begin = 0) {
    this.limits = limits;
    this.start = begin;
    this.end = begin;
  }

  /** The last seq passed. */
  get position(): number {
    return this.end;
  }

  /** Passes one event: it has been told to those who listen now, and stays for those who come back. */
  pass(event: RecordedEvent): void {
    if (event.seq <= this.end) throw new RangeError(`seq ${event.seq} after ${this.end}: not in order`);
    this.end = event.seq;
    this.passed.push(event.seq);
    if (roomOf(event) !== null) this.events.push(event);
    this.trim();
  }

  /** Passes rows that hold nothing this version understands. */
  passTo(seq: number): void {
    this.end = Math.max(this.end, seq);
  }

  /** Forgets everything; the window begins anew behind `seq`. */
  restart(seq: number): void {
    this.start = seq;
    this.end = seq;
    this.passed = [];
    this.events = [];
  }

  /**
   * What to tell a browser that knows everything up to `lastSeq` and is in `heard` rooms.
   * `newest` is the outbox's newest seq, read after the browser said `lastSeq`: a browser that knows more
   * than the outbox holds comes from another database, one that knows more than we do only met a quicker sidecar.
   */
  catchUp(lastSeq: number | undefined, newest: number, heard: ReadonlySet<string>): CaughtUp {
    if (lastSeq === undefined) return { events: [], upTo: this.end, refetch: false };
    if (lastSeq > Math.max(newest, this.end)) return this.refetch();
    if (lastSeq >= this.end) return { events: [], upTo: lastSeq, refetch: false };
    if (lastSeq < this.start) return this.refetch();
    const events = this.eventsAfter(lastSeq).filter((event) => heard.has(roomOf(event) ?? ""));
    if (events.length > this.limits.events) return this.refetch();
    return { events, upTo: this.end, refetch: false };
  }

  private refetch(): CaughtUp {
    return { events: [], upTo: this.end, refetch: true };
  }

  private eventsAfter(seq: number): RecordedEvent[] {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return this.events.slice(low);
  }

  /** Lets go of the oldest rows, a tenth of the window at a time: shifting one by one would copy it each time. */
  private trim(): void {
    const surplus = this.passed.length - this.limits.rows;
    if (surplus < Math.max(1, this.limits.rows / 10)) return;
    this.start = this.passed[surplus - 1] ?? this.start;
    this.passed = this.passed.slice(surplus);
    this.events = this.eventsAfter(this.start);
  }
}
