import { createHmac, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";
import { deriveSecret } from "@/lib/secrets/derive";

/** Makes and reads the tokens in links to receipts. */
export interface ReceiptTokens {
  make(receiptId: string): string;
  /** The receipt's id; null: not made here. */
  read(token: string): string | null;
}

const ID_BYTES = 16;
/** 128 bits: nobody guesses them, and the link stays short. */
const SIGNATURE_BYTES = 16;

/** Whoever holds the link may read the receipt: when the account is gone, there is nobody left who could sign in. */
export function createReceiptTokens(secret: string): ReceiptTokens {
  const key = deriveSecret(secret, "deletion receipts v1");
  const sign = (id: Uint8Array) => createHmac("sha256", key).update(id).digest().subarray(0, SIGNATURE_BYTES);
  return {
    make(receiptId) {
      const id = parse(receiptId);
      return Buffer.concat([id, sign(id)]).toString("base64url");
    },
    read(token) {
      const bytes = Buffer.from(token, "base64url");
      // Read back as it was written: base64 has more than one way to write the same bytes.
      if (bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString("base64url") !== token) return null;
      const id = bytes.subarray(0, ID_BYTES);
      if (!timingSafeEqual(bytes.subarray(ID_BYTES), sign(id))) return null;
      return stringify(id);
    },
  };
}
