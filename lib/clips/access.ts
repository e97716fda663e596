import type { Person } from "@/lib/auth/core/policy";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { TallyError } from "@/lib/kernel/errors";
import { findClipChannel } from "./repository-read-channel";
import { managesClips } from "./sees-clip";

/**
 * The channel of that login, whose clips the person sees, and whether they keep them in order too.
 * @throws TallyError not_found alike when it was never connected and when it is none of theirs
 */
export async function readableChannel(
  db: Db,
  person: Person,
  login: string,
): Promise<{ channel: BroadcasterRef; manages: boolean }> {
  const found = await findClipChannel(db, login);
  if (!found) throw nothingHere();
  const { archived, ...channel } = found;
  const manages = managesClips(person, channel.id);
  if (!manages && !archived) throw nothingHere();
  authorize(person, () => ({ action: "clips.read" }));
  return { channel, manages };
}

/**
 * The channel of that login, whose clips the person keeps in order.
 * @throws TallyError not_found alike when it was never connected and when it is not theirs
 */
export async function managedChannel(db: Db, person: Person, login: string): Promise<BroadcasterRef> {
  const { channel } = await readableChannel(db, person, login);
  authorize(person, () => ({ action: "clips.manage", broadcasterId: channel.id }));
  return channel;
}

/** Said alike of what is not there and of what is none of one's business. */
export const nothingHere = () => new TallyError("not_found", "There is nothing here.");
