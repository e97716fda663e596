import { mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { type FileHandle, open, readFile, truncate, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Entry } from "../core/entry";
import { type Lock, takeLock } from "./lock";
import { decodeRecords, encodeRecord } from "./record";

/** A file of records; the oldest has the lowest number. */
interface Segment {
  number: number;
  bytes: number;
  /** ms since the epoch */
  writtenAt: number;
}

/** The record that is to be written to Postgres next. */
interface Reading {
  segment: Segment;
  records: Entry[][];
  /** Handed out and not settled yet. */
  busy: boolean;
}

export interface SpoolOptions {
  directory: string;
  maxBytes: number;
  now(): number;
  /** Told what had to make room for newer records. */
  onDropped(entries: Entry[]): void;
  /** Told of a segment that was not whole, with what is known of it. */
  onDamaged(damage: { segment: string; tornBytes: number; unreadable: number }): void;
}

const LOCK = "lock";
const NAME = /^(\d{12})\.chat$/;
const SEGMENT_BYTES = 8 * 1024 * 1024;
/** Dropping one segment must not mean dropping most of what is there. */
const SEGMENTS_AT_LEAST = 16;

/**
 * Records on disk in the order in which they came, in files that are removed when they have been read. One process
 * has a spool. What was appended is there after a crash; what was read and not settled comes again.
 */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #lock: Lock;
  readonly #segments: Segment[];
  #active: { segment: Segment; file: FileHandle } | undefined;
  #reading: Reading | undefined;
  /** Files change in one order, whoever asks. */
  #turn: Promise<unknown> = Promise.resolve();
  #nextNumber: number;

  private constructor(options: SpoolOptions, lock: Lock) {
    this.#options = options;
    this.#lock = lock;
    this.#segments = segmentsIn(options.directory);
    this.#nextNumber = (this.#segments.at(-1)?.number ?? 0) + 1;
  }

  /** Takes possession of a folder, which it makes; undefined when another process has it. */
  static open(options: SpoolOptions): Spool | undefined {
    mkdirSync(options.directory, { recursive: true });
    const lock = takeLock(join(options.directory, LOCK));
    return lock && new Spool(options, lock);
  }

  /** Whether a folder is a spool, or was one until its process died. */
  static isOne(directory: string): boolean {
    return readdirSync(directory).some((file) => file === LOCK || NAME.test(file));
  }

  get bytes(): number {
    return this.#segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** When the oldest that waits was written (ms since the epoch); null when nothing waits. */
  get oldestAt(): number | null {
    return this.#segments[0]?.writtenAt ?? null;
  }

  /**
   * Writes batches, a record each, and waits until the disk has them all.
   * @throws NodeJS.ErrnoException when it does not; nothing of it is read again then
   */
  append(batches: readonly (readonly Entry[])[]): Promise<void> {
    return this.#inTurn(async () => {
      const records = Buffer.concat(batches.map(encodeRecord));
      const active = await this.#room(records.length);
      const { segment, file } = active;
      try {
        await file.appendFile(records);
        await file.datasync();
      } catch (error) {
        // Part of it may be there. Nothing follows it in this file, and its space is given back.
        await this.#seal();
        await (segment.bytes > 0
          ? truncate(this.#path(segment), segment.bytes)
          : this.#remove(segment)
        ).catch(() => undefined);
        throw error;
      }
      segment.bytes += records.length;
      await this.#makeRoom();
    });
  }

  /** The oldest record, to be settled before the next is asked for; undefined when there is none. */
  next(): Promise<Entry[] | undefined> {
    return this.#inTurn(async () => {
      while (!this.#reading?.records.length) {
        if (this.#reading) await this.#remove(this.#reading.segment);
        this.#reading = undefined;
        const segment = this.#segments[0];
        if (!segment) return undefined;
        if (segment === this.#active?.segment) await this.#seal();
        this.#reading = { segment, records: await this.#read(segment), busy: false };
      }
      this.#reading.busy = true;
      return this.#reading.records[0];
    });
  }

  /** Says whether the record that `next` gave is dealt with: if not, it comes again. */
  settle(done: boolean): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#reading) return;
      this.#reading.busy = false;
      if (!done) return;
      this.#reading.records.shift();
      if (this.#reading.records.length > 0) return;
      await this.#remove(this.#reading.segment);
      this.#reading = undefined;
    });
  }

  /** Lets go of the folder; an empty one is removed. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#seal();
      this.#lock.release();
      if (this.#segments.length > 0) return;
      try {
        rmdirSync(this.#options.directory);
      } catch {
        // Somebody has taken it over already, or put something there: it is theirs.
      }
    });
  }

  async #room(bytes: number): Promise<{ segment: Segment; file: FileHandle }> {
    const { maxBytes, now } = this.#options;
    const limit = Math.min(SEGMENT_BYTES, maxBytes / SEGMENTS_AT_LEAST);
    if (this.#active && this.#active.segment.bytes > 0 && this.#active.segment.bytes + bytes > limit)
      await this.#seal();
    if (!this.#active) {
      const segment = { number: this.#nextNumber, bytes: 0, writtenAt: now() };
      const file = await open(this.#path(segment), "ax");
      this.#nextNumber += 1;
      this.#segments.push(segment);
      this.#active = { segment, file };
      // The name of a new file is not safe before its folder is.
      await syncFolder(this.#options.directory);
    }
    return this.#active;
  }

  async #seal(): Promise<void> {
    const sealed = this.#active;
    this.#active = undefined;
    await sealed?.file.close();
  }

  async #read(segment: Segment): Promise<Entry[][]> {
    const { records, tornBytes, unreadable } = decodeRecords(await readFile(this.#path(segment)));
    if (tornBytes > 0 || unreadable > 0)
      this.#options.onDamaged({ segment: this.#path(segment), tornBytes, unreadable });
    return records;
  }

  /** Drops the oldest segments while there is more than may be. */
  async #makeRoom(): Promise<void> {
    while (this.bytes > this.#options.maxBytes) {
      const reading = this.#reading;
      const oldest = this.#segments.find(
        (segment) => segment !== this.#active?.segment && !(reading?.busy && segment === reading.segment),
      );
      if (!oldest) return;
      const records = oldest === reading?.segment ? reading.records : await this.#read(oldest);
      if (oldest === reading?.segment) this.#reading = undefined;
      await this.#remove(oldest);
      this.#options.onDropped(records.flat());
    }
  }

  async #remove(segment: Segment): Promise<void> {
    await unlink(this.#path(segment));
    this.#segments.splice(this.#segments.indexOf(segment), 1);
  }

  #path({ number }: Segment): string {
    return join(this.#options.directory, `${String(number).padStart(12, "0")}.chat`);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function segmentsIn(directory: string): Segment[] {
  return readdirSync(directory)
    .flatMap((file) => {
      const number = NAME.exec(file)?.[1];
      if (number === undefined) return [];
      const { size, mtimeMs } = statSync(join(directory, file));
      return [{ number: Number(number), bytes: size, writtenAt: mtimeMs }];
    })
    .sort((one, other) => one.number - other.number);
}

async function syncFolder(directory: string): Promise<void> {
  const folder = await open(directory, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
