import type { Readable } from "node:stream";
import type { ByteRange } from "@/lib/http/core/byte-range";

/** Where files can be. */
export type StoreName = "disk" | "s3";

/** What a store took: how many bytes, and their SHA-256 in hexadecimal. */
export interface Stored {
  bytes: number;
  sha256: string;
}

/**
 * Keeps files by keys that we make ourselves (see core/file-key). Any number of processes use one store at once; what
 * stands under a key is always one whole file.
 */
export interface FileStore {
  readonly name: StoreName;
  /**
   * Takes a file, in place of what stood under the key. A body that fails leaves what was there before.
   * @throws StoreError full, the body's own failure, or what else went wrong with the store
   */
  put(key: string, body: AsyncIterable<Buffer>, about: { contentType: string }): Promise<Stored>;
  /** The file, or a part of it; null when there is none. Whoever does not read it to its end destroys it. */
  open(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Its size; null when there is none. */
  sizeOf(key: string): Promise<number | null>;
  /** One that is not there is removed already. */
  remove(key: string): Promise<void>;
}

/**
 * A store that takes nothing, whatever it is: there is no room, or it does not answer. It says nothing of the file.
 */
export class StoreError extends Error {
  readonly why: "full" | "away";

  constructor(why: "full" | "away", cause: unknown) {
    super(`The store for files of clips ${why === "full" ? "is full" : "does not do what it is asked"}.`, {
      cause,
    });
    this.name = "StoreError";
    this.why = why;
  }
}
