import type { Person } from "@/lib/auth/core/policy";
import { channelFacts, channelWithFacts } from "@/lib/chat";
import type { Db } from "@/lib/db/client";
import type { BroadcasterRef } from "@/lib/events/schema";
import { authorize } from "@/lib/http/authorize";
import { TallyError } from "@/lib/kernel/errors";
import { findById } from "./repository-read";
import type { CommandRow } from "./repository-rows";

/**
 * The connected channel of that login, whose commands the person manages.
 * @throws TallyError not_found alike when it was never connected and when it is not theirs
 */
export async function managedChannel(db: Db, person: Person, login: string): Promise<BroadcasterRef> {
  const found = await channelWithFacts(db, person, login);
  if (!found) {
    if (person.login !== login) throw nothingHere();
    throw new TallyError("not_found", "Your channel is not connected yet. Connect it in the studio first.");
  }
  authorize(person, () => ({ action: "commands.manage", ...found.facts }));
  return found.channel;
}

/**
 * A command that the person manages, deleted or not.
 * @throws TallyError not_found alike when there is none of that id and when it is not theirs
 */
export async function managedCommand(db: Db, person: Person, id: string): Promise<CommandRow> {
  const row = await findById(db, id);
  const facts = row && (await channelFacts(db, person, row.channelId));
  if (!row || !facts) throw nothingHere();
  authorize(person, () => ({ action: "commands.manage", ...facts }));
  return row;
}

const nothingHere = () => new TallyError("not_found", "There is nothing here.");
