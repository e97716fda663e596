import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import { inParallel } from "@/lib/kernel/in-parallel";
import { fateOf } from "./core/fate";
import { type FetchDeps, fetchFile, Unfetched } from "./fetch-file";
import {
  type ClaimedFile,
  countKept,
  giveBack,
  markKept,
  markUnkept,
  removeForgotten,
} from "./repository-lane";
import { type Stored, StoreError } from "./store";

/** Files that are fetched at once. */
const AT_ONCE = 4;
const STORE_AWAY_MS = 10 * 60_000;

export interface LaneDeps extends FetchDeps {
  pool: Pool;
  /** The instance's time: ages of what is kept are counted to it. */
  now: Date;
}

/** What became of the files of a batch. */
export interface Outcome {
  kept: number;
  bytes: number;
  /** Not kept, for whatever reason of theirs. */
  unkept: number;
  /** The store takes nothing more. What it did not take is as if nobody had tried. */
  store: StoreError | null;
}

/**
 * Fetches files that were claimed, from where `addressOf` says, and notes of each what became of it.
 * @throws the signal's reason, after what was not done is given back
 */
export async function fetchBatch(
  deps: LaneDeps,
  files: readonly ClaimedFile[],
  addressOf: (file: ClaimedFile) => string | null,
  signal: AbortSignal,
): Promise<Outcome> {
  const outcome: Outcome = { kept: 0, bytes: 0, unkept: 0, store: null };
  const untried = new Set(files);
  try {
    await inParallel(files, AT_ONCE, async (file) => {
      if (outcome.store) return;
      try {
        const stored = await fetchFile(deps, file, addressOf(file), signal);
        if (!(await keep(deps, file, stored))) throw await withoutRoom(deps, file, stored);
        outcome.kept += 1;
        outcome.bytes += stored.bytes;
      } catch (error) {
        if (error instanceof StoreError) {
          outcome.store = error;
          // If it is this file after all, it does not stand in the way of the others for ever.
          if (error.why === "full") return;
          await giveBack(deps.pool, [file], { dueInMs: STORE_AWAY_MS, problem: "broken" });
          untried.delete(file);
          return;
        }
        if (!(error instanceof Unfetched)) throw error;
        const { problem, bytes } = error;
        const fate = fateOf(problem, file.attempt, Math.random());
        await markUnkept(deps.pool, file, { problem, bytes, fate });
        outcome.unkept += 1;
      }
      untried.delete(file);
    });
  } finally {
    await giveBack(deps.pool, [...untried], { dueInMs: 0, problem: null });
  }
  return outcome;
}

/**
 * Counts a file as kept, in one transaction with its bytes; false when the quota has no room for them by now. A claim
 * that is over is somebody else's file, or, if its clip is gone, nobody's.
 */
async function keep(
  { pool, now, store }: LaneDeps,
  file: ClaimedFile,
  stored: Stored & { contentType: string },
): Promise<boolean> {
  const { clipId, channelId } = file;
  try {
    await withTransaction(async (tx) => {
      if (!(await markKept(tx, file, { ...stored, at: now })))
        return removeForgotten(tx, store.name, file.key);
      if (!(await countKept(tx, channelId, stored.bytes))) throw new NoRoom();
      await appendEvents(tx, [{ kind: "clip.changed", payload: { channelId, clipId, change: "file" } }]);
    }, pool);
    return true;
  } catch (error) {
    if (error instanceof NoRoom) return false;
    throw error;
  }
}

class NoRoom extends Error {}

/** Others that were fetched meanwhile took the room. The file goes before its row says that it is not there. */
async function withoutRoom({ store }: LaneDeps, { key }: ClaimedFile, { bytes }: Stored): Promise<Unfetched> {
  await store.remove(key);
  return new Unfetched("no-room", bytes);
}
