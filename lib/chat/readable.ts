import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { type ChannelFacts, channelFacts, channelsOf, channelWithFacts, readableChannels } from "./access";

/** The channels whose chat a person may read, by name. */
export const listReadableChannels = (person: Person, from: Db = db()): Promise<BroadcasterRef[]> =>
  readableChannels(from, person);

/** What a person may do in a channel that may not be theirs. */
export interface ChannelRights {
  /** Reads its chat, and sees who is in it. */
  reads: boolean;
  /** Looks after its commands, timers, quotes and moderation. */
  manages: boolean;
}

/** What a person may do in the channel of that login (`channelId`: its Twitch id); nothing where there is none. */
export async function channelRights(
  person: Person,
  login: string,
  from: Db = db(),
): Promise<{ channelId: string | null; rights: ChannelRights }> {
  const found = await channelWithFacts(from, person, login);
  if (!found) return { channelId: null, rights: { reads: false, manages: false } };
  return { channelId: found.channel.id, rights: rightsBy(person, found.facts) };
}

/**
 * The channels in which a person may do something because they are theirs or because their owners let them, by name.
 * What operators may do everywhere does not count here.
 */
export async function listOpenChannels(
  person: Person,
  from: Db = db(),
): Promise<{ channel: BroadcasterRef; rights: ChannelRights }[]> {
  const nobodySpecial = { ...person, operator: false };
  const found = await channelsOf(from, nobodySpecial);
  return found
    .map(({ channel, facts }) => ({ channel, rights: rightsBy(nobodySpecial, facts) }))
    .filter(({ rights }) => rights.reads || rights.manages);
}

const rightsBy = (person: Person, facts: ChannelFacts): ChannelRights => ({
  reads: can(person, { action: "chat.read", ...facts }) === "allowed",
  manages: can(person, { action: "commands.manage", ...facts }) === "allowed",
});

/** Whether a person may read the chat of a channel (its Twitch id); false where there is none. */
export async function mayReadChat(person: Person, channelId: string, from: Db = db()): Promise<boolean> {
  const facts = await channelFacts(from, person, channelId);
  return facts !== null && can(person, { action: "chat.read", ...facts }) === "allowed";
}

/** Whether a person hears what is edited in a channel (its Twitch id), because they manage it; false where there is none. */
export async function mayManage(person: Person, channelId: string, from: Db = db()): Promise<boolean> {
  const facts = await channelFacts(from, person, channelId);
  return facts !== null && can(person, { action: "room.managers", ...facts }) === "allowed";
}
