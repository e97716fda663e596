import type { Db } from "@/lib/db/client";
import { changesOf, type Move } from "./core/moved";
import { countAllActivity } from "./record-activity";
import * as repository from "./repository-move";
import { putAtStreams } from "./repository-record";

/**
 * Counts people anew at streams, in the transaction in which their messages went to another stream of the channel.
 * Each move may be told once only.
 */
export async function moveActivity(tx: Db, channelId: string, moves: readonly Move[]): Promise<void> {
  // What is moved may be noted, and not counted yet, at the stream it was stored with.
  await countAllActivity(tx);
  const people = [...new Set(moves.map(({ authorId }) => authorId))];
  const tracked = await repository.trackedAmong(tx, channelId, people);
  const { less, more } = changesOf(moves.filter(({ authorId }) => tracked.has(authorId)));
  const streams = new Map<string, number>();
  const count = (personId: string, by: number) => streams.set(personId, (streams.get(personId) ?? 0) + by);
  if (less.length > 0) for (const id of await repository.takeFromStreams(tx, less)) count(id, -1);
  if (more.length > 0) {
    const fresh = await putAtStreams(
      tx,
      more.map((change) => ({ ...change, channelId })),
    );
    for (const { personId } of fresh) count(personId, 1);
  }
  const changes = [...streams]
    .filter(([, by]) => by !== 0)
    .map(([personId, by]) => ({ personId, streams: by }))
    .sort((one, other) => (one.personId < other.personId ? -1 : 1));
  if (changes.length > 0) await repository.changeStreamCounts(tx, channelId, changes);
}
