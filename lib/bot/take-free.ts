import type { Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { writeCoverage } from "./ledger";
import * as repository from "./repository-leases";

/**
 * Takes channels that nobody has, or whose bot is dead; says how many. In the same transaction the ledger learns that
 * a dead bot's channel was not read since its last sign: whoever knows better tells it afterwards, and finds the
 * gap there.
 */
export async function takeFree(pool: Pool, bot: string, channelIds: readonly string[]): Promise<number> {
  if (channelIds.length === 0) return 0;
  return withTransaction(async (tx) => {
    const dead = await repository.lockDead(tx, channelIds);
    const taken = await repository.takeFree(tx, bot, channelIds);
    const unread = dead.flatMap(({ channelId, readUntil }) => {
      if (readUntil === null || !taken.has(channelId)) return [];
      const gap = { from: readUntil, to: Number.POSITIVE_INFINITY, reason: "bot_died" };
      return [{ channelId, read: [], missed: [gap] }];
    });
    await writeCoverage(tx, unread);
    return taken.size;
  }, pool);
}
