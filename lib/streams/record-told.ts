import { linkClipsSince } from "@/lib/clips";
import type { Db, Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { findOverlap, findRecorded, insertRecorded, type PastSession } from "./repository-record";
import { becomeOnlySessionWriter } from "./repository-sessions";

/** A stream of which Twitch told that it began and that it ended. */
export interface ToldSession extends PastSession {
  broadcasterId: string;
}

/**
 * Puts streams on record that were over before anybody could see them, and says which of them, by Twitch's ids, are
 * on record now. One that is known stays as it is; what would overlap another of its channel is left out. Nobody is
 * told of it: whoever was not told that it began has nothing to be told.
 */
export async function recordTold(pool: Pool, sessions: readonly ToldSession[]): Promise<Set<string>> {
  const recorded = new Set<string>();
  for (const session of sessions) {
    // Nearly all were seen on air: others need not wait for that.
    if (await isRecorded(pool, session)) recorded.add(session.twitchStreamId);
    else if (await record(pool, session)) {
      recorded.add(session.twitchStreamId);
      await linkClipsSince(pool, session.broadcasterId, session.startedAt);
    }
  }
  return recorded;
}

const isRecorded = async (db: Db, { broadcasterId, twitchStreamId }: ToldSession): Promise<boolean> =>
  (await findRecorded(db, broadcasterId, twitchStreamId)) !== undefined;

function record(pool: Pool, session: ToldSession): Promise<boolean> {
  const { broadcasterId, ...past } = session;
  return withTransaction(async (tx) => {
    await becomeOnlySessionWriter(tx);
    if (await isRecorded(tx, session)) return true;
    if (await findOverlap(tx, broadcasterId, past)) return false;
    return (await insertRecorded(tx, broadcasterId, past, "eventsub")) !== undefined;
  }, pool);
}
