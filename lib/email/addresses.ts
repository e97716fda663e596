import { randomUUID } from "node:crypto";
import { type Db, db, type Pool } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/tx";
import { appendEvents } from "@/lib/events";
import type { EventOf } from "@/lib/events/schema";
import { TallyError } from "@/lib/kernel/errors";
import { CONFIRM_MS, type Confirmation, hashOfToken, type MakeConfirmToken } from "./confirm-token";
import { isSameAddress } from "./core/address";
import * as repository from "./repository-address";
import type { MailAddress } from "./schema";

/** How things are with the address that a person's mail goes to. @throws TallyError not_found */
export async function getAddress(userId: string, from: Db = db()): Promise<MailAddress> {
  const row = await repository.findAddress(from, userId);
  if (!row) throw noSuchPerson();
  return {
    address: row.address,
    source: row.isOwn && !isTwitch(row) ? "own" : "twitch",
    state: stateOf(row),
    twitchAddress: row.twitchAddress,
    expiresAt: row.verifiedAt ? null : (row.tokenExpiresAt?.toISOString() ?? null),
    stop: row.stoppedAt && { at: row.stoppedAt.toISOString(), said: row.stopReason ?? "" },
  };
}

function stateOf({ address, isOwn, verifiedAt, stoppedAt }: repository.AddressRow): MailAddress["state"] {
  if (address === null) return "none";
  if (stoppedAt) return "stopped";
  return verifiedAt || !isOwn ? "verified" : "unconfirmed";
}

/**
 * Enters an address in the caller's transaction. Twitch's own counts at once: Twitch tells an address only once its
 * owner has confirmed it there (`user:read:email`). Of another, answers what its mail is to be made of; nothing is sent
 * there until it is confirmed. Entering a stopped one again lifts the stop.
 * @throws TallyError not_found
 */
export async function enterAddress(
  tx: Db,
  userId: string,
  address: string,
  { makeToken, now }: { makeToken: MakeConfirmToken; now: Date },
): Promise<Confirmation | null> {
  if (!(await repository.lockPerson(tx, userId))) throw noSuchPerson();
  const { twitchAddress } = await getAddress(userId, tx);
  if (twitchAddress !== null && isSameAddress(twitchAddress, address)) {
    await repository.deleteAddress(tx, userId);
    return null;
  }
  const confirmation = { userId, address, nonce: randomUUID() };
  const tokenHash = hashOfToken(makeToken(confirmation));
  const expiresAt = new Date(now.getTime() + CONFIRM_MS);
  await repository.putUnconfirmed(tx, { userId, address, tokenHash, expiresAt });
  return confirmation;
}

/** Goes back to Twitch's address, whatever was entered or stopped. Nothing to go back from is fine. */
export async function dropAddress(userId: string, pool: Pool = db()): Promise<void> {
  await withTransaction(async (tx) => {
    await repository.lockPerson(tx, userId);
    if (await repository.deleteAddress(tx, userId)) await appendEvents(tx, [addressChanged(userId)]);
  }, pool);
}

/** The address that a link would confirm; null when the link was used, replaced or is too old. */
export const readConfirmation = async (token: string, now: Date, from: Db = db()): Promise<string | null> =>
  (await repository.findConfirmable(from, hashOfToken(token), now))?.address ?? null;

/** Confirms the address of a link; answers it, or null when the link was used, replaced or is too old. */
export async function confirmAddress(token: string, now: Date, pool: Pool = db()): Promise<string | null> {
  return withTransaction(async (tx) => {
    const confirmed = await repository.confirm(tx, hashOfToken(token), now);
    if (confirmed) await appendEvents(tx, [addressChanged(confirmed.userId)]);
    return confirmed?.address ?? null;
  }, pool);
}

/**
 * Sends nothing more to an address that its server refused for good, until its owner enters or confirms it anew. Who has
 * changed it meanwhile keeps what they changed it to.
 */
export async function stopAddress(
  refused: { userId: string; address: string; reason: string; now: Date },
  pool: Pool = db(),
): Promise<void> {
  await withTransaction(async (tx) => {
    // Else an address that is being left at this moment would be put back.
    await repository.lockPerson(tx, refused.userId);
    if (await repository.stop(tx, refused)) await appendEvents(tx, [addressChanged(refused.userId)]);
  }, pool);
}

/** Says that a person's mail goes elsewhere, or nowhere. */
export const addressChanged = (userId: string): EventOf<"preferences.changed"> => ({
  kind: "preferences.changed",
  payload: { userId, what: "address" },
});

/** Of Twitch's own there is a row only when it is stopped. */
const isTwitch = ({ address, twitchAddress }: repository.AddressRow) =>
  address !== null && twitchAddress !== null && isSameAddress(address, twitchAddress);

const noSuchPerson = () => new TallyError("not_found", "This account does not exist any more.");
