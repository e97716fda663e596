import type { Ask, Person } from "@/lib/auth/core/policy";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { TallyError } from "@/lib/kernel/errors";
import { findChannel } from "./repository-read";

/**
 * The channel of that login, whose roles the person may see, or have synced.
 * @throws TallyError not_found alike when it was never connected and when it is not theirs
 */
export async function channelOf(
  db: Db,
  person: Person,
  login: string,
  action: Extract<Ask["action"], "roles.read" | "roles.sync">,
): Promise<BroadcasterRef & { joinWanted: boolean }> {
  const channel = await findChannel(db, login);
  if (!channel) throw new TallyError("not_found", "There is nothing here.");
  authorize(person, () => ({ action, broadcasterId: channel.id }));
  return channel;
}
