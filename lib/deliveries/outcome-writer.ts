import { setTimeout as sleep } from "node:timers/promises";

/** Writes things down in groups: what comes while a group is being written is the next group. */
export interface GroupWriter<T> {
  add(item: T): void;
  /** Whether the last attempt to write failed: what it held is not lost, and tried again. */
  isStuck(): boolean;
  /** Resolves when all is written; or after `ms`, with false, when that cannot be done. */
  finish(ms: number): Promise<boolean>;
}

const AGAIN_MS = 500;

/**
 * `write` must be harmless to repeat, since of one that failed nobody knows whether it arrived. `onWritten` hears of
 * each group that did. So a crash loses what came in the time of one write, and a write costs little a piece.
 */
export function createGroupWriter<T>(
  write: (group: T[]) => Promise<void>,
  { onWritten, onFailure }: { onWritten: (group: T[]) => void; onFailure: (error: unknown) => void },
): GroupWriter<T> {
  let waiting: T[] = [];
  let isStuck = false;
  let writing: Promise<void> | undefined;
  let givenUp = false;

  const writeAll = async () => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      for (;;) {
        try {
          await write(group);
          break;
        } catch (error) {
          isStuck = true;
          onFailure(error);
          if (givenUp) return;
          await sleep(AGAIN_MS);
        }
      }
      isStuck = false;
      onWritten(group);
    }
    writing = undefined;
  };

  return {
    add(item) {
      waiting.push(item);
      writing ??= writeAll();
    },
    isStuck: () => isStuck,
    async finish(ms) {
      const over = new AbortController();
      const inTime = await Promise.race([
        Promise.resolve(writing).then(() => true),
        sleep(ms, false, { signal: over.signal }).catch(() => false),
      ]);
      over.abort();
      givenUp = !inTime;
      return inTime;
    },
  };
}
