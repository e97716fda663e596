import type { Person } from "@/lib/auth/core/policy";
import { channelWithFacts } from "@/lib/chat";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { TallyError } from "@/lib/kernel/errors";

/**
 * The connected channel of that login, whose order the person looks after.
 * @throws TallyError not_found alike when it was never connected and when it is not theirs
 */
export async function moderatedChannel(db: Db, person: Person, login: string): Promise<BroadcasterRef> {
  const found = await channelWithFacts(db, person, login);
  if (!found) {
    if (person.login !== login) throw new TallyError("not_found", "There is nothing here.");
    throw new TallyError("not_found", "Your channel is not connected yet. Connect it in the studio first.");
  }
  authorize(person, () => ({ action: "moderation.manage", ...found.facts }));
  return found.channel;
}
