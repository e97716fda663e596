import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import * as repository from "./repository";
import * as mail from "./repository-unsubscribe";
import type { EndOfMail, MailWishes } from "./schema";
import { tellChange } from "./service";

/**
 * Ends mails of a person: all of them with the digest, the digest alone, or those about one broadcaster. Answers what
 * was wished for before, so that it can be undone; null when there is no such person. Ending twice is fine.
 */
export async function endMail(userId: string, end: EndOfMail, pool: Pool = db()): Promise<MailWishes | null> {
  return withTransaction(async (tx) => {
    const before = await repository.lockPreferences(tx, userId);
    if (!before) return null;
    const { email, digest } = before;
    if (end.what === "broadcaster") {
      const wished = await mail.swapEmail(tx, userId, [{ broadcasterId: end.broadcasterId, email: false }]);
      await tellChange(tx, userId);
      return { broadcasters: wished };
    }
    if (end.what === "digest") {
      await repository.putPreferences(tx, userId, { ...before, digest: "off" });
      await tellChange(tx, userId);
      return { digest, broadcasters: [] };
    }
    await repository.putPreferences(tx, userId, { ...before, email: false, digest: "off" });
    // A wish for mail about one broadcaster would outlive the switch for all.
    const asked = await mail.listEmailOn(tx, userId);
    const wished = await mail.swapEmail(
      tx,
      userId,
      asked.map((broadcasterId) => ({ broadcasterId, email: null })),
    );
    await tellChange(tx, userId);
    return { email, digest, broadcasters: wished };
  }, pool);
}

/**
 * Wishes for mail as they were before they were ended. What was not ended stays as it is by now, and what the person
 * has switched on again meanwhile stays on.
 */
export async function resumeMail(userId: string, wishes: MailWishes, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    const now = await repository.lockPreferences(tx, userId);
    if (!now) return;
    const email = now.email || wishes.email === true;
    const digest = now.digest === "off" ? (wishes.digest ?? "off") : now.digest;
    await repository.putPreferences(tx, userId, { ...now, email, digest });
    await mail.swapEmail(tx, userId, wishes.broadcasters);
    await tellChange(tx, userId);
  }, pool);
}

/** What a broadcaster is called; null when they are not known here any more. */
export const nameOfBroadcaster = async (broadcasterId: string, from: Db = db()): Promise<string | null> =>
  (await mail.findName(from, broadcasterId)) ?? null;
