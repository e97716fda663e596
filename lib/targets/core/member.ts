import type { ActiveStream } from "../schema";

/** A stream in a set of active streams. Times are ms since the epoch: a set holds thousands. */
export interface Member extends Omit<ActiveStream, "startedAt"> {
  startedAtMs: number;
  /** When it was last seen there. */
  seenAtMs: number;
  /** Whole looks in a row without it, while its end is not certain. */
  misses: number;
}
