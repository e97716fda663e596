import { can, type Person } from "@/lib/auth/core/policy";
import { type Db, db } from "@/lib/db/client";
import * as repository from "./repository-outbox";

/** How many mails are listed. */
const MOST = 500;

/** Whose mail of the local outbox somebody sees: their own, or everybody's (null) where they run the machine it is on. */
const seenBy = (person: Person): string | null =>
  can(person, { action: "mail.outbox" }) === "allowed" ? null : person.id;

/** The latest mails of the local outbox that this person may see, and whether that is everybody's. */
export async function listOutbox(
  person: Person,
  from: Db = db(),
): Promise<{ mails: repository.OutboxRow[]; everybodys: boolean }> {
  const userId = seenBy(person);
  return { mails: await repository.list(from, userId, MOST), everybodys: userId === null };
}

/** A mail of the local outbox with its parts; null when it is not there, or not for this person to see. */
export const readOutbox = (
  id: string,
  person: Person,
  from: Db = db(),
): Promise<repository.OutboxMail | null> => repository.find(from, id, seenBy(person));
