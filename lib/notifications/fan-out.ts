import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import * as repository from "./repository-fan-out";

const CHUNK_SIZE = 20_000;

/** What a fan-out did. */
export interface FanOutResult {
  chunks: number;
  /** Notifications made. */
  told: number;
  /** Announcements that have now reached everybody. */
  completed: number;
}

/**
 * Delivers the next chunk of whichever open announcement waits longest, so that one with a million
 * followers delays no other by more than a chunk. The chunk and its cursor commit together: dying here
 * leaves neither a gap nor a double. Any number may run at once. Null: nothing was there to take.
 */
export async function fanOutNext(
  pool: Pool,
  options: { chunkSize?: number } = {},
): Promise<{ told: number; completed: boolean } | null> {
  return withTransaction(async (tx) => {
    const announcement = await repository.takeNextAnnouncement(tx);
    return announcement ? repository.deliverChunk(tx, announcement, options.chunkSize ?? CHUNK_SIZE) : null;
  }, pool);
}

/** Delivers chunk after chunk until nothing is left to take or `signal` aborts. */
export async function fanOut(
  pool: Pool,
  options: { signal: AbortSignal; chunkSize?: number; onChunk?: (result: FanOutResult) => void },
): Promise<FanOutResult> {
  const result: FanOutResult = { chunks: 0, told: 0, completed: 0 };
  while (!options.signal.aborted) {
    const chunk = await fanOutNext(pool, options);
    if (!chunk) break;
    result.chunks += 1;
    result.told += chunk.told;
    if (chunk.completed) result.completed += 1;
    options.onChunk?.(result);
  }
  return result;
}
