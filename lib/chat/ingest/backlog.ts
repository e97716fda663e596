import type { Entry } from "../core/entry";

/** Entries that are written together. */
export interface Batch {
  readonly entries: Entry[];
  /** When the first of them was received (ms since the epoch): a crash loses nothing from before it. */
  readonly from: number;
}

/** Postgres gets what is there after so long, and whatever is there once it is free. */
const LINGER_MS = 100;
const MOST_ENTRIES = 1_000;
/** More than this unacknowledged, and whoever reads has to wait until half of it is. */
const ENOUGH = 20_000;

/** What was taken in and is neither committed nor on disk: in batches, in order. */
export class Backlog {
  /** The last one is still growing. */
  readonly #waiting: Batch[] = [];
  readonly #underWay = new Set<Batch>();
  #entries = 0;
  #room: (() => void)[] = [];
  #settled: (() => void)[] = [];

  /** Not acknowledged, under way or not. */
  get entries(): number {
    return this.#entries;
  }

  /** Batches that nobody works on. */
  get batches(): number {
    return this.#waiting.length;
  }

  get isFull(): boolean {
    return this.#entries > ENOUGH;
  }

  /** The earliest receipt of what is not acknowledged; null when all is. */
  get from(): number | null {
    let from: number | null = null;
    for (const batch of [...this.#underWay, ...this.#waiting])
      if (from === null || batch.from < from) from = batch.from;
    return from;
  }

  add(entry: Entry): void {
    const growing = this.#waiting.at(-1);
    if (growing && growing.entries.length < MOST_ENTRIES) growing.entries.push(entry);
    else this.#waiting.push({ entries: [entry], from: entry.receivedAt });
    this.#entries += 1;
  }

  /** When the next batch is to be written: a moment in ms since the epoch, or null with nothing to write. */
  ripeAt(): number | null {
    const oldest = this.#waiting[0];
    if (!oldest) return null;
    return oldest.entries.length >= MOST_ENTRIES ? 0 : oldest.from + LINGER_MS;
  }

  /** The oldest batch, for whoever calls to write and to settle or give back. */
  next(): Batch | undefined {
    const batch = this.#waiting.shift();
    if (batch) this.#underWay.add(batch);
    return batch;
  }

  /** It is committed, on disk, or given up. */
  settle(batch: Batch): void {
    if (!this.#underWay.delete(batch)) return;
    this.#entries -= batch.entries.length;
    for (const tell of this.#settled.splice(0)) tell();
    if (this.#entries > ENOUGH / 2) return;
    for (const go of this.#room.splice(0)) go();
  }

  /** It could not be written: it is the oldest again. */
  giveBack(batch: Batch): void {
    if (this.#underWay.delete(batch)) this.#waiting.unshift(batch);
  }

  /** Undefined while there is room for more; otherwise resolves when there is. */
  room(): Promise<void> | undefined {
    return this.isFull ? new Promise((resolve) => this.#room.push(resolve)) : undefined;
  }

  /** Resolves when everything that is there now is settled. */
  async drained(): Promise<void> {
    const left = new Set([...this.#underWay, ...this.#waiting]);
    // The last one does not grow any more: what comes later is not waited for.
    while ([...left].some((batch) => this.#underWay.has(batch) || this.#waiting.includes(batch)))
      await new Promise<void>((resolve) => this.#settled.push(resolve));
  }
}
