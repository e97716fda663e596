import { recordAudit } from "@/lib/audit";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { queueDeliveries } from "@/lib/deliveries";
import { now as instanceNow } from "@/lib/env/clock";
import { env } from "@/lib/env/server";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { gone } from "./exports";
import { noticeMail } from "./notice-mail";
import { createReceiptTokens } from "./receipt-token";
import * as repository from "./repository-deletion";
import { lockPerson } from "./repository-exports";
import type { AccountDeletion, DeletionInput, DeletionReceipt, DeletionStatus } from "./schema";

const DAY_MS = 86_400_000;

const tokens = () => createReceiptTokens(env().AUTH_SECRET);
const pathOf = (receiptId: string): string => `/receipt/${tokens().make(receiptId)}`;

/**
 * Asks for the account to be deleted when the days of grace are over; until then nothing changes, and it can be taken
 * back. Asking again changes what goes with it, not when.
 * @throws TallyError unprocessable when the login is not theirs, conflict when it has begun, not_found
 */
export async function askDeletion(
  { id: userId, login }: { id: string; login: string },
  input: DeletionInput,
  pool: Pool = db(),
  now: Date = instanceNow(),
): Promise<AccountDeletion> {
  if (input.login !== login.toLowerCase()) {
    throw new TallyError("unprocessable", "Type your own name to delete your account.", {
      fields: [{ field: "login", message: "must be your own login" }],
    });
  }
  const dueAt = new Date(now.getTime() + env().ACCOUNT_GRACE_DAYS * DAY_MS);
  const { eraseChat, deleteChannel } = input;
  return withTransaction(async (tx) => {
    if (!(await lockPerson(tx, userId))) throw gone();
    const before = await repository.findDeletion(tx, userId);
    if (before?.begunAt) throw begun();
    await repository.putDeletion(tx, { userId, askedAt: now, dueAt, eraseChat, deleteChannel });
    const row = await repository.findDeletion(tx, userId);
    if (!row) throw new Error("a deletion that was put is not there");
    await recordAudit(tx, {
      action: "account.delete",
      target: { kind: "account", id: userId },
      after: { eraseChat, deleteChannel, dueAt: row.dueAt.toISOString() },
    });
    const mail = noticeMail(userId, { notice: "deletion", path: pathOf(row.receiptId), until: row.dueAt });
    await appendEvents(tx, before ? [] : await queueDeliveries(tx, [mail]));
    return viewOf(row);
  }, pool);
}

/**
 * Keeps the account after all. Nobody asked for its end is fine.
 * @throws TallyError conflict when it has begun
 */
export async function keepAccount(
  { id: userId }: { id: string },
  pool: Pool = db(),
  now: Date = instanceNow(),
): Promise<void> {
  await withTransaction(async (tx) => {
    if (!(await lockPerson(tx, userId))) throw gone();
    if (await repository.dropDeletion(tx, userId, now)) {
      await recordAudit(tx, { action: "account.keep", target: { kind: "account", id: userId } });
      const mail = noticeMail(userId, { notice: "kept", path: "/settings/account", until: null });
      await appendEvents(tx, await queueDeliveries(tx, [mail]));
    } else if (await repository.findDeletion(tx, userId)) throw begun();
  }, pool);
}

/** Whether the account is to be deleted, and when. */
export async function deletionOf({ id }: { id: string }, from: Db = db()): Promise<DeletionStatus> {
  const row = await repository.findDeletion(from, id);
  return { deletion: row && viewOf(row) };
}

/**
 * What is left of an account that was deleted, for whoever holds the link.
 * @throws TallyError not_found when the link was not made here
 */
export async function readReceipt(token: string, from: Db = db()): Promise<DeletionReceipt> {
  const id = tokens().read(token);
  const row = id && (await repository.findReceipt(from, id));
  if (!row) throw new TallyError("not_found", "There is no such receipt. Check that the link is whole.");
  return {
    id: row.id,
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    keptAt: row.keptAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    counts: row.counts,
  };
}

const viewOf = (row: repository.DeletionRow): AccountDeletion => ({
  askedAt: row.askedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  eraseChat: row.eraseChat,
  deleteChannel: row.deleteChannel,
  begun: row.begunAt !== null,
  receiptPath: pathOf(row.receiptId),
});

const begun = () =>
  new TallyError("conflict", "Your account is being deleted now: it cannot be kept any more.");
