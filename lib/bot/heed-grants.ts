import { db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import * as repository from "./repository-channels";

/**
 * Somebody signed in and may have let the bot into their channel, which then costs nothing of the budget. The
 * other way round nothing changes: Twitch keeps what was allowed, also when a later sign-in asked for less.
 */
export async function heedGrants(userId: string, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    const channelId = await repository.putExempt(tx, userId);
    if (channelId === undefined) return;
    await appendEvents(tx, [{ kind: "channel.changed", payload: { channelId, change: "settings" } }]);
  }, pool);
}
