import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { addressChanged, confirmTokens, enterAddress, getAddress, type MakeConfirmToken } from "@/lib/email";
import type { MailAddress } from "@/lib/email/schema";
import { appendEvents } from "@/lib/events";
import { TallyError } from "@/lib/kernel/errors";
import { mailOf } from "./core/mail-of";
import { queueDeliveries } from "./queue";
import { findStopped } from "./repository-email";

/** What entering addresses needs besides the database. */
export interface AddressDeps {
  pool: Pool;
  makeToken: MakeConfirmToken;
}

const fromEnvironment = (): AddressDeps => ({ pool: db(), makeToken: confirmTokens() });

/**
 * Sends a person's mail to another address from now on: to Twitch's own at once, to another once it is confirmed by the
 * link in the mail that is queued here.
 * @throws TallyError not_found
 */
export async function changeAddress(
  userId: string,
  address: string,
  { pool, makeToken }: AddressDeps = fromEnvironment(),
): Promise<MailAddress> {
  return withTransaction(async (tx) => {
    const confirmation = await enterAddress(tx, userId, address, { makeToken, now: new Date() });
    const verify = confirmation && mailOf(userId, "verify", { address, nonce: confirmation.nonce });
    const after = await getAddress(userId, tx);
    const queued = await queueDeliveries(tx, verify ? [verify] : []);
    await appendEvents(tx, [addressChanged(userId), ...queued]);
    return after;
  }, pool);
}

/**
 * Sends the link that confirms an address once more; the one before is void then.
 * @throws TallyError not_found; conflict when there is nothing to confirm
 */
export async function confirmAgain(
  userId: string,
  deps: AddressDeps = fromEnvironment(),
): Promise<MailAddress> {
  const { address, state } = await getAddress(userId, deps.pool);
  if (address === null || state === "verified") {
    throw new TallyError("conflict", "There is no address that is yet to be confirmed.");
  }
  return changeAddress(userId, address, deps);
}

/**
 * Queues a mail that shows that mail arrives. It goes the way that all go.
 * @throws TallyError not_found; conflict when there is no address that mail goes to
 */
export async function testAddress(userId: string, pool: Pool = db()): Promise<void> {
  const { state } = await getAddress(userId, pool);
  if (state !== "verified") {
    throw new TallyError("conflict", "There is no confirmed address that a test could go to.");
  }
  await withTransaction(
    async (tx) => appendEvents(tx, await queueDeliveries(tx, [mailOf(userId, "test", null)])),
    pool,
  );
}

/**
 * The address to which a person's mail would go, had it not refused some: they should hear of it. Operators do whatever
 * they chose, since alerts are mailed to them. Null: mail arrives, or none is wanted.
 */
export const addressInTrouble = async (
  { id, operator }: { id: string; operator: boolean },
  from: Db = db(),
): Promise<string | null> => (await findStopped(from, id, operator)) ?? null;
