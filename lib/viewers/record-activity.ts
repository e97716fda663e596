import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { type Activity, type Noted, notesOf, summaryOf } from "./core/activity";
import { notesOfText, textOfNotes } from "./core/note-text";
import * as queue from "./repository-activity";
import * as repository from "./repository-record";

/** Batches counted in one transaction. */
const AT_ONCE = 20;

/**
 * Notes who wrote, in the transaction in which their messages are stored; the rows are those that were not there
 * before, so that a batch done twice counts once. Counted they are by `countActivity`.
 */
export async function recordActivity(tx: Db, rows: readonly Activity[]): Promise<void> {
  if (rows.length > 0) await queue.addNotes(tx, textOfNotes(notesOf(rows)));
}

/**
 * Counts what was noted, by person, channel and stream, until nothing is left. Any number of processes may do it at
 * once; one that dies counted a part or nothing of it, and nothing twice. Who was removed from tracking in a channel
 * is left out there.
 */
export async function countActivity(pool: Pool): Promise<void> {
  let batches = AT_ONCE;
  while (batches === AT_ONCE) batches = await withTransaction(countSome, pool);
}

/** The same within a transaction, for whoever is to change the counts: nobody else counts until it ends. */
export async function countAllActivity(tx: Db): Promise<void> {
  let batches = AT_ONCE;
  while (batches === AT_ONCE) batches = await countSome(tx);
}

async function countSome(tx: Db): Promise<number> {
  await queue.becomeOnlyCounter(tx);
  const texts = await queue.takeNotes(tx, AT_ONCE);
  await countNotes(tx, texts.flatMap(notesOfText));
  return texts.length;
}

async function countNotes(tx: Db, notes: readonly Noted[]): Promise<void> {
  const { people, inChannels, atStreams } = summaryOf(await tracked(tx, notes));
  if (people.length === 0) return;
  // Everybody writes people, then streams, then channels: whoever took another turn could deadlock.
  await repository.putPeople(tx, people, { wrote: true });
  const fresh = atStreams.length > 0 ? await repository.putAtStreams(tx, atStreams) : [];
  const newStreams = new Map<string, number>();
  for (const { channelId, personId } of fresh) {
    const key = `${channelId} ${personId}`;
    newStreams.set(key, (newStreams.get(key) ?? 0) + 1);
  }
  await repository.putInChannels(
    tx,
    inChannels.map((seen) => ({
      ...seen,
      newStreams: newStreams.get(`${seen.channelId} ${seen.personId}`) ?? 0,
    })),
  );
}

async function tracked(tx: Db, notes: readonly Noted[]): Promise<readonly Noted[]> {
  const removed = await repository.removedAmong(
    tx,
    [...new Set(notes.map(({ channelId }) => channelId))],
    [...new Set(notes.map(({ personId }) => personId))],
  );
  if (removed.size === 0) return notes;
  return notes.filter(({ channelId, personId }) => !removed.has(`${channelId} ${personId}`));
}
