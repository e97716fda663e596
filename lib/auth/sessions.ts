import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import * as repository from "./repository";

// Knows nothing of Next, so that the worker can import it.

/** Ends one session and closes its open sockets. `hash`: see session-cookie. A session that is gone is fine. */
export async function endSession(hash: string, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    const userId = await repository.deleteSession(tx, hash);
    if (userId) {
      await appendEvents(tx, [{ kind: "session.ended", payload: { userId, sessionHash: hash } }]);
    }
  }, pool);
}

/**
 * Ends every session of these Twitch users: their consent is gone, so they must sign in again. Who has no
 * session is passed over, which makes it harmless to run twice. Says how many people it met.
 */
export async function endSessionsOf(twitchUserIds: readonly string[], pool: Pool = db()): Promise<number> {
  if (twitchUserIds.length === 0) return 0;
  return withTransaction(async (tx) => {
    const userIds = await repository.deleteSessionsOf(tx, twitchUserIds);
    await appendEvents(
      tx,
      userIds.map((userId) => ({ kind: "session.ended", payload: { userId, sessionHash: null } })),
    );
    return userIds.length;
  }, pool);
}
