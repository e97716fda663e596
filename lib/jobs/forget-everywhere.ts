import { forgetUser } from "@/lib/commands";
import type { Db } from "@/lib/db/client";
import { forgetChatter } from "@/lib/events";
import { forgetModerated } from "@/lib/moderation";
import { forgetAdder } from "@/lib/quotes";
import { forgetPerson } from "@/lib/viewers";

/** What each domain forgets of somebody who has what they wrote erased. A domain that keeps such rows is added here. */
const FORGETTING: readonly ((tx: Db, twitchId: string) => Promise<number>)[] = [
  forgetPerson,
  forgetAdder,
  forgetUser,
  forgetModerated,
  // After their arrivals are gone: one that was being told is in the outbox by then.
  forgetChatter,
];

/** Forgets a person (by Twitch id) wherever they are on record besides the log of chat; says how many records. */
export async function forgetEverywhere(tx: Db, twitchId: string): Promise<number> {
  let records = 0;
  for (const forget of FORGETTING) records += await forget(tx, twitchId);
  return records;
}
