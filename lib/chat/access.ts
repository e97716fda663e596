import { type ChatFacts, can, type Person } from "@/lib/auth/core/policy";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { TallyError } from "@/lib/kernel/errors";
import * as repository from "./repository-access";

/** The channels whose chat a person may read, by name: their own, and those whose owners let them in. */
export async function readableChannels(db: Db, person: Person): Promise<BroadcasterRef[]> {
  const found = await repository.accessOfPerson(db, person.twitchId);
  return found
    .filter((row) => can(person, { action: "chat.read", ...factsOf(row) }) === "allowed")
    .map(channelOf);
}

/**
 * What the policy must know to decide `chat.read` for a person and a channel (its Twitch id). Null: nobody ever
 * connected it, so that there is nothing to read.
 */
export async function chatAccess(db: Db, person: Person, channelId: string): Promise<ChatFacts | null> {
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
): Promise<{ channel: BroadcasterRef; facts: ChatFacts } | null> {
  const row = await repository.accessByLogin(db, person.twitchId, login);
  return row ? { channel: row.channel, facts: factsOf(row) } : null;
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

const channelOf = ({ channel }: repository.AccessRow): BroadcasterRef => channel;
const factsOf = ({ channel, readers, listed }: repository.AccessRow): ChatFacts => ({
  broadcasterId: channel.id,
  readers,
  listed,
});
