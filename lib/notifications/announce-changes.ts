import { v7 as uuidv7 } from "uuid";
import type { Db } from "@/lib/db/client";
import { differenceOf } from "./core/render-stream-changed";
import type { StreamChange } from "./repository-changes";
import * as repository from "./repository-changes";

/**
 * How long a change waits for more before it is told, in ms. Streamers set title and category one after the other,
 * and Twitch sends an event for each; who hears of one category hardly minds hearing ten seconds later.
 */
const GATHER_MS = 10_000;

/**
 * Announces changes, at most one of a stream, in the transaction that made them. One that follows another of the same
 * stream before that was told joins it: one message. What is undone before it was told is not told, and neither is
 * what nobody wants to hear. Expects that nobody else announces changes meanwhile (lib/live lets one write at a time).
 */
export async function announceChanges(tx: Db, changes: readonly StreamChange[]): Promise<void> {
  const real = changes.filter(({ before, after }) => {
    const changed = differenceOf(before, after);
    return changed.title || changed.category;
  });
  if (real.length === 0) return;
  const joined = new Set(await repository.joinWaiting(tx, real));
  await repository.takeBackUndone(tx, [...joined]);
  const apart = real.filter(({ broadcasterId }) => !joined.has(broadcasterId));
  const wanted = new Set(
    await repository.whoseChangesAreWanted(
      tx,
      apart.map(({ broadcasterId }) => broadcasterId),
    ),
  );
  const told = apart.filter(({ broadcasterId }) => wanted.has(broadcasterId));
  await repository.insertChanges(tx, told.map(withId), GATHER_MS);
}

/** Takes back what was to be told of streams that have ended: nobody can look at it any more. */
export async function takeBackChanges(
  tx: Db,
  streams: readonly { broadcasterId: string; streamId: string }[],
): Promise<void> {
  if (streams.length > 0) await repository.takeBackOf(tx, streams);
}

/** The id stands for the moment of telling, since entries of the inbox are in the order of their ids. */
const withId = (change: StreamChange) => ({ ...change, id: uuidv7({ msecs: Date.now() + GATHER_MS }) });
