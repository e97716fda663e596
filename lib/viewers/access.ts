import type { Person } from "@/lib/auth/core/policy";
import { channelWithFacts } from "@/lib/chat";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { TallyError } from "@/lib/kernel/errors";

/**
 * The channel of that login, whose chatters the person may see, or with `write` may change.
 * @throws TallyError not_found alike when there is no such channel and when it is not theirs
 */
export async function channelOf(
  db: Db,
  person: Person,
  login: string,
  to: "read" | "write",
): Promise<BroadcasterRef> {
  const found = await channelWithFacts(db, person, login);
  if (!found) throw new TallyError("not_found", "There is nothing here.");
  const { channel, facts } = found;
  authorize(person, () =>
    to === "read"
      ? { action: "viewers.read", ...facts }
      : { action: "viewers.write", broadcasterId: channel.id },
  );
  return channel;
}
