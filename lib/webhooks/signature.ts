import { createHmac } from "node:crypto";

/** What is signed of a request: its id, its time and its body, one after the other, as Twitch does it. */
export interface Signed {
  id: string;
  /** RFC 3339, as in the header. */
  timestamp: string;
  /** The bytes as they are sent. */
  body: string | Buffer;
}

/** `sha256=` and the HMAC-SHA256 in hex, for the header Tallylight-Signature. */
export const signatureOf = (secret: string, { id, timestamp, body }: Signed): string =>
  `sha256=${createHmac("sha256", secret).update(id).update(timestamp).update(body).digest("hex")}`;
