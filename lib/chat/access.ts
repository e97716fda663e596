import { type ChatFacts, can, type ManagerFacts, type Person } from "@/lib/auth/core/policy";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-access";

/** What the policy must know of a person and a channel to decide what they may do there. */
export type ChannelFacts = ChatFacts & ManagerFacts;

/** The channels whose chat a person may read, by name: their own, and those whose owners let them in, by list or as moderators. */
export async function readableChannels(db: Db, person: Person): Promise<BroadcasterRef[]> {
  const found = await channelsOf(db, person);
  return found
    .filter(({ facts }) => can(person, { action: "chat.read", ...facts }) === "allowed")
    .map(({ channel }) => channel);
}

/** A channel with what the policy must know of it and a person. */
export interface ChannelWithFacts {
  channel: BroadcasterRef;
  facts: ChannelFacts;
}

/** The channels with which a person has to do: their own, those that list them and those that they moderate, by name. */
export async function channelsOf(db: Db, person: Person): Promise<ChannelWithFacts[]> {
  const found = await repository.accessOfPerson(db, person.twitchId);
  return found.map(withFacts);
}

/** See `ChannelFacts`; the channel by its Twitch id. Null: nobody ever connected it, so that there is nothing to do. */
export async function channelFacts(db: Db, person: Person, channelId: string): Promise<ChannelFacts | null> {
  const row = await repository.accessById(db, person.twitchId, channelId);
  return row ? factsOf(row) : null;
}

/**
 * The channel of that login, whose chat the person may read.
 * @throws TallyError not_found alike when there is no such channel and when it is not theirs to read
 */
export async function readableChannel(db: Db, person: Person, login: string): Promise<BroadcasterRef> {
  return admitted(person, "chat.read", await repository.accessByLogin(db, person.twitchId, login));
}

/**
 * The channel of that login, which is the person's own: they see who read it, and say who may.
 * @throws TallyError not_found alike when there is no such channel and when it is not theirs
 */
export async function ownChannel(db: Db, person: Person, login: string): Promise<BroadcasterRef> {
  return admitted(person, "chat.share", await repository.accessByLogin(db, person.twitchId, login));
}

/** The channel of that login and what the policy must know of it and the person; null: it was never connected. */
export async function channelWithFacts(
  db: Db,
  person: Person,
  login: string,
): Promise<ChannelWithFacts | null> {
  const row = await repository.accessByLogin(db, person.twitchId, login);
  return row ? withFacts(row) : null;
}

function admitted(
  person: Person,
  action: "chat.read" | "chat.share",
  row: repository.AccessRow | undefined,
): BroadcasterRef {
  if (!row) throw new TallyError("not_found", "There is nothing here.");
  authorize(person, () => ({ action, ...factsOf(row) }));
  return row.channel;
}

const withFacts = (row: repository.AccessRow): ChannelWithFacts => ({
  channel: row.channel,
  facts: factsOf(row),
});
const factsOf = ({ channel, ...facts }: repository.AccessRow): ChannelFacts => ({
  broadcasterId: channel.id,
  ...facts,
});
