import type { Db } from "@/lib/db/client";
import { countAllActivity, recordActivity } from "./record-activity";
import * as repository from "./repository-forget";

/**
 * Deletes what is known of somebody (by Twitch id) as a chatter, everywhere, and says how many records that were. To be
 * called when their messages are gone and while no batch of chat is under way; what they have written since is counted
 * anew.
 */
export async function forgetPerson(tx: Db, twitchId: string): Promise<number> {
  await countAllActivity(tx);
  const records = await repository.deletePerson(tx, twitchId);
  await recordActivity(tx, await repository.remainingOf(tx, twitchId));
  return records;
}
