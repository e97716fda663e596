import type { Outbound } from "@/lib/outbound";
import { signatureOf } from "./signature";

/** Until an answer is there as a whole. Slower receivers answer first and work then. */
const TIMEOUT_MS = 10_000;
/** Of an answer, which is kept for nobody but those who test a webhook. */
const ANSWER_BYTES = 4 * 1024;

/** Where to, and what it is signed with. */
export interface Receiver {
  url: string;
  secret: string;
}

export interface Sending {
  id: string;
  kind: string;
  /** JSON; signed and sent byte by byte as it is. */
  body: string;
  /** When it is sent. */
  at: Date;
  signal: AbortSignal;
}

/**
 * Sends one event to a webhook, once, signed. Every status is an answer; redirects are not followed.
 * @throws OutboundError when there is no answer; the signal's reason
 */
export function sendSigned(outbound: Outbound, { url, secret }: Receiver, sending: Sending) {
  const { id, kind, body, at, signal } = sending;
  const timestamp = at.toISOString();
  return outbound.request({
    url,
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "Tallylight",
      "tallylight-event-id": id,
      "tallylight-event-kind": kind,
      "tallylight-timestamp": timestamp,
      "tallylight-signature": signatureOf(secret, { id, timestamp, body }),
    },
    body,
    timeoutMs: TIMEOUT_MS,
    mostBytes: ANSWER_BYTES,
    signal,
  });
}
