import type { Db } from "@/lib/db/client";
import { type Activity, summaryOf } from "./core/activity";
import * as repository from "./repository-record";

/**
 * Counts people, in the transaction in which their messages are stored; the rows are those that were not there before,
 * so that a batch done twice counts once. Who was removed from tracking in a channel is left out there.
 */
export async function recordActivity(tx: Db, rows: readonly Activity[]): Promise<void> {
  if (rows.length === 0) return;
  const { people, inChannels, atStreams } = summaryOf(await tracked(tx, rows));
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

async function tracked(tx: Db, rows: readonly Activity[]): Promise<readonly Activity[]> {
  const removed = await repository.removedAmong(
    tx,
    [...new Set(rows.map(({ channelId }) => channelId))],
    [...new Set(rows.map(({ authorId }) => authorId))],
  );
  if (removed.size === 0) return rows;
  return rows.filter(({ channelId, authorId }) => !removed.has(`${channelId} ${authorId}`));
}
