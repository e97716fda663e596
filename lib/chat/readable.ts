import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { chatAccess, readableChannels } from "./access";

/** The channels whose chat a person may read, by name. */
export const listReadableChannels = (person: Person, from: Db = db()): Promise<BroadcasterRef[]> =>
  readableChannels(from, person);

/** Whether a person may read the chat of a channel (its Twitch id); false where there is none. */
export async function mayReadChat(person: Person, channelId: string, from: Db = db()): Promise<boolean> {
  const facts = await chatAccess(from, person, channelId);
  return facts !== null && can(person, { action: "chat.read", ...facts }) === "allowed";
}
