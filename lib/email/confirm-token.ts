import { createHash, createHmac, hkdfSync } from "node:crypto";

/** What a link that confirms an address is made of. */
export interface Confirmation {
  userId: string;
  address: string;
  /** A random UUID: another each time that a link is asked for. */
  nonce: string;
}

/** How long a link that confirms an address is good for, in ms. */
export const CONFIRM_MS = 24 * 3_600_000;

/**
 * What stands in the link that confirms an address. It is made anew from what is stored whenever its mail is tried, so
 * that it is kept nowhere: the database has the hash of it, and who reads the database confirms nothing.
 */
export type MakeConfirmToken = (confirmation: Confirmation) => string;

export function createConfirmTokens(secret: string): MakeConfirmToken {
  // RFC 5869: a key for this purpose alone.
  const key = Buffer.from(hkdfSync("sha256", secret, "", "tallylight confirm address v1", 32));
  return ({ userId, address, nonce }) =>
    createHmac("sha256", key).update(`${userId}\n${nonce}\n${address}`).digest("base64url");
}

/** What is stored of a token. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");
