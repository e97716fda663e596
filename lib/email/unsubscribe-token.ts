import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { packClaim, type UnsubscribeClaim, unpackClaim } from "./core/unsubscribe-claim";

/** Makes and reads the tokens in unsubscribe links. */
export interface UnsubscribeTokens {
  make(claim: UnsubscribeClaim): string;
  /** What a token says. "forged": not made here, or changed on the way; "expired": older than a year. */
  read(token: string, now: Date): UnsubscribeClaim | "forged" | "expired";
}

const YEAR_MS = 365 * 86_400_000;
/** 128 bits: nobody guesses them, and the link stays short. */
const SIGNATURE_BYTES = 16;

/**
 * Tokens that say whose mail of what kind ends, signed so that whoever holds one may end it, signed in or not. The key
 * is derived for this purpose alone (RFC 5869): a token is good for nothing else, and nothing else is good as one.
 */
export function createUnsubscribeTokens(secret: string): UnsubscribeTokens {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "tallylight unsubscribe links v1", 32));
  const sign = (payload: Buffer) =>
    createHmac("sha256", key).update(payload).digest().subarray(0, SIGNATURE_BYTES);
  return {
    make(claim) {
      const payload = Buffer.from(packClaim(claim));
      return Buffer.concat([sign(payload), payload]).toString("base64url");
    },
    read(token, now) {
      const bytes = Buffer.from(token, "base64url");
      // Read back as it was written: base64 has more than one way to write the same bytes.
      if (bytes.length <= SIGNATURE_BYTES || bytes.toString("base64url") !== token) return "forged";
      const payload = bytes.subarray(SIGNATURE_BYTES);
      if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(payload))) return "forged";
      const claim = unpackClaim(payload.toString());
      if (!claim) return "forged";
      return now.getTime() - claim.issuedAt.getTime() > YEAR_MS ? "expired" : claim;
    },
  };
}
